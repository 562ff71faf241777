package com.example;

import io.github.cdksecurityhub.AutoEnableStandards;
import io.github.cdksecurityhub.OrganizationConfiguration;
import io.github.cdksecurityhub.SecurityHubOrganizationConfiguration;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** Security Hub and its default standards for every new account, in the Region of the stack. */
public final class SecurityBaseline extends Stack {
  /** Declares it; {@code props} say in which account and Region. */
  public SecurityBaseline(Construct scope, String id, StackProps props) {
    super(scope, id, props);
    SecurityHubOrganizationConfiguration.Builder.create(this, "SecurityHub")
        .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
        .build();
  }

  /** Synthesizes; the CDK's command line runs this. */
  public static void main(String[] arguments) {
    App app = new App();
    StackProps props =
        StackProps.builder()
            .env(
                Environment.builder()
                    .account(System.getenv("CDK_DEFAULT_ACCOUNT"))
                    .region(System.getenv("CDK_DEFAULT_REGION"))
                    .build())
            // Deleting the stack puts back what was there before it: not by accident.
            .terminationProtection(true)
            .build();
    new SecurityBaseline(app, "SecurityHubOrganization", props);
    app.synth();
  }
}

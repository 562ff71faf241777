package com.example;

import io.github.cdksecurityhub.AutoEnableStandards;
import io.github.cdksecurityhub.OrganizationConfiguration;
import io.github.cdksecurityhub.SecurityHubOrganizationConfiguration;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** Security Hub and its default standards for every new account, in five Regions from one stack. */
public final class Regions extends Stack {
  /** Declares it; {@code props} say in which account and Region. */
  public Regions(Construct scope, String id, StackProps props) {
    super(scope, id, props);
    SecurityHubOrganizationConfiguration.Builder.create(this, "SecurityHub")
        .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
        .regions(List.of("us-east-1", "eu-west-1", "eu-central-1", "ap-southeast-2", "us-west-2"))
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
    new Regions(app, "SecurityHubOrganization", props);
    app.synth();
  }
}

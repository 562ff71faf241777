package com.example;

import io.github.cdksecurityhub.ControlFindings;
import io.github.cdksecurityhub.LinkedRegions;
import io.github.cdksecurityhub.SecurityHubCentralConfiguration;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * Central configuration in all Regions, with consolidated control findings; the stack's Region is
 * the home Region. Until a policy says otherwise accounts stay as they are.
 */
public final class Central extends Stack {
  /** Declares it; {@code props} say in which account and Region. */
  public Central(Construct scope, String id, StackProps props) {
    super(scope, id, props);
    SecurityHubCentralConfiguration.Builder.create(this, "SecurityHub")
        .linkedRegions(LinkedRegions.all())
        .controlFindings(ControlFindings.CONSOLIDATED)
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
    new Central(app, "SecurityHubOrganization", props);
    app.synth();
  }
}

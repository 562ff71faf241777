package com.example;

import io.github.cdksecurityhub.ConfigurationPolicy;
import io.github.cdksecurityhub.ControlParameter;
import io.github.cdksecurityhub.IConfigurationPolicy;
import io.github.cdksecurityhub.LinkedRegions;
import io.github.cdksecurityhub.PolicyTarget;
import io.github.cdksecurityhub.SecurityHubCentralConfiguration;
import io.github.cdksecurityhub.Standard;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * Policies over the units of an organization. What has none of its own inherits its parent's, so
 * production gets more than the rest, the sandbox nothing, and one account keeps its own settings.
 */
public final class CentralPolicies extends Stack {
  /** Declares it; {@code props} say in which account and Region. */
  public CentralPolicies(Construct scope, String id, StackProps props) {
    super(scope, id, props);
    SecurityHubCentralConfiguration.Builder.create(this, "SecurityHub")
        .linkedRegions(LinkedRegions.all())
        .policy(baseline().appliesTo(PolicyTarget.root(context("root"))))
        .policy(production().appliesTo(PolicyTarget.organizationalUnit(context("production"))))
        .policy(
            ConfigurationPolicy.disabled("sandbox")
                .description("Nothing to protect here")
                .appliesTo(PolicyTarget.organizationalUnit(context("sandbox"))))
        .policy(
            ConfigurationPolicy.selfManaged()
                .appliesTo(PolicyTarget.account(context("selfManagedAccount"))))
        .build();
  }

  private static IConfigurationPolicy baseline() {
    return ConfigurationPolicy.enabled("baseline")
        .description("What every account has")
        .standards(Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0)
        .disableControls("EC2.8", "S3.9");
  }

  private static IConfigurationPolicy production() {
    return ConfigurationPolicy.enabled("production")
        .description("Accounts that customers depend on")
        .standards(
            Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0, Standard.CIS_AWS_FOUNDATIONS_5_0_0)
        .parameter("ACM.1", "daysToExpiration", ControlParameter.integer(60));
  }

  /** An id of your organization, out of cdk.json or -c. */
  private String context(String key) {
    String value = String.valueOf(getNode().tryGetContext(key));
    if (value.equals("null") || value.startsWith("YOUR_")) {
      throw new IllegalArgumentException(
          "Cannot synthesize: \"%s\" is not set. Write it into cdk.json, or pass -c %s=...; README.md says where to find it."
              .formatted(key, key));
    }
    return value;
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
    new CentralPolicies(app, "SecurityHubOrganization", props);
    app.synth();
  }
}

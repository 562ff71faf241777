package com.example;

import io.github.cdksecurityhub.ConfigurationPolicy;
import io.github.cdksecurityhub.LinkedRegions;
import io.github.cdksecurityhub.PolicyTarget;
import io.github.cdksecurityhub.SecurityHubCentralConfiguration;
import io.github.cdksecurityhub.Standard;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.securityhub.CfnDelegatedAdmin;
import software.constructs.Construct;

/**
 * An organization from its beginning, in two stacks of two accounts: the management account names
 * the delegated administrator, and the administrator's account declares the configuration.
 */
public final class Organization extends Stack {
  /** Declares the configuration, and {@code id} + Administrator before it. */
  public Organization(Construct scope, String id, StackProps props) {
    super(scope, id, in(context(scope, "administrator"), props));
    // Deployed first and destroyed last: Security Hub keeps its administrator while it is central.
    Stack management =
        new Stack(scope, id + "Administrator", in(context(scope, "management"), props));
    CfnDelegatedAdmin.Builder.create(management, "Administrator")
        .adminAccountId(context(scope, "administrator"))
        .build();
    addStackDependency(management);
    SecurityHubCentralConfiguration.Builder.create(this, "SecurityHub")
        .linkedRegions(LinkedRegions.all())
        .policy(
            ConfigurationPolicy.enabled("baseline")
                .standards(Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0)
                .appliesTo(PolicyTarget.root(context(scope, "root"))))
        .build();
  }

  /** Both in the same Region, the home Region, whichever that is. */
  private static StackProps in(String account, StackProps props) {
    Environment.Builder environment = Environment.builder().account(account);
    if (props.getEnv() != null) {
      environment.region(props.getEnv().getRegion());
    }
    return StackProps.builder()
        .description(props.getDescription())
        .terminationProtection(props.getTerminationProtection())
        .env(environment.build())
        .build();
  }

  /** An id of your organization, out of cdk.json or -c. */
  private static String context(Construct scope, String key) {
    String value = String.valueOf(scope.getNode().tryGetContext(key));
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
    new Organization(app, "SecurityHubOrganization", props);
    app.synth();
  }
}

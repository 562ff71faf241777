package io.github.cdksecurityhub.examples;

import io.github.cdksecurityhub.ConfigurationPolicy;
import io.github.cdksecurityhub.ControlParameter;
import io.github.cdksecurityhub.LinkedRegions;
import io.github.cdksecurityhub.PolicyTarget;
import io.github.cdksecurityhub.SecurityHubCentralConfiguration;
import io.github.cdksecurityhub.Standard;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * Several policies over the units of an organization. What has none of its own inherits its
 * parent's, so production gets more than the rest, the sandbox nothing, and one account of it keeps
 * its own settings.
 */
public final class CentralPoliciesExample extends Stack {
  /**
   * Yours: {@code aws organizations list-roots} and {@code list-organizational-units-for-parent}.
   */
  private static final String ROOT = "r-ab12";

  private static final String PRODUCTION = "ou-ab12-production";
  private static final String SANDBOX = "ou-ab12-sandbox0";
  private static final String EXPERIMENT = "111122223333";

  /**
   * Declares it.
   *
   * @param scope the app
   * @param id the stack's name
   * @param props the environment: the delegated administrator's account, and a home Region that is
   *     not an opt-in Region
   */
  public CentralPoliciesExample(Construct scope, String id, StackProps props) {
    super(scope, id, props);
    SecurityHubCentralConfiguration central =
        SecurityHubCentralConfiguration.Builder.create(this, "SecurityHub")
            .linkedRegions(LinkedRegions.all())
            .policy(baseline().appliesTo(PolicyTarget.root(ROOT)))
            .policy(production().appliesTo(PolicyTarget.organizationalUnit(PRODUCTION)))
            .policy(
                ConfigurationPolicy.disabled("sandbox")
                    .description("Nothing to protect here")
                    .appliesTo(PolicyTarget.organizationalUnit(SANDBOX)))
            .policy(ConfigurationPolicy.selfManaged().appliesTo(PolicyTarget.account(EXPERIMENT)))
            .build();
    RegionOutputs.add(this, "", central.getConfiguration().forRegion());
  }

  private static ConfigurationPolicy baseline() {
    return ConfigurationPolicy.enabled("baseline")
        .description("What every account has")
        .standards(Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0)
        .disableControls("EC2.8", "S3.9");
  }

  private static ConfigurationPolicy production() {
    return ConfigurationPolicy.enabled("production")
        .description("Accounts that customers depend on")
        .standards(
            Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0, Standard.CIS_AWS_FOUNDATIONS_5_0_0)
        .parameter("ACM.1", "daysToExpiration", ControlParameter.integer(60));
  }
}

package io.github.cdksecurityhub.examples;

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

/**
 * An organization from its beginning, in two stacks of two accounts: the management account names
 * the delegated administrator, and the administrator's account declares the configuration.
 *
 * <p>What goes wrong first, without the management account's stack as with it:
 *
 * <ul>
 *   <li>Only the delegated administrator may read or write the organization's configuration.
 *       Everybody else, the management account included, gets "Account ... is not an administrator
 *       for this organization": the configuration's stack is in the wrong account.
 *   <li>The administrator is registered Region by Region. Registering the account in AWS
 *       Organizations alone ({@code register-delegated-administrator}) is not enough, and doing it
 *       in one Region is not enough for local configuration in another: deploy the management
 *       account's stack in each such Region. Central configuration needs the home Region alone.
 *   <li>Central configuration cannot be enabled while the management account itself is the
 *       delegated administrator: name another one.
 *   <li>Right after the registration Security Hub syncs the organization's data, for minutes. The
 *       configuration waits that out.
 * </ul>
 *
 * <p>By hand, in place of the first stack, in the management account and the home Region:
 *
 * <pre>{@code
 * aws organizations enable-aws-service-access --service-principal securityhub.amazonaws.com
 * aws securityhub enable-organization-admin-account --admin-account-id 123456789012
 * }</pre>
 *
 * <p>Either way the first of these two commands has to be run once, and Security Hub has to be
 * enabled in the administrator's account and home Region.
 */
final class OrganizationExample {
  /** Yours: the account that pays. */
  private static final String MANAGEMENT = "111122223333";

  /** Yours: the account that watches; not the management account. */
  private static final String ADMINISTRATOR = "123456789012";

  /** Yours: {@code aws organizations list-roots} in the management account. */
  private static final String ROOT = "r-ab12";

  private OrganizationExample() {}

  /**
   * Declares both stacks, the management account's to be deployed first and destroyed last:
   * Security Hub keeps its administrator as long as the configuration is central.
   */
  static Stack add(App app, String id, StackProps props) {
    Stack management = new Stack(app, id + "Administrator", in(MANAGEMENT, props));
    CfnDelegatedAdmin.Builder.create(management, "Administrator")
        .adminAccountId(ADMINISTRATOR)
        .build();

    Stack administrator = new Stack(app, id, in(ADMINISTRATOR, props));
    administrator.addStackDependency(management);
    SecurityHubCentralConfiguration central =
        SecurityHubCentralConfiguration.Builder.create(administrator, "SecurityHub")
            .linkedRegions(LinkedRegions.all())
            .policy(
                ConfigurationPolicy.enabled("baseline")
                    .standards(Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0)
                    .appliesTo(PolicyTarget.root(ROOT)))
            .build();
    RegionOutputs.add(administrator, "", central.getConfiguration().forRegion());
    return administrator;
  }

  /** Both in the same Region, the home Region, whichever that is. */
  private static StackProps in(String account, StackProps props) {
    Environment.Builder environment = Environment.builder().account(account);
    if (props.getEnv() != null) {
      environment.region(props.getEnv().getRegion());
    }
    return StackProps.builder()
        .description(props.getDescription())
        .env(environment.build())
        .build();
  }
}

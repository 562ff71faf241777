package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy;
import software.constructs.Construct;

/**
 * How Security Hub is configured in the accounts that the policy applies to.
 *
 * <p>Policies are values: every method returns a new one and leaves the old one as it is.
 *
 * <pre>{@code
 * ConfigurationPolicy.enabled("baseline")
 *     .standards(Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0)
 *     .disableControls("EC2.8", "S3.9")
 *     .appliesTo(PolicyTarget.root("r-ab12"))
 * }</pre>
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/configuration-policies-overview.html">How
 *     configuration policies work</a>
 */
@CheckReturnValue
public abstract sealed class ConfigurationPolicy implements IConfigurationPolicy
    permits NamedPolicy, SelfManagedConfiguration {

  ConfigurationPolicy() {}

  /**
   * A policy that turns Security Hub on.
   *
   * @param name up to 128 letters, digits and {@code - . ! * /}; a policy is known by its name, so
   *     another name is another policy, to which its targets move in place
   * @return a policy with no standard; of the standards that it gets, every control is on
   */
  public static EnabledPolicy enabled(String name) {
    return new EnabledPolicy(PolicyHeader.named(name));
  }

  /**
   * A policy that turns Security Hub off.
   *
   * @param name as for {@link #enabled}
   * @return the policy
   */
  public static DisabledPolicy disabled(String name) {
    return new DisabledPolicy(PolicyHeader.named(name));
  }

  /** {@return what stands for no policy: the accounts configure themselves, Region by Region} */
  public static SelfManagedConfiguration selfManaged() {
    return new SelfManagedConfiguration(List.of());
  }

  /**
   * A policy that exists already, by its id. It is associated with its targets, and neither changed
   * nor deleted.
   *
   * @param configurationPolicyId a UUID, as {@code aws securityhub list-configuration-policies}
   *     shows it; may be a token
   * @return the policy, without targets
   */
  public static IConfigurationPolicy fromPolicyId(String configurationPolicyId) {
    return ImportedPolicy.ofId(
        requireNonNull(configurationPolicyId, "configurationPolicyId is required"));
  }

  /**
   * A policy that exists already, by its ARN. It is associated with its targets, and neither
   * changed nor deleted.
   *
   * @param configurationPolicyArn its ARN, in the stack's account and Region; may be a token
   * @return the policy, without targets
   */
  public static IConfigurationPolicy fromPolicyArn(String configurationPolicyArn) {
    return ImportedPolicy.ofArn(
        requireNonNull(configurationPolicyArn, "configurationPolicyArn is required"));
  }

  @Override
  public abstract ConfigurationPolicy appliesTo(PolicyTarget... targets);

  /** Refuses what Security Hub would refuse, for who declares it. */
  abstract void checkFor(String who);

  /** The name by which a policy is known; empty where there is no policy to name. */
  abstract Optional<String> name();

  /** The policy's resource; empty where there is no policy to make. */
  abstract Optional<CfnConfigurationPolicy> declare(Construct scope);
}

package io.github.cdksecurityhub;

import java.util.List;

/**
 * A configuration policy with what it applies to: one that is declared here, or one that exists
 * already ({@link ConfigurationPolicy#fromPolicyId}).
 *
 * <p>Policies are values: every method returns a new one and leaves the old one as it is.
 */
@CheckReturnValue
public sealed interface IConfigurationPolicy permits ConfigurationPolicy, ImportedPolicy {

  /**
   * Applies the policy to more targets.
   *
   * @param targets each at most once in all policies together
   * @return the policy with these targets too
   */
  IConfigurationPolicy appliesTo(PolicyTarget... targets);

  /** {@return what the policy applies to, as it was named} */
  List<PolicyTarget> getTargets();
}

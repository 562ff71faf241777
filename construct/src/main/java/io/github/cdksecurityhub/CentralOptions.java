package io.github.cdksecurityhub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options that a {@link SecurityHubCentralConfiguration} takes, written once for both of its
 * builders.
 *
 * <p>Only {@code linkedRegions} is required.
 *
 * @param <B> the builder, returned by every method
 */
public abstract sealed class CentralOptions<B> extends DeclarationOptions<B>
    permits SecurityHubCentralConfiguration.Builder, SecurityHubCentralConfigurationProps.Builder {
  private final List<IConfigurationPolicy> policies = new ArrayList<>();
  private LinkedRegions linkedRegions;

  CentralOptions() {}

  /**
   * The Regions in which the policies hold, beside the stack's, which is the home Region. Required.
   *
   * @param linkedRegions {@link LinkedRegions#all} for instance
   * @return this
   */
  public B linkedRegions(LinkedRegions linkedRegions) {
    this.linkedRegions = given("linkedRegions", linkedRegions);
    return self();
  }

  /**
   * Adds a policy. Default: none, and accounts stay as they are.
   *
   * @param policy the policy with what it applies to
   * @return this
   */
  public B policy(IConfigurationPolicy policy) {
    if (given("policy", policy) != null) {
      policies.add(policy);
    }
    return self();
  }

  /**
   * Adds policies.
   *
   * @param policies the policies, each with what it applies to
   * @return this
   */
  public B policies(List<? extends IConfigurationPolicy> policies) {
    Optional.ofNullable(this.<IConfigurationPolicy>givenAll("policies", policies))
        .ifPresent(this.policies::addAll);
    return self();
  }

  SecurityHubCentralConfigurationProps props(String who) {
    checkGiven(who);
    return new Values.Central(
        onDelete,
        takeOver,
        revision,
        provider,
        controlFindings,
        autoEnableControls,
        linkedRegions,
        List.copyOf(policies));
  }
}

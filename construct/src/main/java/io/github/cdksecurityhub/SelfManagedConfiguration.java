package io.github.cdksecurityhub;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy;
import software.constructs.Construct;

/**
 * The absence of a policy: the accounts that it applies to configure Security Hub themselves, in
 * each Region, and inherit nothing.
 */
public final class SelfManagedConfiguration extends ConfigurationPolicy {
  /** What stands in the place of a policy's id. */
  static final String ID = "SELF_MANAGED_SECURITY_HUB";

  private final List<PolicyTarget> targets;

  SelfManagedConfiguration(List<PolicyTarget> targets) {
    this.targets = targets;
  }

  @Override
  public SelfManagedConfiguration appliesTo(PolicyTarget... more) {
    return new SelfManagedConfiguration(PolicyHeader.joined("a target", targets, more));
  }

  @Override
  public List<PolicyTarget> getTargets() {
    return targets;
  }

  @Override
  void checkFor(String who) {}

  @Override
  Optional<String> name() {
    return Optional.empty();
  }

  @Override
  Optional<CfnConfigurationPolicy> declare(Construct scope) {
    return Optional.empty();
  }
}

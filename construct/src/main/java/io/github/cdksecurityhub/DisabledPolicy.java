package io.github.cdksecurityhub;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** A policy that turns Security Hub off in the accounts that it applies to. */
public final class DisabledPolicy extends ConfigurationPolicy {
  private final PolicyHeader header;

  DisabledPolicy(PolicyHeader header) {
    this.header = header;
  }

  /**
   * Says what the policy is for.
   *
   * @param description up to 512 characters
   * @return the policy with the description
   */
  public DisabledPolicy description(String description) {
    return new DisabledPolicy(header.withDescription(description));
  }

  /**
   * Tags the policy.
   *
   * @param key up to 128 letters and {@code + - = . _ : /}, not beginning with {@code aws:}
   * @param value up to 256 characters
   * @return the policy with the tag
   */
  public DisabledPolicy tag(String key, String value) {
    return new DisabledPolicy(header.withTag(key, value));
  }

  @Override
  public DisabledPolicy appliesTo(Target... targets) {
    return new DisabledPolicy(header.withTargets(targets));
  }

  @Override
  public List<Target> getTargets() {
    return header.targets();
  }

  @Override
  void checkFor(IConstruct construct) {
    PolicyRules.check(construct, this);
  }

  @Override
  Optional<String> name() {
    return Optional.of(header.name());
  }

  @Override
  Optional<CfnConfigurationPolicy> declare(Construct scope) {
    return Optional.of(PolicyResource.declare(scope, this));
  }

  PolicyHeader header() {
    return header;
  }
}

package io.github.cdksecurityhub;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy;
import software.constructs.Construct;

/**
 * A policy that exists under its name, with what all such policies have.
 *
 * @param <P> the policy, returned by every method
 */
public abstract sealed class NamedPolicy<P extends NamedPolicy<P>> extends ConfigurationPolicy
    permits EnabledPolicy, DisabledPolicy {
  private final PolicyHeader header;

  NamedPolicy(PolicyHeader header) {
    this.header = header;
  }

  /**
   * Says what the policy is for.
   *
   * @param description up to 512 characters
   * @return the policy with the description
   */
  public P description(String description) {
    return with(header.withDescription(description));
  }

  /**
   * Tags the policy. Default: none. A policy has at most 50 tags, those of its stack among them.
   *
   * @param key up to 128 letters, digits and {@code + - = . _ : /}, not beginning with {@code aws:}
   * @param value up to 256 characters
   * @return the policy with the tag
   */
  public P tag(String key, String value) {
    return with(header.withTag(key, value));
  }

  @Override
  public P appliesTo(PolicyTarget... targets) {
    return with(header.withTargets(targets));
  }

  @Override
  public List<PolicyTarget> getTargets() {
    return header.targets();
  }

  @Override
  Optional<String> name() {
    return Optional.of(header.name());
  }

  @Override
  void checkFor(String who) {
    PolicyRules.check(who, this);
  }

  @Override
  Optional<CfnConfigurationPolicy> declare(Construct scope) {
    return Optional.of(PolicyResource.declare(scope, this));
  }

  PolicyHeader header() {
    return header;
  }

  /** The same policy under another header. */
  abstract P with(PolicyHeader other);
}

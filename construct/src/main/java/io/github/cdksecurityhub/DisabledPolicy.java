package io.github.cdksecurityhub;

import java.util.Optional;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy;
import software.constructs.Construct;

/** A policy that turns Security Hub off in the accounts that it applies to. */
public final class DisabledPolicy extends NamedPolicy<DisabledPolicy> {
  DisabledPolicy(PolicyHeader header) {
    super(header);
  }

  @Override
  void checkFor(String who) {
    PolicyRules.check(who, this);
  }

  @Override
  Optional<CfnConfigurationPolicy> declare(Construct scope) {
    return Optional.of(PolicyResource.declare(scope, this));
  }

  @Override
  DisabledPolicy with(PolicyHeader other) {
    return new DisabledPolicy(other);
  }
}

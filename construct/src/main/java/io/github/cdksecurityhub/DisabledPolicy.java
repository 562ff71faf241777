package io.github.cdksecurityhub;

/** A policy that turns Security Hub off in the accounts that it applies to. */
public final class DisabledPolicy extends NamedPolicy<DisabledPolicy> {
  DisabledPolicy(PolicyHeader header) {
    super(header);
  }

  @Override
  DisabledPolicy with(PolicyHeader other) {
    return new DisabledPolicy(other);
  }
}

package io.github.cdksecurityhub.local.securityhub;

import java.util.Optional;

/** What keeps an organization in central configuration (R28). */
final class LeavingCentral {
  private LeavingCentral() {}

  /** If the update must be refused, the state after the refusal. */
  static Optional<Organization> refusedFor(Case asked) {
    Policies policies = asked.account().policies();
    boolean blocked =
        !policies.associations().isEmpty()
            || (!policies.all().isEmpty()
                && asked.knob(Knob.LEAVING_NEEDS) == Variant.LeavingNeeds.NO_POLICIES);
    if (blocked) {
      return Optional.of(
          asked.withAccount(account -> account.withPolicies(policies.afterOneRefusal())));
    }
    Countdown conflicts =
        asked.region().countdown(Knob.LEAVING_CONFLICTS, asked.behaviour(), asked.now());
    return conflicts.isOver(asked.now())
        ? Optional.empty()
        : Optional.of(
            asked.withRegion(
                s -> s.withCountdown(Knob.LEAVING_CONFLICTS, conflicts.afterOneCall())));
  }
}

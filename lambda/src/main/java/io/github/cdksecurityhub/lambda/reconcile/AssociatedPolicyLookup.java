package io.github.cdksecurityhub.lambda.reconcile;

import java.time.Duration;
import java.util.List;

/** Names the policies that keep an organization central, in the failure that reports them (R28). */
final class AssociatedPolicyLookup {
  /** The first requests of their kind load what they need. */
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private AssociatedPolicyLookup() {}

  /**
   * Returns {@code failed} with the policies' names; as it is where they can't be listed in three
   * seconds: the failure still names the operation that lists them. A list that hangs must not
   * delay the response nor keep the process alive.
   */
  static ReconcileException naming(ReconcileException failed, SecurityHubReader hub)
      throws InterruptedException {
    if (!failed.failure().is(FailureCause.POLICIES_ASSOCIATED)) {
      return failed;
    }
    List<AssociatedPolicy> policies =
        ForEachRegion.inOne(hub::associatedPolicies, problem -> List.of(), LONGEST);
    String names = AssociatedPolicy.summary(policies);
    return names.isEmpty() ? failed : failed.withFailure(failed.failure().withDetail(names));
  }
}

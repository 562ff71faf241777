package io.github.cdksecurityhub.lambda.reconcile;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Names the policies that keep an organization central, in the failure that reports them (R28). */
final class AssociatedPolicyLookup {
  /** The first requests of their kind load what they need. */
  private static final int LONGEST_SECONDS = 3;

  private AssociatedPolicyLookup() {}

  /**
   * Returns {@code failed} with the policies' names; as it is where they can't be listed in five
   * seconds. They are listed on a thread of their own: a list that hangs must not delay the
   * response nor keep the process alive.
   */
  static ReconcileException naming(ReconcileException failed, SecurityHubReader hub)
      throws InterruptedException {
    if (!failed.failure().is(FailureCause.POLICIES_ASSOCIATED)) {
      return failed;
    }
    FutureTask<List<AssociatedPolicy>> listing = new FutureTask<>(hub::associatedPolicies);
    Thread thread = new Thread(listing, "policies");
    thread.setDaemon(true);
    thread.start();
    try {
      String names = AssociatedPolicy.summary(listing.get(LONGEST_SECONDS, TimeUnit.SECONDS));
      return names.isEmpty() ? failed : failed.withFailure(failed.failure().withDetail(names));
    } catch (ExecutionException | TimeoutException e) {
      // Without names the failure still says which operation lists them.
      return failed;
    }
  }
}

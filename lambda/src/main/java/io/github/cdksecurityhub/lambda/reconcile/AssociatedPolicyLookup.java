package io.github.cdksecurityhub.lambda.reconcile;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks which policies keep an organization central, for the words of a failure alone.
 *
 * <p>Whatever becomes of a look, a denial or a list that never answers, it changes no outcome and
 * costs half a second at most: it is made on a thread of its own, and while one hangs there is no
 * other.
 */
final class AssociatedPolicyLookup {
  private static final long PATIENCE_MILLISECONDS = 500;

  private final SecurityHubReader hub;
  private CompletableFuture<List<AssociatedPolicy>> look =
      CompletableFuture.completedFuture(List.of());
  private List<AssociatedPolicy> seen = List.of();

  AssociatedPolicyLookup(SecurityHubReader hub) {
    this.hub = hub;
  }

  /** Returns {@code failure} with what it is about, where that is policies. */
  Failure named(Failure failure) throws InterruptedException {
    return failure.comesFromPolicies()
        ? new Passing.PoliciesStillAssociated(failure.said(), look())
        : failure;
  }

  /** Returns what was seen last. */
  private List<AssociatedPolicy> look() throws InterruptedException {
    if (look.isDone()) {
      look = begin();
      take();
    }
    return seen;
  }

  private void take() throws InterruptedException {
    try {
      seen = look.get(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Without names the failure says as much, and where to find them.
      return;
    }
  }

  private CompletableFuture<List<AssociatedPolicy>> begin() {
    CompletableFuture<List<AssociatedPolicy>> begun = new CompletableFuture<>();
    Thread thread = new Thread(() -> read(begun), "policies");
    thread.setDaemon(true);
    thread.start();
    return begun;
  }

  private void read(CompletableFuture<List<AssociatedPolicy>> begun) {
    try {
      begun.complete(hub.associatedPolicies());
    } catch (SecurityHubException | RuntimeException | Error e) {
      begun.completeExceptionally(e);
    }
  }
}

package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.ownership.LinkedRegions;
import io.github.cdksecurityhub.lambda.ownership.LinkedRegions.Memory;
import io.github.cdksecurityhub.lambda.ownership.OwnedRegion;
import io.github.cdksecurityhub.lambda.ownership.OwnedState;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileResult;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reverts drift in Regions of a stack.
 *
 * @param hubs Security Hub in each Region, also in those that are linked
 */
record RegionHeal(
    DriftRun run, String requestId, Function<AccountRegion, SecurityHub> hubs, Deadline deadline) {

  /**
   * Makes live equal what is declared, as a deployment does.
   *
   * <p>It writes only while live is still what {@code drift} read, while the stack is as it was
   * before, and while the tags name the stack as the owner and this run as the writer: neither
   * another writer nor a deployment in between is overwritten. The next run checks again.
   */
  Drift heal(Drift drift, ProgressListener listener) throws InterruptedException {
    OrganizationConfiguration declared = run.watched().declared().get(drift.place());
    StackGuard guard = new StackGuard(run, drift);
    SecurityHub hub = hubs.apply(drift.place());
    Set<String> settings = declared.hub().fields().keySet();
    OwnedRegion region = new OwnedRegion(hub, settings, requestId, deadline, listener, guard);
    try {
      OwnedState state = region.read();
      Optional<String> obstacle = obstacle(region, state.ownership());
      return obstacle.isPresent()
          ? drift.withStatus(DriftStatus.NOT_HEALED, obstacle.get())
          : heal(region, state, declared, drift, listener);
    } catch (ReconcileException e) {
      listener.failed(e);
      return guard.notHealed(reason(e));
    } finally {
      listener.progress(Phase.REPORT, "publishing the result");
    }
  }

  private Drift heal(
      OwnedRegion region,
      OwnedState state,
      OrganizationConfiguration declared,
      Drift drift,
      ProgressListener listener)
      throws ReconcileException, InterruptedException {
    // Without what the service changes by itself on the way to CENTRAL: the Status, and then the
    // fields that CENTRAL forces (R11).
    Fields found = drift.live().orElseThrow().fields();
    Predicate<LiveConfiguration> isAsFound = live -> ConfigurationFields.of(live).equals(found);
    if (!isAsFound.test(state.live())) {
      // Reverted meanwhile, or changed once more; either way it sends no update.
      return result(
          drift, declared, region.reconcile(state, state.ownership(), any -> false, declared));
    }
    LinkedRegions linked = region.linked(hubs, state.ownership().owner().orElseThrow());
    Memory memory = linked.remember(state.ownership(), state.live(), declared, false);
    Ownership mine = region.writer().claim(memory.ownership());
    Optional<String> obstacle = obstacle(region, mine);
    if (obstacle.isPresent()) {
      region.writer().settle(mine);
      return drift.withStatus(DriftStatus.NOT_HEALED, obstacle.get());
    }
    OwnedState owned = new OwnedState(state.observation(), mine);
    Drift healed = result(drift, declared, region.reconcile(owned, mine, isAsFound, declared));
    try {
      Memory after = linked.putBack(mine, declared);
      region.writer().settle(after.ownership());
      List<String> problems = memory.problemsAnd(after);
      return problems.isEmpty()
          ? healed
          : healed.withStatus(
              healed.status(), "Of linked Regions: " + String.join("; ", problems) + ".");
    } catch (ReconcileException e) {
      // It is reverted all the same.
      listener.failed(e);
      return healed.withStatus(healed.status(), reason(e));
    }
  }

  private static Drift result(
      Drift drift, OrganizationConfiguration declared, ReconcileResult result) {
    Drift now = DriftCheck.compare(drift.place(), declared, result.live());
    return result.written()
        ? now.withChanges(drift.changes()).withStatus(DriftStatus.HEALED, now.reason())
        : now;
  }

  /** Returns why the Region is not this stack's to write; empty where it is. */
  private Optional<String> obstacle(OwnedRegion region, Ownership ownership) {
    Optional<Owner> owner = ownership.owner();
    if (owner.isEmpty()) {
      return Optional.of(
          "The tags of its hub name no owner. Deploy the stack with another revision, which makes"
              + " it the owner again.");
    }
    if (!owner.get().stackId().equals(run.watched().stackId())) {
      return Optional.of(
          "It is managed by "
              + owner.get()
              + ". Declare the Region in one of the two stacks only.");
    }
    return region.writer().isAnother(ownership)
        ? Optional.of("A deployment is writing there. The next run checks it again.")
        : Optional.empty();
  }

  private static String reason(ReconcileException e) {
    String detail = e.failure().detail();
    return switch (e.failure().cause()) {
      case NOT_OWNED ->
          "It was changed again meanwhile, to " + detail + ". The next run checks it again.";
      case DEADLINE_PASSED ->
          "The time for it ran out; still pending: " + detail + ". The next run checks it again.";
      default -> e.message(RetryAction.NEXT_RUN);
    };
  }
}

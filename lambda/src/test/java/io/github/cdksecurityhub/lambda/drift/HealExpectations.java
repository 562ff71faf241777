package io.github.cdksecurityhub.lambda.drift;

import static io.github.cdksecurityhub.lambda.drift.DeclaredCentral.SELF_MANAGED;
import static io.github.cdksecurityhub.lambda.drift.DeclaredCentral.STATUS;
import static io.github.cdksecurityhub.lambda.drift.DeclaredCentral.TARGETS;
import static io.github.cdksecurityhub.lambda.drift.RandomHeals.HOME;
import static io.github.cdksecurityhub.lambda.drift.RandomHeals.STALE;

import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must be true of the results of a run, by what is live and what was changed. */
record HealExpectations(
    FakeClock clock,
    SimulatedCentralHub hub,
    SimulatedCentralStack stack,
    RandomUsers users,
    boolean heals) {

  /** What is in sync for longer than a read can be stale is as it was deployed. */
  void forgive() {
    for (String id : stack.template.resources().keySet()) {
      boolean isInSync =
          hub.since(clock.now().minus(STALE.multipliedBy(2)))
              .allMatch(state -> isInSync(id, state) && !stack.isDeploying());
      if (isInSync) {
        users.touched.remove(id);
      }
    }
    if (isHomeInSync()) {
      users.touched.remove(HOME.region());
    }
  }

  private boolean isInSync(String id, FakeCentralHub state) {
    Map<String, String> ids = stack.physicalIds;
    Optional<Map<String, String>> live = DeclaredCentral.live(id, state, ids);
    boolean isRemoved = live.filter(each -> "PENDING".equals(each.get(STATUS))).isPresent();
    return !isRemoved && stack.template.isInSync(id, live) && hasPolicy(id, state);
  }

  private boolean hasPolicy(String id, FakeCentralHub state) {
    String policy = DeclaredCentral.policy(stack.template.resources().get(id));
    return policy.equals(SELF_MANAGED)
        || DeclaredCentral.live(policy, state, stack.physicalIds).isPresent();
  }

  private boolean isHomeInSync() {
    return users.isCentral() && hub.truth().aggregator.isPresent();
  }

  private void require(ObservedRun run, String id, DriftStatus result) {
    String what = id + " is " + result;
    boolean isRegion = id.equals(HOME.region());
    boolean isStable = stack.status.equals(run.before) && run.before.isComplete();
    switch (result) {
      case IN_SYNC, SETTLING -> {
        require(!run.written.contains(id), what + ", and was written");
        require(!isStable || !run.sawOnlyRemoval(id), what + ", and is being removed");
        if (isStable && !isRegion) {
          require(run.sawInSync(id), what + ", and no read has shown that");
          boolean isNamed = run.trigger.filter(each -> each.id().equals(id)).isPresent();
          Instant since = isNamed ? run.start : run.start.minus(STALE);
          require(
              hub.since(since).anyMatch(state -> run.isInSync(id, state)),
              what + ", and never was");
        }
      }
      case DEPLOYING ->
          require(!isStable || run.before.isInProgress(), what + " without a deployment");
      case HEALED ->
          require(
              isRegion || (run.sent.contains(id) && run.sawHealed(id)),
              what + ", and that is not proven");
      case DRIFTED, NOT_HEALED -> {
        require(heals == (result == DriftStatus.NOT_HEALED), what);
        require(
            users.touched.contains(id) || run.isStackUnknown,
            what + ", and no user has changed it");
        require(!run.before.isInProgress() || run.isStackUnknown, what + " during a deployment");
      }
      case UNREADABLE ->
          require(run.isFaulty || run.isStackUnknown, what + ", and every read succeeded");
    }
  }

  /**
   * What must be true of the results of a run.
   *
   * @param isOk whether it succeeded
   * @param isNew whether it is not the repeat of one that has published
   */
  void require(ObservedRun run, Map<String, DriftStatus> results, boolean isOk, boolean isNew) {
    require(isNew || results.isEmpty(), "the repeat checks again");
    results.forEach((id, result) -> require(run, id, result));
    Set<String> silent = new HashSet<>(run.written);
    silent.removeAll(results.keySet());
    require(silent.isEmpty() || !isNew, "written, and not reported: " + silent);
    if (isOk
        && isNew
        && stack.status.equals(run.before)
        && run.before.isComplete()
        && !results.containsKey(DriftScenario.STACK)) {
      Set<String> all = new HashSet<>(run.declared.resources().keySet());
      all.add(HOME.region());
      require(results.keySet().equals(all), "the results are of " + results.keySet());
    }
  }

  /** Returns the results of a run that nothing disturbs. */
  Map<String, DriftStatus> results() {
    boolean mayHeal = heals && stack.status.isComplete();
    boolean isHome =
        hub.truth().aggregator.filter(each -> each.region().equals(HOME.region())).isPresent();
    Map<String, DriftStatus> expected = new HashMap<>();
    expected.put(HOME.region(), expected(isHomeInSync(), mayHeal && isHome));
    for (String id : stack.template.resources().keySet()) {
      boolean isPossible =
          TARGETS.containsKey(id)
              ? hasPolicy(id, hub.truth()) && (users.isCentral() || isHome)
              : DeclaredCentral.live(id, hub.truth(), stack.physicalIds).isPresent();
      expected.put(id, expected(isInSync(id, hub.truth()), mayHeal && isPossible));
    }
    return expected;
  }

  /** What was healed in that run is live as it is declared. */
  void requireHealed(Map<String, DriftStatus> results) {
    results.forEach(
        (id, result) -> {
          if (result == DriftStatus.HEALED && !id.equals(HOME.region())) {
            require(isInSync(id, hub.truth()), id + " is HEALED, and not as declared");
          }
        });
  }

  private DriftStatus expected(boolean isInSync, boolean isHealed) {
    if (isInSync) {
      return DriftStatus.IN_SYNC;
    }
    if (!heals) {
      return DriftStatus.DRIFTED;
    }
    return isHealed ? DriftStatus.HEALED : DriftStatus.NOT_HEALED;
  }

  private static void require(boolean isTrue, String what) {
    if (!isTrue) {
      throw new AssertionError(what);
    }
  }
}

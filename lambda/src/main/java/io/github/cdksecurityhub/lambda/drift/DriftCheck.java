package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.ForEachRegion;
import io.github.cdksecurityhub.lambda.reconcile.HomeRegionCheck;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubWithSettings;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Checks every declared Region for drift, and heals it. */
public record DriftCheck(DriftRun run, Function<AccountRegion, ProgressListener> logs) {
  private static final Duration LONGEST_APPLY = Duration.ofDays(1);

  /** Returns the result of each Region that is watched; cannot write. */
  public Map<AccountRegion, Drift> check(Function<AccountRegion, SecurityHubReader> hubs)
      throws InterruptedException {
    Map<AccountRegion, OrganizationConfiguration> declared = run.watched().declared();
    return run.check(
        declared.keySet(),
        some -> {
          Deadline deadline = run.readDeadline();
          return ForEachRegion.run(
              some,
              place ->
                  () -> check(hubs.apply(place), declared.get(place), deadline, logs.apply(place)),
              (place, problem) -> unreadable(place, declared.get(place), problem),
              run.limit(deadline));
        });
  }

  /**
   * Reverts what has drifted in Regions that the stack owns, and returns the results with that.
   * Nothing is written afterwards. While it writes, the tags name {@code requestId}.
   */
  public Map<AccountRegion, Drift> heal(
      Map<AccountRegion, Drift> drifts, Function<AccountRegion, SecurityHub> hubs, String requestId)
      throws InterruptedException {
    Map<AccountRegion, Drift> results = new LinkedHashMap<>(drifts);
    results.replaceAll((place, drift) -> run.notHealedIfUnsafe(drift));
    Map<AccountRegion, Drift> healable = new LinkedHashMap<>(results);
    healable.values().removeIf(drift -> drift.status() != DriftStatus.DRIFTED);
    Deadline deadline = run.healDeadline();
    RegionHeal heal = new RegionHeal(run, requestId, hubs, deadline);
    try {
      results.putAll(
          ForEachRegion.run(
              healable.keySet(),
              place -> () -> heal.heal(healable.get(place), logs.apply(place)),
              (place, problem) -> healable.get(place).withStatus(DriftStatus.NOT_HEALED, problem),
              run.limit(deadline)));
      return results;
    } finally {
      deadline.close();
    }
  }

  static Drift check(
      SecurityHubReader hub,
      OrganizationConfiguration declared,
      Deadline deadline,
      ProgressListener listener)
      throws InterruptedException {
    Retries retries = new Retries(deadline, failure -> listener.retrying(Phase.OBSERVE, failure));
    Drift drift = unreadable(hub.place(), declared, "");
    try {
      Set<String> settings = declared.hub().fields().keySet();
      LiveConfiguration live =
          retries
              .call(
                  ApiOperation.DESCRIBE.action(),
                  () -> SecurityHubWithSettings.describe(hub, settings))
              .live();
      drift = compare(hub.place(), declared, live);
      if (declared.isCentral()) {
        new HomeRegionCheck(hub, deadline, retries).requireHere();
      }
      return drift;
    } catch (ReconcileException e) {
      listener.failed(e);
      return without(drift, gone(e.failure()), e.message(RetryAction.NEXT_RUN));
    }
  }

  static Drift unreadable(AccountRegion place, OrganizationConfiguration declared, String reason) {
    return Drift.unreadable(CheckedResource.ofRegion(place, declared), reason);
  }

  static Drift compare(
      AccountRegion place, OrganizationConfiguration declared, LiveConfiguration live) {
    ConfigurationStatus status = live.status();
    List<FieldChange> changes = declared.diff(live);
    if (changes.isEmpty() && status.isFailed()) {
      changes = List.of(statusChange(status));
    }
    DriftStatus compared = DriftStatus.DRIFTED;
    if (changes.isEmpty()) {
      compared = status.isEnabled() ? DriftStatus.IN_SYNC : DriftStatus.SETTLING;
    }
    Drift.Live found =
        new Drift.Live(
            ConfigurationFields.of(live),
            live.summary(),
            status.name(),
            live.statusMessage(),
            Optional.empty());
    return new Drift(
        CheckedResource.ofRegion(place, declared), compared, Optional.of(found), changes, "");
  }

  private static FieldChange statusChange(ConfigurationStatus status) {
    return FieldChange.of("Status", status.toString(), "ENABLED");
  }

  /**
   * Returns a Status that is not settled a day after the stack's last deployment as drift: Security
   * Hub applies a change in minutes (R24), and no event of CloudFormation reports that it doesn't.
   */
  static Drift ifOverdue(Drift drift, StackStatus stack, Instant now) {
    Optional<Instant> deployed =
        stack.lastUpdated().filter(at -> at.plus(LONGEST_APPLY).isBefore(now));
    boolean isSettling = drift.resource().isRegion() && drift.status() == DriftStatus.SETTLING;
    if (!isSettling || deployed.isEmpty()) {
      return drift;
    }
    String why =
        "Security Hub still applies it, although the stack's last deployment began at "
            + deployed.get()
            + ". Ask AWS Support.";
    ConfigurationStatus status = new ConfigurationStatus(drift.live().orElseThrow().status());
    return without(drift, List.of(statusChange(status)), why);
  }

  /** Returns that what the declaration needs is {@code gone}, or could not be read. */
  private static Drift without(Drift drift, List<FieldChange> gone, String why) {
    List<FieldChange> changes = new ArrayList<>(drift.changes());
    changes.addAll(gone);
    return changes.isEmpty()
        ? Drift.unreadable(drift.resource(), why)
        : drift.withChanges(changes).withStatus(DriftStatus.DRIFTED, why);
  }

  /** What a declaration needs and a heal can't make (R13, R14, R29, R30). */
  private static List<FieldChange> gone(Failure failure) {
    AccountRegion place = failure.where();
    return switch (failure.cause()) {
      case NOT_ADMINISTRATOR ->
          List.of(
              FieldChange.of("DelegatedAdministrator", "another account or none", place.account()));
      case NOT_SUBSCRIBED -> List.of(FieldChange.of("SecurityHub", "not enabled", "enabled"));
      case MISSING_FINDING_AGGREGATOR ->
          List.of(FieldChange.of("HomeRegion", "none", place.region()));
      case NOT_HOME_REGION ->
          List.of(FieldChange.of("HomeRegion", failure.detail(), place.region()));
      default -> List.of();
    };
  }
}

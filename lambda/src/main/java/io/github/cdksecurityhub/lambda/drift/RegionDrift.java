package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.model.ConfigurationDiff;
import io.github.cdksecurityhub.lambda.model.ConfigurationDiff.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of checking one Region.
 *
 * @param place the account and Region
 * @param declared what the stack declares there
 * @param status whether it has drifted
 * @param live what was read last; empty where it could not be read
 * @param diff how live differs from what is declared, or differed before it was healed
 * @param reason why it could not be read, is not or can't be reverted, or may be no drift; else
 *     empty
 */
public record RegionDrift(
    AccountRegion place,
    OrganizationConfiguration declared,
    DriftStatus status,
    Optional<LiveConfiguration> live,
    ConfigurationDiff diff,
    String reason) {
  private static final Duration LONGEST_APPLY = Duration.ofDays(1);
  private static final ConfigurationDiff NO_DIFF = new ConfigurationDiff(List.of());

  /** Compares what was read with what is declared; a pure function. */
  static RegionDrift of(
      AccountRegion place, OrganizationConfiguration declared, LiveConfiguration live) {
    ConfigurationDiff diff = ConfigurationDiff.between(declared, live);
    if (diff.isEmpty() && live.status().isFailed()) {
      diff = new ConfigurationDiff(List.of(statusChange(live)));
    }
    DriftStatus status = DriftStatus.DRIFTED;
    if (diff.isEmpty()) {
      status = live.status().isEnabled() ? DriftStatus.IN_SYNC : DriftStatus.SETTLING;
    }
    return new RegionDrift(place, declared, status, Optional.of(live), diff, "");
  }

  private static FieldChange statusChange(LiveConfiguration live) {
    return new FieldChange("Status", live.status().toString(), "ENABLED");
  }

  /** Returns that live could not be read, because of {@code reason}. */
  static RegionDrift unreadable(
      AccountRegion place, OrganizationConfiguration declared, String reason) {
    return new RegionDrift(
        place, declared, DriftStatus.UNREADABLE, Optional.empty(), NO_DIFF, reason);
  }

  /**
   * Returns that something which the declaration needs is gone, or could not be read.
   *
   * @param gone what is gone; empty where that is not known
   * @param why with the next step; a heal can't take it
   */
  RegionDrift without(Optional<FieldChange> gone, String why) {
    List<FieldChange> changes = new ArrayList<>(diff.changes());
    gone.ifPresent(changes::add);
    return changes.isEmpty()
        ? unreadable(place, declared, why)
        : new RegionDrift(
            place, declared, DriftStatus.DRIFTED, live, new ConfigurationDiff(changes), why);
  }

  /**
   * Returns a Status that is not settled a day after the stack's last deployment as drift: Security
   * Hub applies a change in minutes (R24), and no event of CloudFormation reports that it doesn't.
   */
  RegionDrift ifOverdue(StackStatus stack, Instant now) {
    Optional<Instant> deployed =
        stack.lastUpdated().filter(at -> at.plus(LONGEST_APPLY).isBefore(now));
    if (status != DriftStatus.SETTLING || deployed.isEmpty()) {
      return this;
    }
    String why =
        "Security Hub still applies it, although the stack's last deployment began at "
            + deployed.get()
            + ". Ask AWS Support.";
    return without(Optional.of(statusChange(live.orElseThrow())), why);
  }

  /** Returns the same difference with another status, because of {@code why}. */
  RegionDrift withStatus(DriftStatus other, String why) {
    return new RegionDrift(place, declared, other, live, diff, why);
  }

  /**
   * Returns drift as what explains it where that is a deployment, and with the reason not to revert
   * it where what the stack declares is uncertain.
   *
   * @param before the stack's status when the check began
   * @param now its status after the last read
   */
  RegionDrift explainedBy(StackStatus before, StackStatus now) {
    if (status != DriftStatus.DRIFTED) {
      return this;
    }
    if (now.isInProgress()) {
      return withStatus(DriftStatus.DEPLOYING, "the stack is " + now.value() + ".");
    }
    if (!before.isKnown() || !now.isKnown()) {
      String problem = before.isKnown() ? now.problem() : before.problem();
      return withStatus(status, "The status of the stack is not known: " + problem);
    }
    if (!now.equals(before)) {
      return withStatus(DriftStatus.DEPLOYING, "the stack was being deployed a moment ago.");
    }
    return now.isComplete()
        ? this
        : withStatus(
            status,
            "The stack is "
                + now.value()
                + ", so what it declares is not in force: deploy it successfully, or delete this"
                + " function where the stack is gone.");
  }

  /** Returns drift that is not reverted for the reason that it already has. */
  RegionDrift notHealed() {
    return status == DriftStatus.DRIFTED ? withStatus(DriftStatus.NOT_HEALED, reason) : this;
  }

  /** Returns that a heal removed the difference {@code before}. */
  RegionDrift healed(ConfigurationDiff before) {
    return new RegionDrift(place, declared, DriftStatus.HEALED, live, before, reason);
  }
}

package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.model.ConfigurationDiff;
import io.github.cdksecurityhub.lambda.model.ConfigurationDiff.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
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
 * @param reason why it could not be read or healed, or whether it drifted is uncertain; else empty
 */
public record RegionDrift(
    AccountRegion place,
    OrganizationConfiguration declared,
    DriftStatus status,
    Optional<LiveConfiguration> live,
    ConfigurationDiff diff,
    String reason) {
  private static final ConfigurationDiff NO_DIFF = new ConfigurationDiff(List.of());

  /** Compares what was read with what is declared; a pure function. */
  static RegionDrift of(
      AccountRegion place, OrganizationConfiguration declared, LiveConfiguration live) {
    ConfigurationDiff diff = ConfigurationDiff.between(declared, live);
    if (diff.isEmpty() && live.status().isFailed()) {
      FieldChange status = new FieldChange("Status", live.status().toString(), "ENABLED");
      diff = new ConfigurationDiff(List.of(status));
    }
    DriftStatus status = DriftStatus.DRIFTED;
    if (diff.isEmpty()) {
      status = live.status().isEnabled() ? DriftStatus.IN_SYNC : DriftStatus.SETTLING;
    }
    return new RegionDrift(place, declared, status, Optional.of(live), diff, "");
  }

  /** Returns that live could not be read, because of {@code reason}. */
  static RegionDrift unreadable(
      AccountRegion place, OrganizationConfiguration declared, String reason) {
    return new RegionDrift(
        place, declared, DriftStatus.UNREADABLE, Optional.empty(), NO_DIFF, reason);
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

  /** Returns the result in a sentence, for the log, a mail or a chat. */
  public String message() {
    String noun = "The organization configuration of " + place;
    String differences = " (" + diff + ", from live to declared)";
    String because = reason.isEmpty() ? "" : " " + reason;
    return switch (status) {
      case IN_SYNC -> noun + " is as declared: " + summary() + ".";
      case SETTLING ->
          noun + " is as declared, and Security Hub is still applying it: " + summary() + ".";
      case DEPLOYING -> noun + " is not as declared" + differences + ", but may be soon:" + because;
      case DRIFTED ->
          noun
              + " has drifted"
              + differences
              + ". Revert it (manually or with heal()), or update the declaration. A deployment"
              + " reverts it only where it changes what is declared."
              + because;
      case HEALED -> noun + " had drifted" + differences + " and was reverted." + because;
      case NOT_HEALED -> noun + " has drifted" + differences + " and was not reverted." + because;
      case UNREADABLE ->
          "Cannot check the organization configuration of " + place + " for drift." + because;
    };
  }

  private String summary() {
    return live.map(LiveConfiguration::summary).orElse("");
  }
}

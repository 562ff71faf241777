package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.model.ConfigurationDiff;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was found in one Region.
 *
 * @param place where
 * @param declared what the stack declares there
 * @param state what it comes to
 * @param live what was live when it was read last; empty where it could not be read
 * @param diff how live differs from what is declared, or differed before it was healed
 * @param reason why it could not be read or healed, or is too early to tell; may be empty
 */
public record RegionDrift(
    AccountRegion place,
    OrganizationConfiguration declared,
    DriftStatus state,
    Optional<LiveConfiguration> live,
    ConfigurationDiff diff,
    String reason) {
  private static final ConfigurationDiff NONE = new ConfigurationDiff(List.of());

  /** Refuses null. */
  public RegionDrift {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(declared, "declared");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(live, "live");
    Objects.requireNonNull(diff, "diff");
    Objects.requireNonNull(reason, "reason");
  }

  /** Compares what was read with what is declared; a pure function. */
  public static RegionDrift of(
      AccountRegion place, OrganizationConfiguration declared, LiveConfiguration live) {
    ConfigurationDiff diff = ConfigurationDiff.between(declared, live);
    if (diff.isEmpty() && live.status().isFailed()) {
      FieldChange status = new FieldChange("Status", live.status().toString(), "ENABLED");
      diff = new ConfigurationDiff(List.of(status));
    }
    DriftStatus state = DriftStatus.DRIFTED;
    if (diff.isEmpty()) {
      state = live.status().isEnabled() ? DriftStatus.IN_SYNC : DriftStatus.SETTLING;
    }
    return new RegionDrift(place, declared, state, Optional.of(live), diff, "");
  }

  /** Returns that live is not known. */
  public static RegionDrift unreadable(
      AccountRegion place, OrganizationConfiguration declared, String reason) {
    return new RegionDrift(place, declared, DriftStatus.UNREADABLE, Optional.empty(), NONE, reason);
  }

  /** Returns the same drift, taken for something else. */
  public RegionDrift as(DriftStatus other, String why) {
    return new RegionDrift(place, declared, other, live, diff, why);
  }

  /** Returns that this is what a heal came to. */
  public RegionDrift healing(ConfigurationDiff was) {
    return new RegionDrift(place, declared, DriftStatus.HEALED, live, was, reason);
  }

  /** Returns this in a sentence, for the log, a mail or a chat. */
  public String message() {
    String noun = "The organization configuration of " + place;
    String differences = " (" + diff + ", from what is live to what is declared)";
    String cause = reason.isEmpty() ? "" : " " + reason;
    return switch (state) {
      case IN_SYNC -> noun + " is as declared: " + summary() + ".";
      case SETTLING ->
          noun + " is as declared, and Security Hub is still at it: " + summary() + ".";
      case DEPLOYING -> noun + " is not as declared" + differences + ", but it is early:" + cause;
      case DRIFTED ->
          noun
              + " has drifted"
              + differences
              + ". Find out who wrote it; then put it back by hand or by heal(), or declare what is"
              + " live. A deployment puts it back only where it changes what is declared."
              + cause;
      case HEALED -> noun + " had drifted" + differences + " and was put back." + cause;
      case NOT_HEALED -> noun + " has drifted" + differences + " and was not put back." + cause;
      case UNREADABLE ->
          "It is not known whether the organization configuration of "
              + place
              + " has drifted."
              + cause;
    };
  }

  private String summary() {
    return live.map(LiveConfiguration::summary).orElse("");
  }
}

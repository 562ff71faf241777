package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.model.ConfigurationDiff;
import io.github.cdksecurityhub.lambda.model.ConfigurationDiff.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    String reason)
    implements Drift {
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
    return status == DriftStatus.DRIFTED
        ? StackExplanation.of(before, now)
            .map(explained -> withStatus(explained.status(), explained.reason()))
            .orElse(this)
        : this;
  }

  /** Returns drift that is not reverted for the reason that it already has. */
  RegionDrift notHealed() {
    return status == DriftStatus.DRIFTED ? withStatus(DriftStatus.NOT_HEALED, reason) : this;
  }

  /** Returns that a heal removed the difference {@code before}. */
  RegionDrift healed(ConfigurationDiff before) {
    return new RegionDrift(place, declared, DriftStatus.HEALED, live, before, reason);
  }

  @Override
  public DriftedResource resource() {
    return new DriftedResource(ConfigurationFields.RESOURCE_TYPE, place.region(), "", "");
  }

  @Override
  public String noun() {
    return "organization configuration";
  }

  @Override
  public List<FieldDrift> fields() {
    return diff.changes().stream()
        .map(each -> new FieldDrift(each.field(), List.of(each.from()), List.of(each.to())))
        .toList();
  }

  @Override
  public String serviceMessage() {
    return live.map(LiveConfiguration::statusMessage).orElse("");
  }

  @Override
  public String summary() {
    return live.map(LiveConfiguration::summary).orElse("");
  }

  @Override
  public boolean isChangedBy(DriftTrigger trigger) {
    return trigger.isChangeIn(place.region()) && !ResourceDrift.isOfResources(trigger);
  }

  @Override
  public Map<String, Object> declaredJson() {
    return json(declared);
  }

  @Override
  public Optional<Map<String, Object>> liveJson() {
    return live.map(
        found -> {
          Map<String, Object> json = json(found.toConfiguration());
          json.put("status", found.status().name());
          if (!found.statusMessage().isEmpty()) {
            json.put("statusMessage", found.statusMessage());
          }
          return json;
        });
  }

  private static Map<String, Object> json(OrganizationConfiguration configuration) {
    Map<String, Object> json = new LinkedHashMap<>();
    configuration
        .fields()
        .forEach(
            (name, value) -> {
              boolean isBoolean = value.equals("true") || value.equals("false");
              json.put(
                  name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
                  isBoolean ? Boolean.valueOf(value) : value);
            });
    return json;
  }
}

package io.github.cdksecurityhub.local.conformance;

import io.github.cdksecurityhub.local.conformance.Check.Need;
import io.github.cdksecurityhub.local.conformance.Check.Place;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.securityhub.model.DescribeOrganizationConfigurationResponse;

/** Compares the rules with a Security Hub, and leaves it as it found it. */
final class Conformance {
  private final SandboxHub hub;
  private final Place place;
  private final boolean centralAllowed;

  /**
   * What one check came to.
   *
   * @param check the check
   * @param observed what the service showed; empty where it was not checked
   * @param exchanges what went over the wire
   */
  record Result(Check check, Optional<String> observed, List<String> exchanges) {

    boolean differs() {
      return observed.filter(text -> !text.equals(check.expected())).isPresent();
    }
  }

  Conformance(SandboxHub hub, Place place, boolean centralAllowed) {
    this.hub = hub;
    this.place = place;
    this.centralAllowed = centralAllowed;
  }

  /**
   * Makes every check that can be made here.
   *
   * @throws IllegalStateException if the organization is not a sandbox that may be changed
   */
  List<Result> run() {
    List<DescribeOrganizationConfigurationResponse> before =
        List.of(read(place.home()), read(place.other()));
    requireLocal(before);
    Set<Need> given = given();
    List<Result> results = new ArrayList<>();
    try {
      hub.takeExchanges();
      for (Check check : Checks.all()) {
        results.add(
            given.containsAll(check.needs())
                ? make(check)
                : new Result(check, Optional.empty(), List.of()));
      }
    } finally {
      restore(place.home(), before.get(0));
      restore(place.other(), before.get(1));
    }
    return results;
  }

  private Result make(Check check) {
    String observed;
    try {
      observed = Masked.text(check.observation().in(hub, place));
    } catch (RuntimeException e) {
      observed = Masked.text("unexpected: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      observed = "interrupted";
    }
    return new Result(check, Optional.of(observed), hub.takeExchanges());
  }

  private Set<Need> given() {
    Set<Need> given = EnumSet.noneOf(Need.class);
    if (!hasAggregator()) {
      given.add(Need.NO_AGGREGATOR);
    }
    if (centralAllowed) {
      given.add(Need.CENTRAL_ALLOWED);
    }
    return given;
  }

  /** R17: with none, the list has been seen to fail. */
  private boolean hasAggregator() {
    try {
      return hub.hasAggregator(place.home());
    } catch (RuntimeException e) {
      return false;
    }
  }

  private DescribeOrganizationConfigurationResponse read(String region) {
    return hub.in(region).describeOrganizationConfiguration(r -> {});
  }

  private void requireLocal(List<DescribeOrganizationConfigurationResponse> live) {
    for (var one : live) {
      if (!one.organizationConfiguration().configurationTypeAsString().equals("LOCAL")) {
        throw new IllegalStateException(
            "Conformance is checked in a sandbox organization that is LOCAL, and this one is not."
                + " Nothing was changed.");
      }
    }
  }

  private void restore(String region, DescribeOrganizationConfigurationResponse before) {
    String restored =
        hub.update(region, "LOCAL", before.autoEnable(), before.autoEnableStandardsAsString());
    if (!restored.equals("ok")) {
      throw new IllegalStateException(
          "Cannot put back the organization configuration in " + region + ": " + restored);
    }
  }
}

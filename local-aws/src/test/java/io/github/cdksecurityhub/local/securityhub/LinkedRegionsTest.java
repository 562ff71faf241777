package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * R11: what going CENTRAL does in the Regions that the aggregator links, and leaving it does not.
 */
class LinkedRegionsTest extends HubTest {
  private static final LiveConfiguration ON =
      LiveConfiguration.local(true, AutoEnableStandards.DEFAULT);
  private static final String LISTED = "us-east-1";
  private static final String UNLISTED = "eu-north-1";

  private void aggregateOver(RegionLinkingMode mode) {
    List<String> regions = mode.takesRegions() ? List.of(LISTED) : List.of();
    hub.organization().aggregate(HOME, mode, regions);
    hub.in(LISTED).configure(ON);
    hub.in(UNLISTED).configure(ON);
  }

  @ParameterizedTest
  @CsvSource({
    "ALL_REGIONS, true, true",
    "ALL_REGIONS_EXCEPT_SPECIFIED, false, true",
    "SPECIFIED_REGIONS, true, false",
    "NO_REGIONS, false, false",
  })
  @Tag("R11")
  @Tag("R20")
  void theModeSetsWhichRegionsAreEnabledAndLoseTheirSettings(
      RegionLinkingMode mode, boolean listed, boolean unlisted) {
    aggregateOver(mode);
    List.of(LISTED, UNLISTED).forEach(r -> hub.in(r).unsubscribe().removeAdministrator());
    assertThat(home.central().status()).isEqualTo(200);

    assertLinked(LISTED, listed);
    assertLinked(UNLISTED, unlisted);
  }

  private void assertLinked(String region, boolean linked) {
    assertThat(hub.in(region).live()).isEqualTo(linked ? LiveConfiguration.OFF : ON);
    assertThat(hub.in(region).isSubscribed()).isEqualTo(linked);
    assertThat(hub.in(region).isAdministrator()).isEqualTo(linked);
  }

  @Test
  @Tag("R11")
  @Tag("R31")
  void leavingCentralRestoresNothing() {
    hub.set(Knob.PENDING, Lasting.none());
    aggregateOver(RegionLinkingMode.ALL_REGIONS);
    hub.in(HOME).configure(ON);
    hub.in(LISTED).unsubscribe().removeAdministrator();
    home.central();

    assertThat(home.local(false, "NONE").status()).isEqualTo(200);

    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false NONE");
    assertThat(hub.in(UNLISTED).live()).isEqualTo(LiveConfiguration.OFF);
    assertThat(hub.in(LISTED).isSubscribed()).isTrue();
    assertThat(hub.in(LISTED).isAdministrator()).isTrue();
    assertThat(other.local(true, "DEFAULT").status()).isEqualTo(200);
  }

  @Test
  @Tag("R11")
  void theTagsOfALinkedRegionStay() {
    aggregateOver(RegionLinkingMode.ALL_REGIONS);
    hub.in(LISTED).tags().set("app:stack", "one");

    home.central();

    assertThat(hub.in(LISTED).tags().current()).containsEntry("app:stack", "one");
  }

  @Test
  @Tag("R11")
  @Tag("R49")
  void aRegionThatTheAccountDoesNotHaveIsNotLinked() {
    aggregateOver(RegionLinkingMode.ALL_REGIONS);
    hub.in(LISTED).disableRegion().unsubscribe();

    home.central();

    assertThat(hub.in(LISTED).live()).isEqualTo(ON);
    assertThat(hub.in(LISTED).isSubscribed()).isFalse();
  }

  @Test
  @Tag("R49")
  void everyCallInARegionThatTheAccountDoesNotHaveIsRefused() {
    hub.in(OTHER).disableRegion();

    assertThat(other.get("/organization/configuration").errorType())
        .isEqualTo("UnrecognizedClientException");
    assertThat(other.local(true, "NONE").body())
        .isEqualTo("{\"message\":\"The security token included in the request is invalid.\"}");
    assertThat(home.describe()).as("another Region").isEqualTo("LOCAL ENABLED false DEFAULT");

    hub.in(OTHER).enableRegion();
    assertThat(other.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
  }

  @ParameterizedTest
  @CsvSource({"403, InvalidClientTokenId", "403, OptInRequired"})
  @Tag("R49")
  void theErrorThereIsAKnob(int status, String code) {
    hub.set(Knob.REGION_NOT_ENABLED, ServiceError.of(status, code, "Not here"));
    hub.in(OTHER).disableRegion();

    assertThat(other.get("/accounts").status()).isEqualTo(status);
    assertThat(other.get("/accounts").errorType()).isEqualTo(code);
    assertThat(Set.copyOf(hub.in(OTHER).calls().list()))
        .extracting(Call::tookEffect)
        .containsOnly(false);
  }
}

package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R11, R23 and R27: what CENTRAL does to the fields, here and in linked Regions. */
class CentralFieldsTest extends HubTest {
  private static final String PENDING = "CENTRAL PENDING false NONE";
  private static final String ENABLED = "CENTRAL ENABLED false NONE";

  @Test
  @Tag("R11")
  void centralWithoutStandardsIsAcceptedAndTurnsBothOffInHomeAndLinkedRegions() {
    hub.organization().aggregate(HOME, RegionLinkingMode.ALL_REGIONS, List.of());
    other.local(true, "DEFAULT");
    home.local(true, "DEFAULT");

    home.update(
        "{\"AutoEnable\":false,\"OrganizationConfiguration\":{\"ConfigurationType\":\"CENTRAL\"}}");

    assertThat(home.describe()).isEqualTo(PENDING);
    assertThat(hub.in(OTHER).live())
        .isEqualTo(LiveConfiguration.local(false, AutoEnableStandards.NONE));
    assertThat(hub.in("ap-south-1").live())
        .as("a linked Region that was not touched")
        .isEqualTo(LiveConfiguration.local(false, AutoEnableStandards.NONE));
  }

  @Test
  @Tag("R11")
  void theForcedFieldsCanShowOnlyOnceEnabled() {
    hub.set(Knob.FORCED_FIELDS, Variant.ForcedFields.WITH_ENABLED);
    hub.set(Knob.PENDING, Lasting.calls(1));
    hub.organization().aggregate(HOME, RegionLinkingMode.SPECIFIED_REGIONS, List.of(OTHER));
    home.local(true, "DEFAULT");
    other.local(true, "DEFAULT");

    home.central();

    assertThat(home.describe()).isEqualTo("CENTRAL PENDING true DEFAULT");
    assertThat(home.describe()).isEqualTo(ENABLED);
    assertThat(hub.in(OTHER).live())
        .isEqualTo(LiveConfiguration.local(false, AutoEnableStandards.NONE));
  }

  @Test
  @Tag("R11")
  void linkedRegionsKeepTheirOwnWhenCentralFailsOrIsLost() {
    LiveConfiguration own = LiveConfiguration.local(true, AutoEnableStandards.DEFAULT);
    hub.organization().aggregate(HOME, RegionLinkingMode.ALL_REGIONS, List.of());
    hub.in(OTHER).configure(own);

    hub.set(Knob.LOST_UPDATES, Lasting.calls(1));
    home.central();
    assertThat(hub.in(OTHER).live()).as("lost").isEqualTo(own);

    hub.set(Knob.FORCED_FIELDS, Variant.ForcedFields.WITH_ENABLED)
        .set(Knob.CENTRAL_OUTCOME, CentralOutcome.failedSilently())
        .set(Knob.PENDING, Lasting.none());
    home.central();
    assertThat(home.describe()).isEqualTo("CENTRAL FAILED false DEFAULT");
    assertThat(hub.in(OTHER).live()).as("failed").isEqualTo(own);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"AutoEnable\":true,\"AutoEnableStandards\":\"NONE\",",
        "{\"AutoEnable\":false,\"AutoEnableStandards\":\"DEFAULT\",",
        "{\"AutoEnable\":true,",
      })
  @Tag("R23")
  void centralDoesNotTakeWhatTurnsSomethingOn(String fields) {
    hub.organization().aggregate(HOME);

    assertThat(
            home.update(
                    fields + "\"OrganizationConfiguration\":{\"ConfigurationType\":\"CENTRAL\"}}")
                .error())
        .isEqualTo(
            "400 InvalidInputException: Auto Enable and AutoEnableStandards can not be enabled for"
                + " Central Configuration");
  }

  @Test
  @Tag("R27")
  void aLinkedRegionShowsCentral() {
    hub.organization().aggregate(HOME, RegionLinkingMode.SPECIFIED_REGIONS, List.of(OTHER));

    home.central();

    assertThat(other.describe()).isEqualTo(PENDING);
    assertThat(client("ap-south-1").describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
  }

  @Test
  @Tag("R27")
  void aLinkedRegionCanShowLocalWithBothOff() {
    hub.set(Knob.LINKED_REGION, Variant.LinkedRegion.LOCAL);
    hub.organization()
        .aggregate(HOME, RegionLinkingMode.ALL_REGIONS_EXCEPT_SPECIFIED, List.of("ap-south-1"));

    home.central();

    assertThat(other.describe()).isEqualTo("LOCAL ENABLED false NONE");
    assertThat(client("ap-south-1").describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
  }
}

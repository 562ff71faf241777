package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R10, R11 and R18 to R24: what CENTRAL needs, and how it comes about. */
class GoingCentralTest extends HubTest {
  private static final String PENDING = "CENTRAL PENDING false NONE";
  private static final String ENABLED = "CENTRAL ENABLED false NONE";
  private static final String CENTRAL_AND_ON =
      "{\"AutoEnable\":true,\"OrganizationConfiguration\":{\"ConfigurationType\":\"CENTRAL\"}}";
  private static final String SYNCING =
      "Central configuration couldn't be enabled because data from organization o-exampleorg is"
          + " still syncing. Retry later.";

  @Test
  @Tag("R24")
  void centralIsPendingForSomeReadsAndThenEnabled() {
    hub.organization().aggregate(HOME);

    assertThat(home.central().status()).isEqualTo(200);

    assertThat(home.describe()).isEqualTo(PENDING);
    assertThat(home.describe()).isEqualTo(PENDING);
    assertThat(home.describe()).isEqualTo(ENABLED);
    assertThat(home.describe()).isEqualTo(ENABLED);
  }

  @Test
  @Tag("R24")
  void centralIsPendingForSomeTimeAndThenEnabled() {
    hub.set(Knob.PENDING, seconds(90)).organization().aggregate(HOME);

    home.central();

    pass(89);
    assertThat(home.describe()).isEqualTo(PENDING);
    pass(1);
    assertThat(home.describe()).isEqualTo(ENABLED);
  }

  @Test
  @Tag("R24")
  void centralCanBePendingForEver() {
    hub.set(Knob.PENDING, Lasting.forEver()).organization().aggregate(HOME);

    home.central();

    for (int i = 0; i < 20; i++) {
      assertThat(home.describe()).isEqualTo(PENDING);
    }
  }

  @Test
  @Tag("R24")
  void centralCanFailWithAMessageOrWithout() {
    hub.set(Knob.PENDING, Lasting.none()).organization().aggregate(HOME);

    hub.set(Knob.CENTRAL_OUTCOME, CentralOutcome.failed("No luck"));
    home.central();
    assertThat(home.get("/organization/configuration").body())
        .contains("\"Status\":\"FAILED\",\"StatusMessage\":\"No luck\"");

    hub.set(Knob.CENTRAL_OUTCOME, CentralOutcome.failedSilently());
    home.central();
    assertThat(home.get("/organization/configuration").body())
        .contains("\"Status\":\"FAILED\"")
        .doesNotContain("StatusMessage");
  }

  @Test
  @Tag("R24")
  void aSecondUpdateToCentralDoesNotStartAgain() {
    hub.organization().aggregate(HOME);
    home.central();
    home.describe();

    assertThat(home.central().status()).isEqualTo(200);

    assertThat(home.describe()).isEqualTo(PENDING);
    assertThat(home.describe()).isEqualTo(ENABLED);
    assertThat(home.central().status()).isEqualTo(200);
    assertThat(home.describe()).isEqualTo(ENABLED);
  }

  @Test
  @Tag("R10")
  void enabledComesWithAMessageOrWithout() {
    hub.set(Knob.PENDING, Lasting.none()).organization().aggregate(HOME);
    home.central();
    assertThat(home.get("/organization/configuration").body())
        .contains("\"StatusMessage\":\"Central configuration has been enabled successfully\"");

    hub.in(HOME).configure(LiveConfiguration.fresh());
    hub.set(Knob.CENTRAL_OUTCOME, CentralOutcome.enabledSilently());
    home.central();
    assertThat(home.describe()).isEqualTo(ENABLED);
    assertThat(home.get("/organization/configuration").body()).doesNotContain("StatusMessage");
  }

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
        .as("a linked Region that nobody touched")
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
  void aRegionThatIsNotLinkedKeepsItsOwn() {
    hub.organization().aggregate(HOME);
    other.local(true, "DEFAULT");

    home.central();

    assertThat(other.describe()).isEqualTo("LOCAL ENABLED true DEFAULT");
  }

  @Test
  @Tag("R18")
  void centralNeedsAFindingAggregator() {
    assertThat(home.central().error())
        .isEqualTo(
            "404 ResourceNotFoundException: Finding Aggregator must be created to enable Central"
                + " Configuration");
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
  }

  @Test
  @Tag("R18")
  void theOrderOfTheChecksIsAKnob() {
    hub.organization().managementAccountIsAdministrator().sync(Lasting.forEver());
    hub.organization().optInRegions(Set.of(HOME)).aggregate(HOME);

    assertThat(home.update(CENTRAL_AND_ON).error()).contains("Auto Enable and");
    assertThat(firstOf(CentralCheck.OPT_IN, CENTRAL_AND_ON)).contains("opt-in Region");
    assertThat(firstOf(CentralCheck.MANAGEMENT_ACCOUNT, CENTRAL_AND_ON))
        .contains("management account");
    assertThat(firstOf(CentralCheck.SYNCED, CENTRAL_AND_ON)).contains("still syncing");
    hub.organization().aggregate(OTHER);
    assertThat(firstOf(CentralCheck.HOME_REGION, CENTRAL_AND_ON)).contains("aggregation region");
    hub.organization().removeAggregator();
    assertThat(firstOf(CentralCheck.AGGREGATOR, CENTRAL_AND_ON)).contains("must be created");
  }

  @Test
  @Tag("R18")
  void byDefaultTheRequestIsCheckedFirstAndTheSyncLast() {
    hub.organization().managementAccountIsAdministrator().sync(Lasting.forEver());

    assertThat(home.update(CENTRAL_AND_ON).error()).contains("Auto Enable and");
    assertThat(home.central().error()).contains("must be created");
    hub.organization().optInRegions(Set.of(OTHER)).aggregate(OTHER);
    assertThat(home.central().error()).contains("aggregation region");
    assertThat(other.central().error()).contains("opt-in Region");
    hub.organization().optInRegions(Set.of());
    assertThat(other.central().error()).contains("management account");
    hub.organization().managementAccount(LocalSecurityHub.MANAGEMENT_ACCOUNT);
    assertThat(other.central().error()).contains("still syncing");
    hub.organization().sync(Lasting.none());
    assertThat(other.central().status()).isEqualTo(200);
  }

  private String firstOf(CentralCheck check, String body) {
    List<CentralCheck> order = new ArrayList<>(List.of(CentralCheck.values()));
    order.remove(check);
    order.add(0, check);
    hub.set(Knob.CENTRAL_CHECKS, order);
    return home.update(body).error();
  }

  @Test
  @Tag("R18")
  void anOrderThatLeavesACheckOutIsRefused() {
    assertThatThrownBy(() -> hub.set(Knob.CENTRAL_CHECKS, List.of(CentralCheck.FIELDS)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Tag("R19")
  void centralIsForTheHomeRegion() {
    hub.organization().aggregate(OTHER);

    assertThat(home.central().error())
        .isEqualTo(
            "403 AccessDeniedException: Central Configuration APIs can only be called from the"
                + " aggregation region");
    assertThat(other.central().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "403, AccessDeniedException",
    "400, InvalidInputException",
    "401, InvalidAccessException",
    "404, ResourceNotFoundException"
  })
  @Tag("R19")
  void theErrorOfAnUpdateFromAnotherRegionIsAKnob(int status, String code) {
    hub.organization().aggregate(OTHER, RegionLinkingMode.ALL_REGIONS, List.of());
    hub.set(Knob.NOT_HOME, ServiceError.of(status, code, "Not here"));

    String refused = status + " " + code + ": Not here";
    assertThat(home.central().error()).isEqualTo(refused);
    other.central();
    assertThat(home.central().error()).as("once central").isEqualTo(refused);
    assertThat(home.local(true, "NONE").error()).as("to LOCAL").isEqualTo(refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOCAL", "CENTRAL"})
  @Tag("R19")
  void aLinkedRegionOfACentralOrganizationCannotBeUpdatedAtAll(String type) {
    hub.organization().aggregate(HOME, RegionLinkingMode.ALL_REGIONS, List.of());
    home.central();

    assertThat(
            other
                .update(
                    "{\"AutoEnable\":false,\"OrganizationConfiguration\":{\"ConfigurationType\":\"%s\"}}"
                        .formatted(type))
                .error())
        .startsWith("403 AccessDeniedException: Central Configuration APIs");
  }

  @Test
  @Tag("R19")
  void policiesAreListedFromTheHomeRegionAlone() {
    hub.organization().aggregate(HOME).policies(1).associations(2);

    assertThat(other.get("/configurationPolicy/list").error())
        .startsWith("403 AccessDeniedException: Central Configuration APIs");
    assertThat(other.post("/configurationPolicyAssociation/list", "{}").status()).isEqualTo(403);
    assertThat(home.get("/configurationPolicy/list").json().path("ConfigurationPolicySummaries"))
        .hasSize(1);
    assertThat(
            home.post("/configurationPolicyAssociation/list", "{}")
                .json()
                .path("ConfigurationPolicyAssociationSummaries"))
        .hasSize(2);
  }

  @Test
  @Tag("R20")
  void theHomeRegionCannotBeAnOptInRegion() {
    hub.organization().aggregate("eu-south-1");

    assertThat(client("eu-south-1").central().error())
        .startsWith("400 InvalidInputException: Central configuration couldn't be enabled")
        .contains("opt-in Region");

    hub.set(Knob.OPT_IN_HOME, ServiceError.of(401, "InvalidAccessException", "Opt-in"));
    assertThat(client("eu-south-1").central().error())
        .isEqualTo("401 InvalidAccessException: Opt-in");
    hub.organization().optInRegions(Set.of());
    assertThat(client("eu-south-1").central().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(RegionLinkingMode.class)
  @Tag("R20")
  void anAggregatorIsEnoughWhateverItLinks(RegionLinkingMode mode) {
    List<String> regions = mode.takesRegions() ? List.of(OTHER) : List.of();
    hub.organization().aggregate(HOME, mode, regions);

    assertThat(home.central().status()).isEqualTo(200);
  }

  @Test
  @Tag("R21")
  void theManagementAccountCannotGoCentral() {
    hub.organization().aggregate(HOME).managementAccountIsAdministrator();

    assertThat(home.central().error())
        .isEqualTo(
            "400 InvalidInputException: Central configuration couldn't be enabled because the"
                + " organization management account is designated as the delegated Security Hub"
                + " administrator account. Designate a different account as the delegated"
                + " administrator, and retry.");
    assertThat(home.local(true, "DEFAULT").status()).isEqualTo(200);
  }

  @Test
  @Tag("R21")
  void theManagementAccountCanSeeItFailInstead() {
    hub.set(Knob.MANAGEMENT_ACCOUNT, Variant.ManagementAccount.FAILED_STATUS);
    hub.organization().aggregate(HOME).managementAccountIsAdministrator();

    assertThat(home.central().status()).isEqualTo(200);

    assertThat(home.describe()).isEqualTo(PENDING);
    home.describe();
    assertThat(home.get("/organization/configuration").body())
        .contains("\"Status\":\"FAILED\"")
        .contains("the organization management account is designated");
  }

  @Test
  @Tag("R22")
  void anOrganizationStillSyncingIsDataUnavailable() {
    hub.organization().aggregate(HOME).sync(Lasting.calls(2));

    assertThat(home.central().error()).isEqualTo("400 DataUnavailableException: " + SYNCING);
    hub.set(Knob.DATA_UNAVAILABLE_STATUS, 503);
    assertThat(home.central().error()).isEqualTo("503 DataUnavailableException: " + SYNCING);
    assertThat(home.central().status()).isEqualTo(200);
  }

  @Test
  @Tag("R22")
  void anOrganizationStillSyncingIsNotFound() {
    hub.set(Knob.SYNCING, Variant.Syncing.RESOURCE_NOT_FOUND);
    hub.organization().aggregate(HOME).sync(seconds(90));

    assertThat(home.central().error()).isEqualTo("404 ResourceNotFoundException: " + SYNCING);
    pass(89);
    assertThat(home.central().status()).isEqualTo(404);
    pass(1);
    assertThat(home.central().status()).isEqualTo(200);
  }

  @Test
  @Tag("R22")
  void anOrganizationStillSyncingFailsAfterwardsAndCanBeSentAgain() {
    hub.set(Knob.SYNCING, Variant.Syncing.FAILED_STATUS).set(Knob.PENDING, Lasting.none());
    hub.organization().id("o-another0rg").aggregate(HOME).sync(Lasting.calls(1));

    assertThat(home.central().status()).isEqualTo(200);
    assertThat(home.get("/organization/configuration").body())
        .contains("\"Status\":\"FAILED\"")
        .contains("data from organization o-another0rg is still syncing. Retry later.");

    assertThat(home.central().status()).isEqualTo(200);
    assertThat(home.describe()).isEqualTo(ENABLED);
  }

  @Test
  @Tag("R22")
  void registeringAnAdministratorBeginsASync() {
    hub.set(Knob.SYNC_AFTER_REGISTRATION, seconds(60)).organization().aggregate(HOME);
    hub.in(HOME).removeAdministrator().registerAdministrator();

    assertThat(home.central().error()).contains("still syncing");
    assertThat(home.local(true, "DEFAULT").status()).as("LOCAL does not care").isEqualTo(200);
    pass(60);
    assertThat(home.central().status()).isEqualTo(200);
  }

  @Test
  @Tag("R22")
  void syncingForEverNeverEnds() {
    hub.organization().aggregate(HOME).sync(Lasting.forEver());

    for (int i = 0; i < 10; i++) {
      assertThat(home.central().status()).isEqualTo(400);
    }
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
  @Tag("R25")
  void anUpdateToCentralCanBeLostAndTheStatusStaysEnabled() {
    hub.set(Knob.LOST_UPDATES, Lasting.calls(1)).organization().aggregate(HOME);

    home.central();

    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
    home.central();
    assertThat(home.describe()).isEqualTo(PENDING);
  }

  @Test
  @Tag("R26")
  void staleReadsComeBeforePending() {
    hub.set(Knob.STALE_READS, Lasting.calls(1)).set(Knob.PENDING, Lasting.calls(1));
    hub.organization().aggregate(HOME);

    home.central();

    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
    assertThat(home.describe()).isEqualTo(PENDING);
    assertThat(home.describe()).isEqualTo(ENABLED);
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

  @Test
  @Tag("R22")
  void aCentralOrganizationIsPastItsSync() {
    hub.organization().aggregate(HOME);
    home.central();
    hub.organization().sync(Lasting.forEver());

    assertThat(home.central().status()).isEqualTo(200);
  }

  @Test
  @Tag("R22")
  void registeringTheSameAdministratorAgainBeginsNoSync() {
    hub.set(Knob.SYNC_AFTER_REGISTRATION, Lasting.forEver()).organization().aggregate(HOME);

    hub.in(HOME).registerAdministrator();

    assertThat(home.central().status()).isEqualTo(200);
  }
}

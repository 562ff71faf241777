package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.iam.IamPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R5 to R9, R12, R25 and R26: reading and writing under LOCAL. */
class LocalConfigurationTest extends HubTest {

  @Test
  @Tag("R5")
  void thirtyCallsAtOncePassAndThenTenASecond() {
    hub.set(Knob.THROTTLING, Variant.Throttling.TEN_A_SECOND);

    for (int i = 0; i < 30; i++) {
      assertThat(home.get("/accounts").status()).isEqualTo(200);
    }
    assertThat(home.get("/accounts").error())
        .isEqualTo("429 LimitExceededException: Rate exceeded");
    assertThat(other.get("/accounts").status()).as("another Region").isEqualTo(200);
    pass(1);
    for (int i = 0; i < 10; i++) {
      assertThat(home.get("/accounts").status()).isEqualTo(200);
    }
    assertThat(home.get("/accounts").status()).isEqualTo(429);
  }

  @Test
  @Tag("R5")
  void theErrorOfAThrottledCallIsAKnob() {
    hub.set(Knob.THROTTLING, Variant.Throttling.TEN_A_SECOND)
        .set(Knob.THROTTLED, ServiceError.of(429, "TooManyRequestsException", "Slow down"));

    for (int i = 0; i < 30; i++) {
      home.get("/accounts");
    }
    assertThat(home.get("/accounts").error()).isEqualTo("429 TooManyRequestsException: Slow down");
  }

  @Test
  @Tag("R6")
  void localConfigurationIsPerRegion() {
    home.local(true, "NONE");

    assertThat(home.describe()).isEqualTo("LOCAL ENABLED true NONE");
    assertThat(other.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
  }

  @Test
  @Tag("R7")
  void aFreshOrganizationEnablesNothing() {
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
  }

  @ParameterizedTest
  @CsvSource({"true, DEFAULT", "true, NONE", "false, DEFAULT", "false, NONE"})
  @Tag("R8")
  void localIsEnabledAtOnceAndWithoutAMessage(boolean autoEnable, String standards) {
    home.local(autoEnable, standards);

    assertThat(home.describe()).isEqualTo("LOCAL ENABLED " + autoEnable + " " + standards);
    assertThat(home.get("/organization/configuration").body()).doesNotContain("StatusMessage");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Status", "StatusMessage"})
  @Tag("R9")
  void aStatusSentByTheClientIsIgnoredOrRefused(String field) {
    String body =
        """
        {"AutoEnable": true,
         "OrganizationConfiguration": {"ConfigurationType": "LOCAL", "%s": "FAILED"}}\
        """
            .formatted(field);

    assertThat(home.update(body).status()).isEqualTo(200);
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED true DEFAULT");

    hub.set(Knob.STATUS_SENT, Variant.StatusSent.REFUSED);
    assertThat(home.update(body).error()).startsWith("400 InvalidInputException");
  }

  @Test
  @Tag("R12")
  void anUpdateWithoutATypeKeepsIt() {
    hub.in(HOME).configure(LiveConfiguration.central());
    hub.organization().aggregate(HOME);

    assertThat(home.update("{\"AutoEnable\": false}").status()).isEqualTo(200);
    assertThat(home.describe()).isEqualTo("CENTRAL ENABLED false NONE");
    assertThat(home.update("{\"AutoEnable\": true}").error())
        .startsWith("400 InvalidInputException: Auto Enable");
  }

  @Test
  @Tag("R12")
  void anUpdateWithoutATypeCanMeanLocal() {
    hub.in(HOME).configure(LiveConfiguration.central());
    hub.set(Knob.OMITTED_TYPE, Variant.OmittedType.LOCAL);

    home.update("{\"AutoEnable\": true, \"OrganizationConfiguration\": {}}");

    assertThat(home.describe()).isEqualTo("LOCAL ENABLED true DEFAULT");
  }

  @ParameterizedTest
  @CsvSource({
    "DEFAULT, NONE, DEFAULT",
    "KEPT, NONE, NONE",
    "KEPT, DEFAULT, DEFAULT",
    "NONE, DEFAULT, NONE"
  })
  @Tag("R12")
  void omittedStandardsAreAKnob(
      Variant.OmittedStandards omitted, AutoEnableStandards before, String after) {
    hub.set(Knob.OMITTED_STANDARDS, omitted);
    hub.in(HOME).configure(LiveConfiguration.local(false, before));

    home.update("{\"AutoEnable\": true}");

    assertThat(home.describe()).isEqualTo("LOCAL ENABLED true " + after);
  }

  @Test
  @Tag("R25")
  void updatesAreAcknowledgedAndLost() {
    hub.in(HOME).set(Knob.LOST_UPDATES, Lasting.calls(2));

    for (int i = 0; i < 2; i++) {
      assertThat(home.local(true, "NONE").status()).isEqualTo(200);
      assertThat(home.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
    }
    home.local(true, "NONE");
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED true NONE");
    assertThat(hub.calls().updates().list())
        .extracting(Call::tookEffect)
        .containsExactly(false, false, true);
  }

  @Test
  @Tag("R25")
  void anUpdateThatWouldBeRefusedIsRefusedRatherThanLost() {
    hub.set(Knob.LOST_UPDATES, Lasting.forEver());

    assertThat(home.central().status()).isEqualTo(404);
  }

  @Test
  @Tag("R26")
  void readsAreStaleForSomeCalls() {
    hub.set(Knob.STALE_READS, Lasting.calls(2));

    home.local(true, "NONE");

    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED true NONE");
    assertThat(hub.in(HOME).live())
        .isEqualTo(LiveConfiguration.local(true, AutoEnableStandards.NONE));
  }

  @Test
  @Tag("R32")
  void anUpdateWithItsOwnActionAloneIsRefusedWithoutAMessage() {
    allow(IamPolicy.allowing("securityhub:UpdateOrganizationConfiguration"));

    RestJsonClient.Response refused = home.local(true, "NONE");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).isEqualTo("{\"Code\":\"AccessDeniedException\"}");

    hub.set(Knob.UPDATE_PERMISSIONS, Variant.UpdatePermissions.ALONE);
    assertThat(home.local(true, "NONE").status()).isEqualTo(200);
  }

  @Test
  @Tag("R32")
  void anUpdateWithItsCompanionActionsIsAllowed() {
    allow(
        IamPolicy.allowing(
            "securityhub:UpdateOrganizationConfiguration",
            "securityhub:DescribeOrganizationConfiguration",
            "organizations:DescribeOrganization"));

    assertThat(home.local(true, "NONE").status()).isEqualTo(200);
    assertThat(home.get("/accounts").status()).isEqualTo(403);
    allow(IamPolicy.EVERYTHING);
    assertThat(home.get("/accounts").status()).isEqualTo(200);
  }

  @Test
  void aRegionsOwnKnobGoesBeforeThatOfAllRegions() {
    hub.in(OTHER).set(Knob.LOST_UPDATES, Lasting.none());
    hub.set(Knob.LOST_UPDATES, Lasting.calls(1));
    home.local(true, "NONE");
    other.local(true, "NONE");

    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
    assertThat(other.describe()).isEqualTo("LOCAL ENABLED true NONE");

    hub.set(Knob.LOST_UPDATES, Lasting.calls(1));
    home.local(true, "NONE");
    assertThat(home.describe())
        .as("the count begins anew")
        .isEqualTo("LOCAL ENABLED false DEFAULT");
  }

  @Test
  @Tag("R26")
  void aLaterWriteWithoutStalenessShowsAtOnce() {
    hub.set(Knob.STALE_READS, Lasting.forEver());
    home.local(true, "NONE");
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");

    hub.set(Knob.STALE_READS, Lasting.none());
    home.local(true, "NONE");
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED true NONE");
  }

  @Test
  @Tag("R26")
  void whatATestSetsShowsAtOnce() {
    hub.set(Knob.STALE_READS, Lasting.forEver());
    home.local(true, "NONE");

    hub.in(HOME).configure(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT));

    assertThat(home.describe()).isEqualTo("LOCAL ENABLED true DEFAULT");
  }

  @Test
  @Tag("R5")
  void aLongPauseAllowsNoMoreThanABurst() {
    hub.set(Knob.THROTTLING, Variant.Throttling.TEN_A_SECOND);
    home.get("/accounts");
    pass(100);

    for (int i = 0; i < 30; i++) {
      assertThat(home.get("/accounts").status()).isEqualTo(200);
    }
    assertThat(home.get("/accounts").status()).isEqualTo(429);
  }
}

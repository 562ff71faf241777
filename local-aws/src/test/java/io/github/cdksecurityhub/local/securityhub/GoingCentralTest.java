package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R10 and R24 to R26: how CENTRAL comes about. */
class GoingCentralTest extends HubTest {
  private static final String PENDING = "CENTRAL PENDING false NONE";
  private static final String ENABLED = "CENTRAL ENABLED false NONE";

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
  @Tag("R25")
  void anUpdateToCentralCanBeLostAndTheStatusStaysEnabled() {
    hub.set(Knob.LOST_UPDATES, Lasting.calls(1)).organization().aggregate(HOME);

    home.central();

    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
    home.central();
    assertThat(home.describe()).isEqualTo(PENDING);
  }

  @Test
  @Tag("R30")
  void centralThatStopsWhilePendingDoesNotComeBack() {
    hub.organization().aggregate(HOME);
    home.central();

    hub.organization().removeAdministratorThroughOrganizations();
    hub.in(HOME).registerAdministrator();

    for (int i = 0; i < 4; i++) {
      assertThat(home.describe()).isEqualTo("LOCAL ENABLED false NONE");
    }
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
}

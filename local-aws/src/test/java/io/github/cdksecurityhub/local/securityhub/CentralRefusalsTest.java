package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R21 and R22: organizations that cannot go CENTRAL, or not yet. */
class CentralRefusalsTest extends HubTest {
  private static final String SYNCING =
      "Central configuration couldn't be enabled because data from organization o-exampleorg is"
          + " still syncing. Retry later.";
  private static final String PENDING = "CENTRAL PENDING false NONE";
  private static final String ENABLED = "CENTRAL ENABLED false NONE";

  @Test
  @Tag("R21")
  void theManagementAccountCannotGoCentral() {
    hub.organization().aggregate(HOME).managementAccount(LocalSecurityHub.DEFAULT_ACCOUNT);

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
    hub.organization().aggregate(HOME).managementAccount(LocalSecurityHub.DEFAULT_ACCOUNT);

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
    hub.organization().aggregate(HOME).sync(Lasting.calls(1));

    assertThat(home.central().status()).isEqualTo(200);
    assertThat(home.get("/organization/configuration").body())
        .contains("\"Status\":\"FAILED\"")
        .contains("data from organization o-exampleorg is still syncing. Retry later.");

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

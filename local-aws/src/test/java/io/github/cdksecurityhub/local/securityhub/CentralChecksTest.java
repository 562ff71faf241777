package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R18 and R20: the prerequisites of CENTRAL, and in which order it is checked. */
class CentralChecksTest extends HubTest {
  private static final String OPT_IN = "eu-south-1";
  private static final String CENTRAL_AND_ON =
      "{\"AutoEnable\":true,\"OrganizationConfiguration\":{\"ConfigurationType\":\"CENTRAL\"}}";

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
    hub.organization().managementAccount(LocalSecurityHub.DEFAULT_ACCOUNT).sync(Lasting.forEver());
    hub.organization().aggregate(OPT_IN);

    assertThat(home.update(CENTRAL_AND_ON).error()).contains("Auto Enable and");
    assertThat(firstOf(CentralCheck.OPT_IN, CENTRAL_AND_ON)).contains("opt-in Region");
    assertThat(firstOf(CentralCheck.HOME_REGION, CENTRAL_AND_ON)).contains("aggregation region");
    assertThat(firstOf(CentralCheck.MANAGEMENT_ACCOUNT, CENTRAL_AND_ON))
        .contains("management account");
    assertThat(firstOf(CentralCheck.SYNCED, CENTRAL_AND_ON)).contains("still syncing");
    hub.organization().removeAggregator();
    assertThat(firstOf(CentralCheck.AGGREGATOR, CENTRAL_AND_ON)).contains("must be created");
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
  void byDefaultTheRequestIsCheckedFirstAndTheSyncLast() {
    hub.organization().managementAccount(LocalSecurityHub.DEFAULT_ACCOUNT).sync(Lasting.forEver());

    assertThat(home.update(CENTRAL_AND_ON).error()).contains("Auto Enable and");
    assertThat(home.central().error()).contains("must be created");
    hub.organization().aggregate(OPT_IN);
    assertThat(home.central().error()).contains("aggregation region");
    assertThat(client(OPT_IN).central().error()).contains("opt-in Region");
    hub.organization().aggregate(OTHER);
    assertThat(other.central().error()).contains("management account");
    hub.organization().managementAccount(LocalSecurityHub.MANAGEMENT_ACCOUNT);
    assertThat(other.central().error()).contains("still syncing");
    hub.organization().sync(Lasting.none());
    assertThat(other.central().status()).isEqualTo(200);
  }

  @Test
  @Tag("R18")
  void anOrderThatLeavesACheckOutIsRefused() {
    assertThatThrownBy(() -> hub.set(Knob.CENTRAL_CHECKS, List.of(CentralCheck.FIELDS)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Tag("R20")
  void theHomeRegionCannotBeAnOptInRegion() {
    hub.organization().aggregate(OPT_IN);

    assertThat(client(OPT_IN).central().error())
        .startsWith("400 InvalidInputException: Central configuration couldn't be enabled")
        .contains("opt-in Region");

    hub.set(Knob.OPT_IN_HOME, ServiceError.of(401, "InvalidAccessException", "Opt-in"));
    assertThat(client(OPT_IN).central().error()).isEqualTo("401 InvalidAccessException: Opt-in");
  }
}

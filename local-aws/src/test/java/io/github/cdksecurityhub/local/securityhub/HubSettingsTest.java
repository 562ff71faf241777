package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.securityhub.HubSettings.Generator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R14, R42 and R46: the hub is enabled, set and disabled by its account. */
class HubSettingsTest extends HubTest {

  private static final String STANDARD = "{\"ControlFindingGenerator\": \"STANDARD_CONTROL\"}";

  private RestJsonClient member(String region) {
    return client("210987654321", region);
  }

  private static String generator(RestJsonClient client) {
    return client.get("/accounts").json().path("ControlFindingGenerator").asText();
  }

  @Test
  @Tag("R42")
  void bothSettingsAreSetAndWhatIsLeftOutStays() {
    assertThat(home.patch("/accounts", "{\"AutoEnableControls\": false}").status()).isEqualTo(200);
    home.patch("/accounts", STANDARD);
    assertThat(hub.in(HOME).hubSettings())
        .isEqualTo(new HubSettings(false, Generator.STANDARD_CONTROL));
    assertThat(generator(home)).isEqualTo("STANDARD_CONTROL");
    assertThat(generator(other)).isEqualTo("SECURITY_CONTROL");
  }

  @Test
  @Tag("R42")
  void aGeneratorThatIsNoneIsRefused() {
    assertThat(home.patch("/accounts", "{\"ControlFindingGenerator\": \"BOTH\"}").error())
        .startsWith("400 InvalidInputException: Invalid parameter 'ControlFindingGenerator'");
  }

  @Test
  @Tag("R42")
  void aMemberHasItsAdministratorsGenerator() {
    home.patch("/accounts", STANDARD);
    assertThat(generator(member(HOME))).isEqualTo("STANDARD_CONTROL");
    assertThat(member(HOME).patch("/accounts", STANDARD).error()).startsWith("403 AccessDenied");
    assertThat(member(HOME).patch("/accounts", "{\"AutoEnableControls\": false}").status())
        .isEqualTo(200);
    hub.set(Knob.MEMBERS_GENERATOR, ServiceError.of(400, "InvalidInputException", "A member"));
    assertThat(member(HOME).patch("/accounts", STANDARD).error()).endsWith(": A member");
  }

  @Test
  @Tag("R42")
  void underCentralTheHomeRegionDecidesForLinkedOnes() {
    hub.organization().aggregate(HOME, RegionLinkingMode.ALL_REGIONS, List.of());
    hub.set(Knob.PENDING, Lasting.none());
    home.central();
    home.patch("/accounts", STANDARD);
    assertThat(generator(other)).isEqualTo("STANDARD_CONTROL");
    assertThat(other.patch("/accounts", STANDARD).error())
        .startsWith("403 AccessDeniedException: Central Configuration APIs can only");
    hub.set(Knob.LINKED_GENERATOR, ServiceError.of(400, "InvalidInputException", "Linked"));
    assertThat(other.patch("/accounts", STANDARD).error()).endsWith(": Linked");
    hub.set(Knob.CENTRAL_GENERATOR, Variant.CentralGenerator.OWN);
    assertThat(generator(other)).isEqualTo("SECURITY_CONTROL");
    assertThat(other.patch("/accounts", STANDARD).status()).isEqualTo(200);
  }

  @Test
  @Tag("R42")
  void anUpdateOfTheHubCanBeAcknowledgedAndLost() {
    hub.in(HOME).set(Knob.LOST_HUB_UPDATES, Lasting.calls(1));
    assertThat(home.patch("/accounts", STANDARD).status()).isEqualTo(200);
    assertThat(generator(home)).isEqualTo("SECURITY_CONTROL");
    assertThat(home.patch("/accounts", STANDARD).status()).isEqualTo(200);
    assertThat(generator(home)).isEqualTo("STANDARD_CONTROL");
  }

  @Test
  @Tag("R42")
  void describeHubCanShowOldSettingsForSomeReads() {
    hub.set(Knob.STALE_HUB_SETTINGS, Lasting.calls(2));
    home.patch("/accounts", STANDARD);
    assertThat(hub.in(HOME).hubSettings().generator()).isEqualTo(Generator.STANDARD_CONTROL);
    assertThat(generator(home)).isEqualTo("SECURITY_CONTROL");
    assertThat(generator(home)).isEqualTo("SECURITY_CONTROL");
    assertThat(generator(home)).isEqualTo("STANDARD_CONTROL");
    assertThat(generator(other)).isEqualTo("SECURITY_CONTROL");
    home.patch("/accounts", "{\"AutoEnableControls\": false}");
    hub.in(HOME).configureHub(new HubSettings(true, Generator.SECURITY_CONTROL));
    assertThat(generator(home)).as("what a test sets shows at once").isEqualTo("SECURITY_CONTROL");
  }

  @Test
  @Tag("R14")
  void aHubIsEnabledOnceWithTagsAndAGenerator() {
    hub.in(HOME).unsubscribe();
    String body = "{\"Tags\": {\"a\": \"b\"}, \"ControlFindingGenerator\": \"STANDARD_CONTROL\"}";
    assertThat(home.post("/accounts", body).status()).isEqualTo(200);
    assertThat(hub.in(HOME).tags().current()).containsEntry("a", "b");
    assertThat(generator(home)).isEqualTo("STANDARD_CONTROL");
    assertThat(home.post("/accounts", "{}").error())
        .isEqualTo("409 ResourceConflictException: Account is already subscribed to Security Hub");
  }

  @Test
  @Tag("R14")
  void aHubThatIsDisabledKeepsNoSettings() {
    home.patch("/accounts", STANDARD);
    assertThat(home.delete("/accounts").status()).isEqualTo(200);
    assertThat(home.get("/accounts").error()).endsWith("is not subscribed to AWS Security Hub");
    home.post("/accounts", "{}");
    assertThat(generator(home)).isEqualTo("SECURITY_CONTROL");
  }

  @Test
  @Tag("R46")
  void aPolicyTakesTheseOperationsFromItsTargets() {
    hub.organization().aggregate(HOME);
    hub.set(Knob.PENDING, Lasting.none());
    home.central();
    hub.policies().create("baseline", new PolicyTarget(PolicyTarget.Type.ROOT, "r-exam"));
    String refused =
        "403 AccessDeniedException: This account is currently associated with a central"
            + " configuration policy, so only the administrator can access this operation.";
    assertThat(member(HOME).patch("/accounts", "{}").error()).isEqualTo(refused);
    assertThat(member(HOME).delete("/accounts").error()).isEqualTo(refused);
    assertThat(member(HOME).get("/accounts").status()).isEqualTo(200);
    assertThat(home.patch("/accounts", "{}").status()).isEqualTo(200);
  }
}

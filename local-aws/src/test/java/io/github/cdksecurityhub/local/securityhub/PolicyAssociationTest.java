package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R28: what policies are applied to, and how that comes and goes. */
class PolicyAssociationTest extends HubTest {
  private static final String PREFIX = "/configurationPolicyAssociation/";
  private static final String ROOT = "\"Target\": {\"RootId\": \"r-exam\"}";

  private String baseline;

  @BeforeEach
  void goCentralWithAPolicy() {
    hub.organization().aggregate(HOME);
    hub.set(Knob.PENDING, Lasting.none());
    home.central();
    baseline = policy("baseline");
  }

  private String policy(String name) {
    String body =
        "{\"Name\": \"%s\", \"ConfigurationPolicy\": %s}".formatted(name, PolicyTest.CONTENT);
    return home.post("/configurationPolicy/create", body).json().path("Id").asText();
  }

  private RestJsonClient.Response associate(String policy) {
    return home.post(PREFIX + "associate", named(policy));
  }

  private RestJsonClient.Response disassociate(String policy) {
    return home.post(PREFIX + "disassociate", named(policy));
  }

  private static String named(String policy) {
    return "{\"ConfigurationPolicyIdentifier\": \"" + policy + "\", " + ROOT + "}";
  }

  private RestJsonClient.Response read() {
    return home.post(PREFIX + "get", "{" + ROOT + "}");
  }

  private String status() {
    return read().json().path("AssociationStatus").asText();
  }

  @Test
  @Tag("R28")
  void aPolicyIsDeletedAfterARefusedDeletion() {
    associate(baseline);
    disassociate(baseline);
    assertThat(home.delete("/configurationPolicy/" + baseline).status()).isEqualTo(409);
    assertThat(home.delete("/configurationPolicy/" + baseline).status()).isEqualTo(200);
  }

  @Test
  @Tag("R28")
  void anAssociationIsPendingForSomeReadsAndThenInForce() {
    hub.set(Knob.ASSOCIATING, Lasting.calls(2));
    JsonNode begun = associate(baseline).json();
    assertThat(begun.path("AssociationStatus").asText()).isEqualTo("PENDING");
    assertThat(begun.path("AssociationType").asText()).isEqualTo("APPLIED");
    assertThat(begun.path("TargetType").asText()).isEqualTo("ROOT");
    assertThat(List.of(status(), status(), status()))
        .containsExactly("PENDING", "PENDING", "SUCCESS");
  }

  @Test
  @Tag("R28")
  void anAssociationCanFailWithAReason() {
    hub.set(Knob.ASSOCIATING, Lasting.none());
    hub.set(Knob.ASSOCIATION_OUTCOME, AssociationOutcome.failed("One account has no Config."));
    associate(baseline);
    assertThat(read().json().path("AssociationStatus").asText()).isEqualTo("FAILED");
    assertThat(read().json().path("AssociationStatusMessage").asText())
        .isEqualTo("One account has no Config.");
  }

  @Test
  @Tag("R28")
  void aTargetHasOnePolicyAndCanGetAnother() {
    associate(baseline);
    String other = policy("other");
    associate(other);
    assertThat(read().json().path("ConfigurationPolicyId").asText()).isEqualTo(other);
    assertThat(hub.policies().associations()).hasSize(1).containsValue("other");
    assertThat(disassociate(baseline).status()).isEqualTo(404);
  }

  @Test
  void aTargetCanManageItself() {
    associate("SELF_MANAGED_SECURITY_HUB");
    assertThat(hub.policies().associations()).containsValue("SELF_MANAGED_SECURITY_HUB");
  }

  @Test
  @Tag("R28")
  void disassociationTakesSomeReadsOfItsTarget() {
    hub.set(Knob.ASSOCIATING, Lasting.none());
    hub.set(Knob.DISASSOCIATION, Lasting.calls(2));
    associate(baseline);
    assertThat(disassociate(baseline).status()).isEqualTo(200);
    assertThat(disassociate(baseline).status()).isEqualTo(200);
    assertThat(List.of(status(), status())).containsExactly("PENDING", "PENDING");
    assertThat(read().error()).startsWith("404 ResourceNotFoundException");
    assertThat(disassociate(baseline).status()).isEqualTo(404);
  }

  @Test
  @Tag("R28")
  void aPolicyIsDeletedOnlyWhenNothingIsAssociatedWithIt() {
    hub.set(Knob.DISASSOCIATION, seconds(5));
    associate(baseline);
    String path = "/configurationPolicy/" + baseline;
    assertThat(home.delete(path).error()).startsWith("409 ResourceConflictException");
    disassociate(baseline);
    assertThat(home.delete(path).error()).startsWith("409 ResourceConflictException");
    pass(5);
    assertThat(home.delete(path).status()).isEqualTo(200);
  }

  @Test
  @Tag("R28")
  void aDisassociationThatOthersDoNotSeeStillKeepsItCentral() {
    hub.set(Knob.DISASSOCIATION, seconds(5));
    hub.set(Knob.DISASSOCIATING, Variant.Disassociating.HIDDEN);
    associate(baseline);
    disassociate(baseline);
    assertThat(read().status()).isEqualTo(404);
    assertThat(home.delete("/configurationPolicy/" + baseline).status()).isEqualTo(200);
    assertThat(home.local(true, "DEFAULT").status()).isEqualTo(409);
    pass(5);
    assertThat(home.local(true, "DEFAULT").status()).isEqualTo(200);
  }

  @Test
  void associationsAreListedByWhatIsAskedFor() {
    hub.set(Knob.ASSOCIATING, Lasting.none());
    String other = policy("other");
    associate(other);
    hub.policies().create("foreign", new PolicyTarget(PolicyTarget.Type.ACCOUNT, "111122223333"));
    assertThat(listed("{}")).hasSize(2);
    assertThat(listed("{\"Filters\": {\"ConfigurationPolicyId\": \"" + other + "\"}}")).hasSize(1);
    assertThat(listed("{\"Filters\": {\"AssociationType\": \"INHERITED\"}}")).isEmpty();
    assertThat(listed("{\"Filters\": {\"AssociationStatus\": \"PENDING\"}}")).isEmpty();
    assertThat(listed("{\"Filters\": {\"AssociationStatus\": \"SUCCESS\"}}")).hasSize(2);
  }

  private JsonNode listed(String body) {
    return home.post(PREFIX + "list", body).json().path("ConfigurationPolicyAssociationSummaries");
  }

  @Test
  void severalTargetsAreReadAtOnceAndTheUnknownOnesNamed() {
    associate(baseline);
    JsonNode response =
        home.post(
                PREFIX + "batchget",
                "{\"ConfigurationPolicyAssociationIdentifiers\": [{"
                    + ROOT
                    + "}, {\"Target\": {\"AccountId\": \"111122223333\"}}]}")
            .json();
    assertThat(response.path("ConfigurationPolicyAssociations")).hasSize(1);
    assertThat(
            response.at(
                "/UnprocessedConfigurationPolicyAssociations/0"
                    + "/ConfigurationPolicyAssociationIdentifiers/Target/AccountId"))
        .hasToString("\"111122223333\"");
    assertThat(home.post(PREFIX + "batchget", "{}").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"RootId\": \"root\"}",
        "{\"AccountId\": \"12345678901\"}",
        "{\"RootId\": \"r-exam\", \"AccountId\": \"111122223333\"}",
      })
  void aTargetIsNamedOnceAndWell(String target) {
    assertThat(home.post(PREFIX + "get", "{\"Target\": " + target + "}").error())
        .startsWith("400 InvalidInputException");
  }

  @Test
  void anUnknownPolicyIsNotAssociated() {
    assertThat(associate("00000000-0000-4000-8000-000000000000").error())
        .startsWith("404 ResourceNotFoundException");
  }
}

package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R19 and R28: configuration policies. */
class PolicyTest extends HubTest {
  static final String CONTENT =
      """
      {"SecurityHub": {"ServiceEnabled": true, "EnabledStandardIdentifiers": [],
       "SecurityControlsConfiguration": {"DisabledSecurityControlIdentifiers": []}}}\
      """;

  @BeforeEach
  void goCentral() {
    hub.organization().aggregate(HOME);
    hub.set(Knob.PENDING, Lasting.none());
    home.central();
  }

  private RestJsonClient.Response create(String name) {
    return create(name, CONTENT);
  }

  private RestJsonClient.Response create(String name, String content) {
    return home.post(
        "/configurationPolicy/create",
        "{\"Name\": \"%s\", \"ConfigurationPolicy\": %s}".formatted(name, content));
  }

  @Test
  @Tag("R28")
  void aPolicyIsCreatedReadChangedAndDeleted() {
    JsonNode created = create("baseline").json();
    String id = created.path("Id").asText();
    assertThat(created.path("Arn").asText())
        .isEqualTo("arn:aws:securityhub:eu-west-1:123456789012:configuration-policy/" + id);
    assertThat(created.path("CreatedAt").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
    pass(60);
    JsonNode changed =
        home.patch("/configurationPolicy/" + id, "{\"Description\": \"For all\"}").json();
    assertThat(changed.path("Name").asText()).isEqualTo("baseline");
    assertThat(changed.path("UpdatedAt").asText()).isEqualTo("2026-01-01T00:01:00.000Z");
    assertThat(home.get("/configurationPolicy/get/" + created.path("Arn").asText()).json())
        .isEqualTo(changed);
    assertThat(home.delete("/configurationPolicy/" + id).status()).isEqualTo(200);
    assertThat(home.get("/configurationPolicy/get/" + id).error())
        .startsWith("404 ResourceNotFoundException");
    assertThat(home.delete("/configurationPolicy/" + id).status()).isEqualTo(404);
  }

  @Test
  @Tag("R28")
  void aPolicysSettingsAreKeptAsTheyWereSent() throws Exception {
    String content =
        "{\"SecurityHub\":{\"ServiceEnabled\":true,\"EnabledStandardIdentifiers\":"
            + "[\"arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices"
            + "/v/1.0.0\"],\"SecurityControlsConfiguration\":{"
            + "\"DisabledSecurityControlIdentifiers\":[\"EC2.8\"]}}}";
    assertThat(create("baseline", content).json().path("ConfigurationPolicy").toString())
        .isEqualTo(content);
    assertThat(hub.policies().content("baseline")).isEqualTo(content);
  }

  @Test
  @Tag("R41")
  void aPolicyHasTagsFromItsCreationOnWhichCanBeChanged() {
    String tags =
        "/tags/"
            + home.post(
                    "/configurationPolicy/create",
                    "{\"Name\": \"baseline\", \"ConfigurationPolicy\": %s, \"Tags\": {\"team\": \"a\"}}"
                        .formatted(CONTENT))
                .json()
                .path("Arn")
                .asText();
    assertThat(home.get(tags).body()).isEqualTo("{\"Tags\":{\"team\":\"a\"}}");

    home.post(tags, "{\"Tags\": {\"team\": \"b\", \"cost\": \"1\"}}");
    assertThat(hub.policies().tags("baseline"))
        .containsOnly(entry("team", "b"), entry("cost", "1"));
    home.delete(tags + "?tagKeys=cost");
    hub.policies().tag("baseline", "owner", "c");
    assertThat(home.get(tags).body()).isEqualTo("{\"Tags\":{\"team\":\"b\",\"owner\":\"c\"}}");
    assertThat(client("us-east-1").get(tags.replace(HOME, "us-east-1")).error())
        .startsWith("404 ResourceNotFoundException");
  }

  @Test
  void aNameIsGivenOnce() {
    create("baseline");
    assertThat(create("baseline").error()).startsWith("409 ResourceConflictException");
    String id = create("other").json().path("Id").asText();
    assertThat(home.patch("/configurationPolicy/" + id, "{\"Name\": \"baseline\"}").status())
        .isEqualTo(409);
  }

  @ParameterizedTest
  @Tag("R45")
  @ValueSource(
      strings = {
        "\"EnabledStandardIdentifiers\": []",
        "\"SecurityControlsConfiguration\": {\"DisabledSecurityControlIdentifiers\": []}"
      })
  void anEnabledPolicyNeedsStandardsAndControls(String one) {
    String content = "{\"SecurityHub\": {\"ServiceEnabled\": true, %s}}".formatted(one);
    assertThat(create("baseline", content).error())
        .isEqualTo(
            "400 InvalidInputException: Invalid semantics: Enabled standards and security control"
                + " configurations must be configured");
    hub.set(Knob.ENABLED_POLICY, Variant.EnabledPolicy.SAYS_NOTHING);
    assertThat(create("baseline", content).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @Tag("R44")
  @ValueSource(
      strings = {
        "service-managed-aws-control-tower/v/1.0.0",
        "cis-azure-foundations-benchmark/v/4.0.0"
      })
  void aStandardThatIsNotForPoliciesIsRefused(String standard) {
    assertThat(create("baseline", withStandard(standard)).error())
        .startsWith("400 InvalidInputException");
    hub.set(Knob.STANDARD_REFUSED, ServiceError.of(400, "InvalidInputException", "Not this"));
    assertThat(create("baseline", withStandard(standard)).error()).endsWith(": Not this");
  }

  @ParameterizedTest
  @Tag("R44")
  @ValueSource(strings = {"ai-security-best-practices/v/1.0.0", "nist-800-171/v/2.0.0"})
  void otherStandardsAreTaken(String standard) {
    assertThat(create("baseline", withStandard(standard)).status()).isEqualTo(200);
  }

  private static String withStandard(String standard) {
    return CONTENT.replace(
        "Identifiers\": []",
        "Identifiers\": [\"arn:aws:securityhub:eu-west-1::standards/%s\"]".formatted(standard));
  }

  @Test
  @Tag("R45")
  void thereAreTwentyPoliciesAtMost() {
    for (int i = 0; i < 20; i++) {
      assertThat(create("policy" + i).status()).isEqualTo(200);
    }
    assertThat(create("one-more").error()).startsWith("429 LimitExceededException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"SecurityHub\": {}}",
        "{\"SecurityHub\": {\"ServiceEnabled\": \"true\"}}",
        "{\"SecurityHub\": {\"ServiceEnabled\": true, \"EnabledStandardIdentifiers\": [\"CIS\"]}}",
        "{\"SecurityHub\": {\"ServiceEnabled\": false, \"SecurityControlsConfiguration\": {}}}",
        "{\"SecurityHub\": {\"ServiceEnabled\": true, \"SecurityControlsConfiguration\": {"
            + "\"EnabledSecurityControlIdentifiers\": [\"EC2.8\"],"
            + " \"DisabledSecurityControlIdentifiers\": [\"EC2.9\"]}}}",
      })
  void whatCannotBeIsRefused(String content) {
    assertThat(create("baseline", content).error()).startsWith("400 InvalidInputException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "under_score"})
  void aNameHasLettersDigitsAndFewMarks(String name) {
    assertThat(create(name).error()).startsWith("400 InvalidInputException");
  }

  @Test
  @Tag("R19")
  void policiesBelongToTheHomeRegion() {
    assertThat(other.post("/configurationPolicy/create", "{\"Name\": \"a\"}").status())
        .isEqualTo(400);
    String body = "{\"Name\": \"a\", \"ConfigurationPolicy\": %s}".formatted(CONTENT);
    assertThat(other.post("/configurationPolicy/create", body).error())
        .startsWith("403 AccessDeniedException: Central Configuration APIs can only");
    assertThat(other.get("/configurationPolicy/list").error())
        .startsWith("403 AccessDeniedException: Central Configuration APIs can only");
  }

  @Test
  @Tag("R19")
  void policiesAreWrittenWhileCentralIsInForce() {
    hub.in(HOME).configure(LiveConfiguration.central(ConfigurationStatus.PENDING));
    assertThat(create("baseline").error()).startsWith("403 AccessDeniedException: Must be");
    hub.set(Knob.NOT_CENTRAL, ServiceError.of(403, "AccessDeniedException", "Not central"));
    hub.in(HOME).configure(LiveConfiguration.fresh());
    assertThat(create("baseline").error()).isEqualTo("403 AccessDeniedException: Not central");
  }
}

package io.github.cdksecurityhub.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.local.iam.IamPolicy.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What policies allow and deny. */
class IamPolicyTest {
  private static final String HUB = "arn:aws:securityhub:eu-west-1:123456789012:hub/default";

  private static IamPolicy policy(String... statements) throws JsonProcessingException {
    String document = "{\"Statement\": [%s]}".formatted(String.join(",", statements));
    return IamPolicy.of(List.of(new ObjectMapper().readTree(document)));
  }

  private static String statement(String effect, String action, String resource) {
    return "{\"Effect\": \"%s\", \"Action\": %s, \"Resource\": %s}"
        .formatted(effect, action, resource);
  }

  @ParameterizedTest
  @CsvSource({
    "securityhub:TagResource, *, ALLOWED",
    "securityhub:tagresource, *, ALLOWED",
    "securityhub:Tag*, *, ALLOWED",
    "*, *, ALLOWED",
    "securityhub:TagResource, arn:aws:securityhub:*:123456789012:hub/default, ALLOWED",
    "securityhub:TagResource, arn:aws:securityhub:??-west-1:123456789012:hub/*, ALLOWED",
    "securityhub:TagResource, arn:aws:securityhub:*:111122223333:hub/default, NOT_ALLOWED",
    "securityhub:TagResource, arn:aws:securityhub:us-east-1:123456789012:hub/default, NOT_ALLOWED",
    "securityhub:UntagResource, *, NOT_ALLOWED",
    "securityhub:TagResources, *, NOT_ALLOWED",
  })
  void anActionIsAllowedOnTheResourcesOfAStatementForIt(
      String action, String resource, Decision decision) throws Exception {
    IamPolicy policy = policy(statement("Allow", '"' + action + '"', '"' + resource + '"'));

    assertThat(policy.decide("securityhub:TagResource", HUB)).isEqualTo(decision);
  }

  @Test
  void anActionWithoutAResourceNeedsAStatementForEverything() throws Exception {
    String action = "\"securityhub:ListFindingAggregators\"";

    assertThat(policy(statement("Allow", action, "\"*\"")).allows(action.replace("\"", ""), "*"))
        .isTrue();
    assertThat(
            policy(statement("Allow", action, "\"" + HUB + "\""))
                .allows(action.replace("\"", ""), "*"))
        .isFalse();
  }

  @Test
  void aDenialCountsAlsoWhereAnotherStatementAllows() throws Exception {
    IamPolicy policy =
        policy(
            statement("Allow", "[\"securityhub:*\"]", "[\"*\"]"),
            statement("Deny", "[\"securityhub:TagResource\"]", "[\"*\"]"));

    assertThat(policy.decide("securityhub:TagResource", HUB)).isEqualTo(Decision.DENIED);
    assertThat(policy.decide("securityhub:UntagResource", HUB)).isEqualTo(Decision.ALLOWED);
  }

  @Test
  void whatItDoesNotEvaluateIsRefused() {
    assertThatThrownBy(
            () ->
                policy(
                    "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\","
                        + " \"Condition\": {}}"))
        .hasMessageContaining("Condition");
  }

  @Test
  void aPolicyIsReplacedByAnyOtherOfItsNameOnItsRole() throws Exception {
    LocalIam iam = new LocalIam();
    String role = "arn:aws:iam::123456789012:role/Function";
    ObjectMapper json = new ObjectMapper();
    assertThat(iam.policyOf(role).allows("a:A", "*")).isFalse();

    iam.put("Function", "one", json.readTree("{\"Statement\": " + allow("a:A") + "}"));
    iam.put("Function", "two", json.readTree("{\"Statement\": " + allow("b:B") + "}"));
    assertThat(iam.policyOf(role).allows("a:A", "*")).isTrue();
    assertThat(iam.policyOf(role).allows("b:B", "*")).isTrue();

    iam.put("Function", "one", json.readTree("{\"Statement\": " + allow("c:C") + "}"));
    assertThat(iam.policyOf(role).allows("a:A", "*")).isFalse();
    iam.remove("Function", "one");
    assertThat(iam.policyOf(role).statements()).hasSize(1);
  }

  private static String allow(String action) {
    return statement("Allow", '"' + action + '"', "\"*\"");
  }
}

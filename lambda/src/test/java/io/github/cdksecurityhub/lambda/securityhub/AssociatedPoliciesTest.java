package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.securityhub.Wire.HOME;
import static io.github.cdksecurityhub.lambda.securityhub.Wire.error;
import static io.github.cdksecurityhub.lambda.securityhub.Wire.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.Json;
import io.github.cdksecurityhub.lambda.RawServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Configuration policies and their targets, page by page. */
@ResourceLock(Wire.LOCK)
class AssociatedPoliciesTest {
  private final Wire wire = Wire.fresh();

  @Test
  void policiesAreReadWithTheirTargetsPageByPage() {
    wire.server.next(
        live(
            "{\"ConfigurationPolicySummaries\":[{\"Id\":\"a\",\"Name\":\"baseline\"}],\"NextToken\":\"2\"}"),
        live("{\"ConfigurationPolicySummaries\":[{\"Id\":\"b\",\"Name\":\"spare\"}]}"),
        live(
            "{\"ConfigurationPolicyAssociationSummaries\":[{\"ConfigurationPolicyId\":\"a\",\"TargetType\":\"ROOT\","
                + "\"TargetId\":\"r-ab12\"}],\"NextToken\":\"next\"}"),
        live(
            "{\"ConfigurationPolicyAssociationSummaries\":[{\"ConfigurationPolicyId\":\"c\",\"TargetType\":"
                + "\"ACCOUNT\",\"TargetId\":\"111122223333\"}]}"));
    assertThat(wire.ask(HOME, "policies"))
        .containsExactly(
            "ok",
            "\"baseline\" on ROOT r-ab12",
            "c on ACCOUNT 111122223333",
            "\"spare\" (with no target)");
    assertThat(wire.server.requests())
        .extracting(RawServer.Request::line)
        .containsExactly(
            "GET /configurationPolicy/list HTTP/1.1",
            "GET /configurationPolicy/list?NextToken=2 HTTP/1.1",
            "POST /configurationPolicyAssociation/list HTTP/1.1",
            "POST /configurationPolicyAssociation/list HTTP/1.1");
    assertThat(Json.object(wire.server.requests().get(3).body()))
        .isEqualTo(Map.of("NextToken", "next", "Filters", Map.of("AssociationType", "APPLIED")));
  }

  @Test
  void aListOfPoliciesWithoutEndIsReadForAThousandAssociationsAtMost() {
    wire.server.usually(
        live(
            "{\"ConfigurationPolicySummaries\":[],\"ConfigurationPolicyAssociationSummaries\":[],\"NextToken\":\"x\"}"));
    assertThat(wire.ask(HOME, "policies")).containsExactly("ok");
    assertThat(wire.server.requests()).hasSize(20);
  }

  @Test
  void aListOfPoliciesThatIsDeniedIsAFailureLikeAnyOther() {
    wire.server.usually(error(403, "AccessDeniedException", "not authorized"));
    assertThat(wire.ask(HOME, "policies")).startsWith("ACCESS_DENIED", "403");
  }

  @Test
  void anEmptyPageWithANextTokenIsNotTheEndOfTheList() {
    wire.server.next(
        live("{\"ConfigurationPolicySummaries\":[],\"NextToken\":\"2\"}"),
        live("{\"ConfigurationPolicySummaries\":[{\"Id\":\"a\",\"Name\":\"baseline\"}]}"),
        live("{\"ConfigurationPolicyAssociationSummaries\":[],\"NextToken\":\"2\"}"),
        live(
            "{\"ConfigurationPolicyAssociationSummaries\":[{\"ConfigurationPolicyId\":\"a\","
                + "\"TargetType\":\"ROOT\",\"TargetId\":\"r-ab12\"}]}"));
    assertThat(wire.ask(HOME, "policies")).containsExactly("ok", "\"baseline\" on ROOT r-ab12");
  }
}

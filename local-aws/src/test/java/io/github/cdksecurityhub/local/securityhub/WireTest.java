package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R1 to R4: what the recorded exchanges do not have, and what is refused before the service. */
class WireTest extends HubTest {
  @Test
  @Tag("R1")
  void memberAccountLimitIsShown() {
    hub.in(HOME).reachMemberAccountLimit();

    assertThat(home.get("/organization/configuration").body())
        .contains("\"MemberAccountLimitReached\":true");
  }

  @Test
  @Tag("R1")
  void describeHubOfAnotherHubIsNotFound() {
    assertThat(home.get("/accounts?HubArn=arn%3Aaws%3Aother").error())
        .startsWith("404 ResourceNotFoundException");
    assertThat(
            home.get(
                    "/accounts?HubArn=arn%3Aaws%3Asecurityhub%3Aeu-west-1%3A123456789012%3Ahub%2Fdefault")
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, aws",
    "cn-north-1, aws-cn",
    "us-gov-west-1, aws-us-gov",
  })
  @Tag("R1")
  void arnsNameThePartitionOfTheRegion(String region, String partition) {
    assertThat(client(region).get("/accounts").json().path("HubArn").asText())
        .startsWith("arn:" + partition + ":securityhub:" + region);
  }

  @Test
  @Tag("R2")
  void everyResponseHasARequestIdOfItsOwn() {
    List<String> ids =
        List.of(requestId(home.get("/accounts")), requestId(home.get("/nothing/here")));

    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f-]{36}"));
  }

  private static String requestId(RestJsonClient.Response response) {
    return response.http().headers().firstValue("x-amzn-RequestId").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "",
        "{\"AutoEnable\": null}",
        "{\"AutoEnable\": \"true\"}",
        "{\"AutoEnable\": 1}",
        "{\"AutoEnable\": true, \"AutoEnableStandards\": \"ALL\"}",
        "{\"AutoEnable\": true, \"AutoEnableStandards\": \"default\"}",
        "{\"AutoEnable\": true, \"AutoEnableStandards\": true}",
        "{\"AutoEnable\": true, \"OrganizationConfiguration\": \"LOCAL\"}",
        "{\"AutoEnable\": true, \"OrganizationConfiguration\": {\"ConfigurationType\": \"BOTH\"}}",
      })
  @Tag("R4")
  void aRequestThatDoesNotFitTheModelIsRefusedUnderEitherCode(String body) {
    assertThat(home.update(body).error())
        .startsWith("400 InvalidInputException: Invalid parameter");

    hub.set(Knob.INVALID_REQUEST, Variant.InvalidRequest.BAD_REQUEST);
    assertThat(home.update(body).error())
        .isEqualTo("400 BadRequestException: Invalid request body");
    assertThat(hub.in(HOME).live()).isEqualTo(LiveConfiguration.fresh());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "true", "{\"AutoEnable\": true} {}", "AutoEnable=true"})
  void aBodyThatIsNoJsonObjectIsASerializationError(String body) {
    RestJsonClient.Response response = home.update(body);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.errorType()).isEqualTo("SerializationException");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GET; /organization/admin?MaxResults=0; ; MaxResults",
        "GET; /organization/admin?MaxResults=11; ; MaxResults",
        "GET; /organization/admin?NextToken=none; ; NextToken",
        "GET; /organization/admin?Feature=SecurityHub3; ; Feature",
        "POST; /organization/admin/enable; {}; AdminAccountId",
        "POST; /organization/admin/enable; {\"AdminAccountId\": \"12\"}; AdminAccountId",
        "POST; /organization/admin/enable; {\"AdminAccountId\": \"111122223333\","
            + " \"Feature\": \"SecurityHubV2\"}; Feature",
        "GET; /findingAggregator/list?MaxResults=101; ; MaxResults",
        "POST; /findingAggregator/create; {\"RegionLinkingMode\": \"SPECIFIED_REGIONS\","
            + " \"Regions\": [\"us-wst-1\"]}; Regions",
        "POST; /configurationPolicyAssociation/list; {\"MaxResults\": 0}; MaxResults",
        "POST; /configurationPolicyAssociation/list; {\"Filters\": {\"AssociationStatus\":"
            + " \"DONE\"}}; AssociationStatus",
        "POST; /configurationPolicyAssociation/list; {\"Filters\": {\"AssociationType\":"
            + " \"OWN\"}}; AssociationType",
        "GET; /securityControl/definition; ; SecurityControlId",
        "POST; /standards/register; {\"StandardsSubscriptionRequests\": [{\"StandardsArn\":"
            + " \"arn:aws:securityhub:us-east-1::standards/pci-dss/v/3.2.1\"}]};"
            + " StandardsSubscriptionRequests",
      })
  @Tag("R4")
  void whatDoesNotFitTheModelIsNamed(String method, String path, String body, String parameter) {
    hub.in(HOME).configure(LiveConfiguration.central());
    hub.organization().aggregate(HOME);
    RestJsonClient caller = path.startsWith("/organization/admin") ? management(HOME) : home;
    if (path.equals("/findingAggregator/create")) {
      hub.organization().removeAggregator();
    }
    RestJsonClient.Response response =
        caller.send(
            caller
                .request(path)
                .method(
                    method,
                    HttpRequest.BodyPublishers.ofString(Optional.ofNullable(body).orElse(""))));

    assertThat(response.error())
        .startsWith("400 InvalidInputException: Invalid parameter '" + parameter + "'.");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing",
    "GET, /no%0Athing%22",
    "DELETE, /organization/configuration",
    "GET, /findingAggregator/get/"
  })
  void anOperationThatIsNotImplementedIs501(String method, String path) {
    RestJsonClient.Response response =
        home.send(home.request(path).method(method, HttpRequest.BodyPublishers.noBody()));

    assertThat(response.status()).isEqualTo(501);
    assertThat(response.errorType()).isEqualTo("NotImplementedException");
    assertThat(response.json().path("message").asText())
        .startsWith("The local AWS does not implement " + method + " /");
  }

  @Test
  void aRequestWithoutASignatureIsRefused() {
    RestJsonClient.Response response = home.send(home.unsigned("/accounts"));

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.errorType()).isEqualTo("MissingAuthenticationTokenException");
    assertThat(response.json().path("message").asText()).isEqualTo("Missing Authentication Token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer token",
        "AWS4-HMAC-SHA256"
            + " Credential=AKIDEXAMPLEEXAMPLE/20260101/eu-west-1/securityhub/aws4_request",
        "AWS4-HMAC-SHA256"
            + " Credential=AKIDEXAMPLEEXAMPLE/20260101/eu-west-1/securityhub/aws4_request,"
            + " SignedHeaders=host, Signature=short",
        "AWS4-HMAC-SHA256"
            + " Credential=AKIDEXAMPLEEXAMPLE/20251231/eu-west-1/securityhub/aws4_request,"
            + " SignedHeaders=host,"
            + " Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "AWS4-HMAC-SHA256"
            + " Credential=AKIDEXAMPLEEXAMPLE/20260101/eu-west-1/securityhub/aws4_request,"
            + " SignedHeaders=x-amz-date,"
            + " Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      })
  void anIncompleteSignatureIsRefused(String authorization) {
    RestJsonClient.Response response =
        home.send(
            home.unsigned("/accounts")
                .header("X-Amz-Date", "20260101T000000Z")
                .header("Authorization", authorization));

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.errorType()).isEqualTo("IncompleteSignatureException");
  }
}

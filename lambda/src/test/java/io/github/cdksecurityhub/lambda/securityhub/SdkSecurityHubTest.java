package io.github.cdksecurityhub.lambda.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.Json;
import io.github.cdksecurityhub.lambda.RawServer;
import io.github.cdksecurityhub.lambda.RawServer.Reaction;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The adapter through the real SDK, over a real connection (R1 to R5, R40). The build runs this
 * twice: on the libraries as they are published, and on the function's package.
 */
class SdkSecurityHubTest {
  private static final String HOME = "eu-west-1";
  private static final List<String> UPDATES = List.of("LOCAL,true,DEFAULT", "CENTRAL");

  private static RawServer server;
  private static ProbeProcess probe;

  @BeforeAll
  static void start() throws IOException {
    server = new RawServer();
    probe =
        new ProbeProcess(
            Map.of(
                "AWS_ENDPOINT_URL", server.url(),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_SESSION_TOKEN", "test"));
  }

  @AfterAll
  static void stop() throws IOException {
    probe.close();
    server.close();
  }

  @BeforeEach
  void fresh() {
    server.fresh();
  }

  private static Reaction error(int status, String code, String message) {
    return RawServer.reply(
        status,
        "{\"Code\":\"" + code + "\",\"Message\":\"" + message + "\"}",
        "Content-Type: application/json",
        "x-amzn-ErrorType: " + code,
        "x-amzn-RequestId: 7f3c-request");
  }

  private static Reaction live(String json) {
    return RawServer.reply(200, json, "Content-Type: application/json");
  }

  private static RawServer.Request onlyRequest() {
    assertThat(server.requests()).as("exactly one request, never repeated").hasSize(1);
    return server.requests().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "'LOCAL,false,DEFAULT',LOCAL,false,DEFAULT",
    "'LOCAL,false,NONE',LOCAL,false,NONE",
    "'LOCAL,true,DEFAULT',LOCAL,true,DEFAULT",
    "'LOCAL,true,NONE',LOCAL,true,NONE",
    "CENTRAL,CENTRAL,false,NONE"
  })
  void anUpdateSendsEveryFieldAndNoStatus(
      String desired, String type, boolean autoEnable, String standards) {
    assertThat(probe.ask(HOME, desired)).containsExactly("ok");
    RawServer.Request request = onlyRequest();
    assertThat(request.line()).isEqualTo("POST /organization/configuration HTTP/1.1");
    assertThat(Json.object(request.body()))
        .isEqualTo(
            Map.of(
                "AutoEnable",
                autoEnable,
                "AutoEnableStandards",
                standards,
                "OrganizationConfiguration",
                Map.of("ConfigurationType", type)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-west-1", "ap-southeast-2", "cn-north-1", "us-gov-west-1"})
  void theRequestIsSignedForThePlacesRegionNotTheFunctions(String region) {
    server.usually(
        live(
            "{\"AutoEnable\":true,\"AutoEnableStandards\":\"NONE\",\"OrganizationConfiguration\":{\"ConfigurationType\":\"LOCAL\",\"Status\":\"ENABLED\"}}"));
    probe.ask(region, "describe");
    assertThat(onlyRequest().line()).isEqualTo("GET /organization/configuration HTTP/1.1");
    assertThat(onlyRequest().header("Authorization"))
        .contains("/" + region + "/securityhub/aws4_request");
    assertThat(onlyRequest().header("X-Amz-Security-Token")).isEqualTo("test");
  }

  @Test
  void aDescriptionIsReadInFull() {
    server.usually(
        live(
            "{\"AutoEnable\":false,\"AutoEnableStandards\":\"DEFAULT\",\"MemberAccountLimitReached\":true,\"Unknown\":{},"
                + "\"OrganizationConfiguration\":{\"ConfigurationType\":\"CENTRAL\",\"Status\":\"PENDING\",\"StatusMessage\":\"漢🦔\"}}"));
    assertThat(probe.ask(HOME, "describe"))
        .containsExactly("ok", "CENTRAL,false,DEFAULT", "PENDING", "漢🦔", "true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MIGRATING", "enabled", "DISABLED"})
  void aStatusThatTheSdkDoesNotKnowComesThroughAsItIs(String status) {
    server.usually(
        live(
            "{\"AutoEnable\":false,\"AutoEnableStandards\":\"NONE\",\"OrganizationConfiguration\":{\"ConfigurationType\":\"LOCAL\",\"Status\":\""
                + status
                + "\"}}"));
    assertThat(probe.ask(HOME, "describe"))
        .containsExactly("ok", "LOCAL,false,NONE", status, "", "false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"AutoEnable\":true,\"AutoEnableStandards\":\"NONE\"}",
        "{\"AutoEnable\":true,\"AutoEnableStandards\":\"NONE\",\"OrganizationConfiguration\":null}",
        "{\"AutoEnable\":true,\"AutoEnableStandards\":\"NONE\",\"OrganizationConfiguration\":{}}",
        "{\"AutoEnable\":true,\"AutoEnableStandards\":\"NONE\",\"OrganizationConfiguration\":{\"Status\":\"ENABLED\"}}",
        "{\"AutoEnable\":true,\"AutoEnableStandards\":\"NONE\",\"OrganizationConfiguration\":{\"ConfigurationType\":\"HYBRID\",\"Status\":\"ENABLED\"}}",
        "{\"AutoEnable\":true,\"AutoEnableStandards\":\"ALL\",\"OrganizationConfiguration\":{\"ConfigurationType\":\"LOCAL\",\"Status\":\"ENABLED\"}}",
        "{\"AutoEnable\":true,\"OrganizationConfiguration\":{\"ConfigurationType\":\"LOCAL\",\"Status\":\"ENABLED\"}}",
        "{\"AutoEnableStandards\":\"NONE\",\"OrganizationConfiguration\":{\"ConfigurationType\":\"LOCAL\",\"Status\":\"ENABLED\"}}",
        "",
        "[]",
        "<html>no</html>",
        "{\"AutoEnable\":tr",
        "{\"AutoEnable\":\"maybe\",\"AutoEnableStandards\":5,\"OrganizationConfiguration\":[]}"
      })
  void nothingIsGuessedFromAnAnswerThatLacksWhatADecisionNeeds(String body) {
    server.usually(live(body));
    assertThat(probe.ask(HOME, "describe")).first().isIn("Unreadable", "Interrupted");
    onlyRequest();
  }

  @Test
  void anAnswerThatIsNoJsonIsUnreadableRatherThanABrokenConnection() {
    server.usually(live("<html>no</html>"));
    assertThat(probe.ask(HOME, "describe")).first().isEqualTo("Unreadable");
  }

  @Test
  void anAnswerThatBreaksOffIsATroubleThatPassesNotADecision() {
    server.usually(
        RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"AutoEnable\":true,"));
    assertThat(probe.ask(HOME, "describe")).first().isIn("Unreadable", "Interrupted");
    onlyRequest();
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(500, "InternalException", "ServiceFault"),
        Arguments.of(429, "LimitExceededException", "Throttled"),
        Arguments.of(400, "ThrottlingException", "Throttled"),
        Arguments.of(400, "InvalidInputException", "Refused"),
        Arguments.of(403, "AccessDeniedException", "AccessDenied"),
        Arguments.of(404, "ResourceNotFoundException", "Refused"),
        Arguments.of(400, "DataUnavailableException", "Refused"),
        Arguments.of(503, "ServiceUnavailable", "ServiceFault"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorKeepsItsStatusCodeTextAndRequestIdAndIsNeverRepeatedHere(
      int status, String code, String cause) {
    for (String what : List.of("describe", "home", "LOCAL,true,NONE", "CENTRAL")) {
      server.fresh().usually(error(status, code, "Worte: 漢🦔"));
      List<String> failed = probe.ask(HOME, what);
      assertThat(failed)
          .as(what)
          .startsWith(cause, Integer.toString(status), code, "Worte: 漢🦔", "7f3c-request");
      onlyRequest();
    }
  }

  /** Those that the SDK has a class for, those of other operations and one that nobody knows. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AccessDeniedException",
        "ConflictException",
        "DataUnavailableException",
        "InternalException",
        "InternalServerException",
        "InvalidAccessException",
        "InvalidInputException",
        "LimitExceededException",
        "OrganizationNotFoundException",
        "ResourceConflictException",
        "ResourceInUseException",
        "ResourceNotFoundException",
        "ServiceQuotaExceededException",
        "ThrottlingException",
        "ValidationException",
        "NobodyKnowsException"
      })
  void anExceptionOfAnyKindKeepsItsNameAndItsText(String code) {
    server.usually(error(400, code, "in its own words"));
    for (String what : List.of("describe", "home", "policies", "CENTRAL")) {
      assertThat(probe.ask(HOME, what))
          .as(what)
          .containsSubsequence("400", code, "in its own words", "7f3c-request");
    }
  }

  @Test
  void theCodeIsReadFromTheBodyWhereTheHeaderIsMissing() {
    server.usually(RawServer.reply(403, "{\"Code\":\"AccessDeniedException\",\"Message\":\"no\"}"));
    assertThat(probe.ask(HOME, "describe").subList(0, 2)).containsExactly("AccessDenied", "403");
  }

  @Test
  void theCodeIsReadFromTheHeaderWhereTheBodyIsMissing() {
    server.usually(
        RawServer.reply(404, "", "x-amzn-ErrorType: ResourceNotFoundException:http://x/"));
    assertThat(probe.ask(HOME, "describe"))
        .startsWith("Refused", "404", "ResourceNotFoundException");
  }

  @ParameterizedTest
  @CsvSource({
    "401,is not an administrator for this organization,NotAdministrator",
    "401,is not subscribed to AWS Security Hub,NotSubscribed"
  })
  void a401OnARead(int status, String words, String cause) {
    String message = "Account 123456789012 " + words;
    for (String what : List.of("describe", "home")) {
      server.fresh().usually(error(status, "InvalidAccessException", message));
      assertThat(probe.ask(HOME, what)).startsWith(cause, "401", "InvalidAccessException", message);
      onlyRequest();
    }
  }

  /** R40: whether the text comes or is lost, the next read must get a chance to tell. */
  @ParameterizedTest
  @CsvSource({
    "is not an administrator for this organization,NotAdministrator",
    "is not subscribed to AWS Security Hub,NotSubscribed"
  })
  void a401OnUpdateIsExplainedOrLeftToTheNextRead(String words, String cause) {
    for (String what : UPDATES) {
      server.fresh().usually(error(401, "InvalidAccessException", "Account 123456789012 " + words));
      assertThat(probe.ask(HOME, what)).first().isIn(cause, "RefusedWithoutWords");
      onlyRequest();
    }
  }

  static Stream<Arguments> breaks() {
    return Stream.of(
        Arguments.of("reset", RawServer.reset()), Arguments.of("no answer", RawServer.silence()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaks")
  void anUpdateWhoseAnswerWasLostMayHaveTakenEffectAndIsNotRepeatedHere(
      String reason, Reaction broken) {
    for (String what : UPDATES) {
      server.fresh().usually(broken);
      List<String> failed = probe.ask(HOME, what);
      assertThat(failed).as(what).last().isEqualTo("ambiguous");
      onlyRequest();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaks")
  void aReadWhoseAnswerWasLostIsATroubleThatPasses(String reason, Reaction broken) {
    server.usually(broken);
    assertThat(probe.ask(HOME, "describe")).first().isIn("Interrupted", "Unreadable");
  }

  @Test
  void anAnswerThatBreaksOffInItsStatusMayHaveTakenEffect() {
    server.usually(RawServer.bytes("HTTP/1.1 2"));
    assertThat(probe.ask(HOME, "CENTRAL")).last().isEqualTo("ambiguous");
    assertThat(probe.ask(HOME, "describe")).first().isIn("Interrupted", "Unreadable");
  }

  @Test
  void anAnswerThatIsNoHttpMayHaveTakenEffect() {
    server.usually(RawServer.bytes("SSH-2.0-OpenSSH_9.0\r\n\r\n"));
    assertThat(probe.ask(HOME, "CENTRAL")).last().isEqualTo("ambiguous");
    assertThat(probe.ask(HOME, "describe")).first().isIn("Interrupted", "Unreadable");
  }

  @Test
  void aGatewaysHtmlIsAFaultOfTheService() {
    for (String what : List.of("describe", "home", "CENTRAL")) {
      server.fresh().usually(RawServer.reply(502, "<html>Bad Gateway</html>"));
      assertThat(probe.ask(HOME, what)).startsWith("ServiceFault", "502");
      onlyRequest();
    }
  }

  @Test
  void anAcknowledgedUpdateNeedsNoBody() {
    for (String body : List.of("", "{}", "null")) {
      server.fresh().usually(RawServer.reply(200, body));
      assertThat(probe.ask(HOME, "CENTRAL")).containsExactly("ok");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:securityhub:eu-west-1:123456789012:finding-aggregator/a1b2,eu-west-1",
    "arn:aws-cn:securityhub:cn-north-1:123456789012:finding-aggregator/a1b2,cn-north-1",
    "arn:aws-us-gov:securityhub:us-gov-west-1:123456789012:finding-aggregator/a1b2,us-gov-west-1",
    "arn:aws-iso-b:securityhub:us-isob-east-1:123456789012:finding-aggregator/a1b2,us-isob-east-1",
    "arn:aws-eusc:securityhub:eusc-de-east-1:123456789012:finding-aggregator/a1b2,eusc-de-east-1"
  })
  void theHomeRegionIsTheAggregatorsInEveryPartition(String arn, String region) {
    server.usually(live("{\"FindingAggregators\":[{\"FindingAggregatorArn\":\"" + arn + "\"}]}"));
    assertThat(probe.ask(HOME, "home")).containsExactly("ok", region);
    assertThat(onlyRequest().line()).startsWith("GET /findingAggregator/list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"FindingAggregators\":[]}", "{}", "{\"FindingAggregators\":null}"})
  void noAggregatorIsNone(String body) {
    server.usually(live(body));
    assertThat(probe.ask(HOME, "home")).containsExactly("ok", "none");
  }

  /** "None" refuses a deployment with a cause; an ARN that can't be read is another one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"FindingAggregatorArn\":\"a1b2\"}]",
        "[{}]",
        "[{\"FindingAggregatorArn\":\"arn:aws:securityhub::123456789012:finding-aggregator/a\"}]"
      })
  void anAggregatorWhoseRegionCannotBeReadIsNotNone(String list) {
    server.usually(live("{\"FindingAggregators\":" + list + "}"));
    assertThat(probe.ask(HOME, "home")).first().isEqualTo("Unreadable");
  }

  @Test
  void rehearsingRequestsNothing() {
    assertThat(probe.ask(HOME, "rehearse"))
        .containsExactly("ok", "LOCAL,true,NONE", "ENABLED", "", "false");
    assertThat(server.connections()).isZero();
  }

  @Test
  void shakingHandsConnectsAndRequestsNothing() throws InterruptedException {
    assertThat(probe.ask(HOME, "handshake")).containsExactly("ok");
    for (int i = 0; i < 100 && server.connections() == 0; i++) {
      Thread.sleep(10);
    }
    assertThat(server.connections()).isOne();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void whereNobodyListensNothingWasSent() throws IOException {
    try (ProbeProcess elsewhere =
        new ProbeProcess(
            Map.of(
                "AWS_ENDPOINT_URL_SECURITYHUB", "http://127.0.0.1:9",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test"))) {
      assertThat(elsewhere.ask(HOME, "CENTRAL")).startsWith("Unreachable").endsWith("certain");
      assertThat(elsewhere.ask(HOME, "handshake")).startsWith("unexpected");
    }
  }

  @Test
  void policiesAreReadWithTheirTargetsPageByPage() {
    server.next(
        live(
            "{\"ConfigurationPolicySummaries\":[{\"Id\":\"a\",\"Name\":\"baseline\"}],\"NextToken\":\"2\"}"),
        live("{\"ConfigurationPolicySummaries\":[{\"Id\":\"b\",\"Name\":\"spare\"}]}"),
        live(
            "{\"ConfigurationPolicyAssociationSummaries\":[{\"ConfigurationPolicyId\":\"a\",\"TargetType\":\"ROOT\","
                + "\"TargetId\":\"r-ab12\"}],\"NextToken\":\"next\"}"),
        live(
            "{\"ConfigurationPolicyAssociationSummaries\":[{\"ConfigurationPolicyId\":\"c\",\"TargetType\":"
                + "\"ACCOUNT\",\"TargetId\":\"111122223333\"}]}"));
    assertThat(probe.ask(HOME, "policies"))
        .containsExactly(
            "ok",
            "\"baseline\" on ROOT r-ab12",
            "c on ACCOUNT 111122223333",
            "\"spare\" (with no target)");
    assertThat(server.requests())
        .extracting(RawServer.Request::line)
        .containsExactly(
            "GET /configurationPolicy/list HTTP/1.1",
            "GET /configurationPolicy/list?NextToken=2 HTTP/1.1",
            "POST /configurationPolicyAssociation/list HTTP/1.1",
            "POST /configurationPolicyAssociation/list HTTP/1.1");
    assertThat(Json.object(server.requests().get(3).body()))
        .isEqualTo(Map.of("NextToken", "next", "Filters", Map.of("AssociationType", "APPLIED")));
  }

  @Test
  void aListOfPoliciesWithoutEndIsReadForAThousandAssociationsAtMost() {
    server.usually(
        live(
            "{\"ConfigurationPolicySummaries\":[],\"ConfigurationPolicyAssociationSummaries\":[],\"NextToken\":\"x\"}"));
    assertThat(probe.ask(HOME, "policies")).containsExactly("ok");
    assertThat(server.requests()).hasSize(20);
  }

  @Test
  void aListOfPoliciesThatIsDeniedIsAFailureLikeAnyOther() {
    server.usually(error(403, "AccessDeniedException", "not authorized"));
    assertThat(probe.ask(HOME, "policies")).startsWith("AccessDenied", "403");
  }
}

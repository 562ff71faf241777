package io.github.cdksecurityhub.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.Json;
import io.github.cdksecurityhub.lambda.RawServer;
import io.github.cdksecurityhub.lambda.cloudformation.Events;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One event, one answer, whatever happens between (decision 3). */
class InvocationTest {
  private static final String SECRET = "?X-Amz-Signature=5ec2e7&X-Amz-Credential=TESTKEY";
  private static final OrganizationConfiguration OFF = decoded("LOCAL,false,DEFAULT");
  private static final OrganizationConfiguration ON = decoded("LOCAL,true,DEFAULT");

  private final FakeClock clock = new FakeClock();
  private final FakeContext context = new FakeContext(900_000);
  private final FakeSecurityHub hub = new FakeSecurityHub(clock, FakeSecurityHub.enabled(OFF));
  private RawServer server;

  @BeforeEach
  void start() throws IOException {
    server = new RawServer();
  }

  @AfterEach
  void stop() {
    server.close();
    assertThat(context.log()).doesNotContain("X-Amz", "5ec2e7", "ServiceToken", "SchemaVersion");
  }

  private static OrganizationConfiguration decoded(String encoded) {
    return OrganizationConfiguration.decode(encoded).orElseThrow();
  }

  private byte[] event(String type, String id) {
    return Events.json(
        type,
        server.url() + "/answer%7Chere" + SECRET,
        id,
        Events.properties("eu-west-1", ON, OnDelete.RESTORE));
  }

  private void invoke(byte[] event) throws IOException {
    invoke(place -> hub, event);
  }

  private void invoke(Function<AccountRegion, SecurityHub> hubs, byte[] event) throws IOException {
    new Invocation(clock, hubs, context).run(new ByteArrayInputStream(event));
  }

  private Map<String, Object> onlyAnswer() {
    assertThat(server.requests()).as("exactly one answer").hasSize(1);
    return Json.object(server.requests().get(0).body());
  }

  @Test
  void successIsAnsweredOnce() throws IOException {
    invoke(event("Create", ""));
    assertThat(onlyAnswer())
        .containsEntry("Status", "SUCCESS")
        .containsEntry("StackId", "arn:aws:cloudformation:eu-west-1:123456789012:stack/S/guid")
        .containsEntry("RequestId", "0f5c4b1e-request")
        .containsEntry("LogicalResourceId", "SecurityHubeuwest1")
        .containsEntry(
            "PhysicalResourceId",
            "123456789012/eu-west-1/securityhub-organization-configuration/LOCAL,false,DEFAULT");
    assertThat(server.requests().get(0).line())
        .isEqualTo("PUT /answer%7Chere" + SECRET + " HTTP/1.1");
    context.assertEveryLineIsWhole();
  }

  @Test
  void everyPhaseOfAWriteHasItsLogLine() throws IOException {
    invoke(event("Create", ""));
    assertThat(context.lines.stream().map(Json::object))
        .extracting(line -> line.get("phase"))
        .containsSubsequence("read", "observe", "diff", "apply", "await", "report");
    assertThat(context.lines.stream().map(Json::object))
        .allMatch(line -> line.get("region").equals("eu-west-1"));
  }

  @Test
  void failureIsAnsweredOnceAndTheInvocationSucceeds() throws IOException {
    hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed());
    invoke(event("Update", "x"));
    assertThat(onlyAnswer()).containsEntry("Status", "FAILED").containsEntry("Data", Map.of());
    assertThat((String) onlyAnswer().get("Reason")).contains(ErrorFixtures.NOT_SUBSCRIBED);
    context.assertEveryLineIsWhole();
  }

  @ParameterizedTest
  @MethodSource("io.github.cdksecurityhub.lambda.handler.Thrown#everything")
  void whateverThePortThrowsIsAnsweredOnce(Supplier<Throwable> thrown) throws IOException {
    hub.afterUpdate(() -> Thrown.undeclared(thrown.get()));
    invoke(event("Create", ""));
    assertThat(onlyAnswer())
        .containsEntry("Status", "FAILED")
        .containsEntry(
            "PhysicalResourceId",
            "123456789012/eu-west-1/securityhub-organization-configuration/LOCAL,false,DEFAULT");
    assertThat((String) onlyAnswer().get("Reason")).contains("123456789012", "eu-west-1", "again");
  }

  @ParameterizedTest
  @MethodSource("io.github.cdksecurityhub.lambda.handler.Thrown#everything")
  void whateverPreventsThePortIsAnsweredOnce(Supplier<Throwable> thrown) throws IOException {
    invoke(
        place -> {
          Thrown.undeclared(thrown.get());
          return hub;
        },
        event("Create", ""));
    assertThat(onlyAnswer()).containsEntry("Status", "FAILED");
    assertThat((String) onlyAnswer().get("PhysicalResourceId")).endsWith("/unobserved");
  }

  @Test
  void aFailureThatCannotEvenBeToldIsAnsweredOnce() throws IOException {
    hub.afterUpdate(() -> Thrown.unprintably());
    invoke(event("Create", ""));
    assertThat(onlyAnswer()).containsEntry("Status", "FAILED");
  }

  /** Otherwise the Delete that follows would not put back what the Create has written. */
  @Test
  void aFailureThatCannotEvenBeToldStillRemembersWhatWasThere() throws IOException {
    hub.afterUpdate(() -> Thrown.unprintably());
    invoke(event("Create", ""));
    assertThat((String) onlyAnswer().get("PhysicalResourceId")).endsWith("/LOCAL,false,DEFAULT");
  }

  @Test
  void aDeleteThatFailedUnexpectedlyIsToBeDeletedAgain() throws IOException {
    String id = "123456789012/eu-west-1/securityhub-organization-configuration/LOCAL,false,NONE";
    invoke(
        place -> {
          throw new IllegalStateException("odd");
        },
        event("Delete", id));
    assertThat((String) onlyAnswer().get("Reason")).contains("Delete again: that is safe.");
  }

  @Test
  void aFailureOfOurOwnIsLoggedWithItsPlace() throws Exception {
    hub.afterUpdate(() -> Thrown.undeclared(new IllegalStateException("odd")));
    invoke(event("Create", ""));
    for (int i = 0; i < 200 && !context.log().contains("at io.github"); i++) {
      Thread.sleep(5);
    }
    assertThat(context.log()).contains("java.lang.IllegalStateException: odd", "at io.github");
    context.assertEveryLineIsWhole();
  }

  @Test
  void anInvocationThatIsInterruptedStillAnswersOnce() throws IOException {
    Thread.currentThread().interrupt();
    try {
      invoke(event("Create", ""));
    } finally {
      Thread.interrupted();
    }
    onlyAnswer();
  }

  @Test
  void aMalformedEventWithAnAddressIsAnsweredOnceAndTouchesNothing() throws IOException {
    byte[] event = event("Create", "");
    invoke(java.util.Arrays.copyOf(event, event.length - 1));
    assertThat(onlyAnswer()).containsEntry("Status", "FAILED");
    assertThat((String) onlyAnswer().get("Reason")).contains("malformed JSON");
    assertThat(hub.requests()).isEmpty();
    context.assertEveryLineIsWhole();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://evil.example/x?X-Amz-Signature=5ec2e7",
        "https://user:5ec2e7@host/x",
        "5ec2e7",
        "file:///5ec2e7"
      })
  void whereNoAnswerIsPossibleNothingIsTouchedAndTheInvocationFails(String url) {
    byte[] event =
        Events.json("Create", url, "", Events.properties("eu-west-1", ON, OnDelete.RESTORE));
    assertThatThrownBy(() -> invoke(event))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ResponseURL")
        .hasMessageNotContaining("5ec2e7");
    assertThat(hub.requests()).isEmpty();
    assertThat(server.connections()).isZero();
    context.assertEveryLineIsWhole();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{}", "no json at all"})
  void whatIsNoEventFailsTheInvocationWithALineInTheLog(String text) {
    assertThatThrownBy(() -> invoke(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
    assertThat(hub.requests()).isEmpty();
    context.assertEveryLineIsWhole();
  }

  @Test
  void whatIsNotEvenTextFailsTheInvocationWithALineInTheLog() {
    byte[] broken = "{\"RequestType\":\"Create\"}".getBytes(Charset.forName("UTF-32BE"));
    broken[8] = 0x7f;
    assertThatThrownBy(() -> invoke(broken)).isInstanceOf(IOException.class);
    context.assertEveryLineIsWhole();
  }

  @Test
  void anAddressThatCannotBeConnectedToFailsTheInvocationBeforeAnythingIsWritten() {
    byte[] event =
        Events.json(
            "Create",
            "https://127.0.0.1:99999/x" + SECRET,
            "",
            Events.properties("eu-west-1", ON, OnDelete.RESTORE));
    assertThatThrownBy(() -> invoke(event)).isInstanceOf(IOException.class);
    assertThat(hub.updates()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud800x", "\\ud800\\ud800", "\\u0000"})
  void halfACharacterInAnyTextOfTheEventCostsNoLogLine(String odd) throws IOException {
    byte[] event =
        new String(event("Create", ""), StandardCharsets.UTF_8)
            .replace("SecurityHubeuwest1", "S" + odd)
            .getBytes(StandardCharsets.UTF_8);
    invoke(event);
    onlyAnswer();
    assertThat(context.lines.stream().map(Json::object))
        .extracting(line -> line.get("phase"))
        .containsSubsequence("read", "observe", "diff", "apply", "await", "report");
    context.assertEveryLineIsWhole();
  }

  @Test
  void anAnswerThatIsRefusedFailsTheInvocationSoThatLambdaRunsItAgain() {
    server.usually(RawServer.reply(403, "SignatureDoesNotMatch 5ec2e7"));
    assertThatThrownBy(() -> invoke(event("Create", "")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("403")
        .hasMessageNotContaining("5ec2e7")
        .hasMessageNotContaining("127.0.0.1");
    assertThat(context.log()).contains("403");
    context.assertEveryLineIsWhole();
  }

  @Test
  void anAnswerThatNobodyTakesFailsTheInvocationWithinItsTime() {
    server.usually(RawServer.reply(503, ""));
    assertThatThrownBy(() -> invoke(event("Create", ""))).isInstanceOf(IOException.class);
    assertThat(clock.passed().toSeconds()).isLessThan(900);
    context.assertEveryLineIsWhole();
  }

  @Test
  void anAnswerThatArrivesAtTheSecondTryIsEnough() throws IOException {
    server.next(RawServer.reset());
    invoke(event("Create", ""));
    assertThat(server.requests()).hasSize(2);
    assertThat(server.requests().get(0).text()).isEqualTo(server.requests().get(1).text());
  }

  /** R36: after a lost answer Lambda runs the event again. */
  @Test
  void theEventRunAgainFindsItsWorkDoneAndAnswers() throws IOException {
    server.next(RawServer.reply(403, ""));
    String id = "123456789012/eu-west-1/securityhub-organization-configuration/CENTRAL";
    assertThatThrownBy(() -> invoke(event("Update", id))).isInstanceOf(IOException.class);
    invoke(event("Update", id));
    assertThat(hub.updates()).hasSize(1);
    assertThat(server.requests().get(1).text()).contains("SUCCESS", "unchanged", "CENTRAL");
  }
}

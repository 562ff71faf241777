package io.github.cdksecurityhub.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One event, one response. */
class CustomResourceHandlerTest {
  private static final String SECRET = "?X-Amz-Signature=5ec2e7&X-Amz-Credential=TESTKEY";
  private static final String ID =
      "123456789012/eu-west-1/securityhub-organization-configuration/0f5c4b1e";

  private final FakeClock clock = new FakeClock();
  private final FakeContext context = new FakeContext(900_000);
  private final FakeSecurityHub hub =
      new FakeSecurityHub(clock, FakeSecurityHub.enabled(decoded("LOCAL,false,DEFAULT")));
  @AutoClose private final RawServer server = new RawServer();

  @AfterEach
  void everyLineIsOneObjectWithoutASecret() {
    context.assertEveryLineIsOneObject();
    assertThat(context.log()).doesNotContain("X-Amz", "5ec2e7", "ServiceToken", "SchemaVersion");
  }

  private static OrganizationConfiguration decoded(String encoded) {
    return OrganizationConfiguration.decode(encoded).orElseThrow();
  }

  private byte[] event(String type, String id) {
    return event(type, server.url() + "/response%7Chere" + SECRET, id);
  }

  private static byte[] event(String type, String url, String id) {
    return Events.json(
        type,
        url,
        id,
        Events.properties("eu-west-1", decoded("LOCAL,true,DEFAULT"), OnDelete.RESTORE));
  }

  private void invoke(byte[] event) throws IOException {
    invoke(event, place -> hub);
  }

  private void invoke(byte[] event, Function<AccountRegion, SecurityHub> hubs) throws IOException {
    CustomResourceHandler.handle(
        new ByteArrayInputStream(event), context, hubs, Events.DEPLOYING, clock);
  }

  private Map<String, Object> onlyResponse() {
    assertThat(server.requests()).as("exactly one response").hasSize(1);
    return Json.object(server.requests().get(0).body());
  }

  @Test
  void aSuccessIsSentOnce() throws IOException {
    invoke(event("Create", ""));
    assertThat(onlyResponse())
        .containsEntry("Status", "SUCCESS")
        .containsEntry("StackId", "arn:aws:cloudformation:eu-west-1:123456789012:stack/S/guid")
        .containsEntry("RequestId", "0f5c4b1e-request")
        .containsEntry("LogicalResourceId", "SecurityHubeuwest1")
        .containsEntry("PhysicalResourceId", ID);
    assertThat(server.requests().get(0).line())
        .isEqualTo("PUT /response%7Chere" + SECRET + " HTTP/1.1");
  }

  @Test
  void aFailureIsSentOnceAndTheInvocationSucceeds() throws IOException {
    hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed());
    invoke(event("Update", "x"));
    assertThat(onlyResponse()).containsEntry("Status", "FAILED").containsEntry("Data", Map.of());
    assertThat((String) onlyResponse().get("Reason")).contains(ErrorFixtures.NOT_SUBSCRIBED);
  }

  static Stream<Supplier<Throwable>> throwables() {
    return Stream.of(
        () -> new IllegalStateException("odd\nlines \ud800 {\"json\"}"),
        () -> new NullPointerException(),
        () -> new OutOfMemoryError("Java heap space"),
        () -> new StackOverflowError(),
        () -> new NoClassDefFoundError("x/Y"),
        () -> new ExceptionInInitializerError(new IllegalStateException("inner")),
        () -> new InterruptedException(),
        () -> new AssertionError("odd"));
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void raise(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void anyThrowableAfterTheWriteIsSentOnce(Supplier<Throwable> thrown) throws IOException {
    hub.afterUpdate(() -> CustomResourceHandlerTest.<RuntimeException>raise(thrown.get()));
    invoke(event("Create", ""));
    assertThat(onlyResponse())
        .containsEntry("Status", "FAILED")
        .containsEntry("PhysicalResourceId", ID + "/failed");
    assertThat((String) onlyResponse().get("Reason"))
        .contains("123456789012 in eu-west-1", thrown.get().getClass().getName(), "Deploy again");
    assertThat(context.log()).contains(thrown.get().getClass().getName(), "at io.github");
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void anyThrowableBeforeTheReadIsSentOnce(Supplier<Throwable> thrown) throws IOException {
    invoke(
        event("Create", ""),
        place -> {
          CustomResourceHandlerTest.<RuntimeException>raise(thrown.get());
          return hub;
        });
    assertThat(onlyResponse()).containsEntry("Status", "FAILED");
    assertThat((String) onlyResponse().get("PhysicalResourceId")).isEqualTo(ID + "/failed");
  }

  @Test
  void anInterruptedInvocationStillSendsOneResponse() throws IOException {
    Thread.currentThread().interrupt();
    try {
      invoke(event("Create", ""));
    } finally {
      Thread.interrupted();
    }
    onlyResponse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example/x?5ec2e7", "5ec2e7", "file:///5ec2e7", ""})
  void anEventWithoutAUsableResponseUrlFailsTheInvocation(String url) {
    assertThatThrownBy(() -> invoke(event("Create", url, "")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ResponseURL")
        .hasMessageNotContaining("5ec2e7");
    assertThat(hub.requests()).isEmpty();
    assertThat(context.log()).contains("\"level\":\"ERROR\"", "ResponseURL");
  }

  @Test
  void aMalformedEventFailsTheInvocation() {
    assertThatThrownBy(() -> invoke("{\"RequestType\":".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
    assertThat(hub.requests()).isEmpty();
    assertThat(context.log()).contains("\"level\":\"ERROR\"", "not a JSON object");
  }

  @Test
  void aResponseThatIsRefusedFailsTheInvocation() {
    server.usually(RawServer.reply(403, "SignatureDoesNotMatch 5ec2e7"));
    assertThatThrownBy(() -> invoke(event("Create", "")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("403")
        .hasMessageNotContainingAny("5ec2e7", "127.0.0.1");
    assertThat(context.log()).contains("\"level\":\"ERROR\"", "403");
  }

  @Test
  void aResponseThatNeverArrivesFailsTheInvocationInTime() {
    server.usually(RawServer.reply(503, ""));
    assertThatThrownBy(() -> invoke(event("Create", ""))).isInstanceOf(IOException.class);
    assertThat(clock.passed().toSeconds()).isLessThan(900);
  }

  /** R36: after a lost response Lambda runs the event again. */
  @Tag("R36")
  @Test
  void theEventRunAgainFindsItsWorkDone() throws IOException {
    server.next(RawServer.reply(403, ""));
    assertThatThrownBy(() -> invoke(event("Update", ID))).isInstanceOf(IOException.class);
    invoke(event("Update", ID));
    assertThat(hub.updates()).hasSize(1);
    assertThat(server.requests().get(1).text()).contains("SUCCESS", "unchanged", ID);
  }
}

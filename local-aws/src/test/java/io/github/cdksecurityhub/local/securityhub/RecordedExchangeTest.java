package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the AWS CLI and boto3 send gets the response that they once understood.
 *
 * <p>The README beside the recorded files describes how they were made.
 */
class RecordedExchangeTest extends HubTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RECORDED_REQUEST_ID = "00000000-0000-4000-8000-000000000000";

  /** A recorded session, and what the hub was like when it began. */
  enum Session {
    EVERY_OPERATION,
    REFUSALS,
    NOT_SUBSCRIBED,
    POLICIES,
    CENTRAL_POLICIES,
    SYNCING,
    TROUBLE,
    TAGS,
    HUB,
    STANDARDS,
    CONTROLS;

    Stream<RecordedExchange> exchanges() {
      return RecordedExchange.of(name().toLowerCase(Locale.ROOT).replace('_', '-')).stream();
    }

    void prepare(LocalSecurityHub hub) {
      switch (this) {
        case EVERY_OPERATION,
            REFUSALS,
            TAGS,
            HUB,
            STANDARDS,
            CONTROLS -> {} // A fresh hub is what they began with.
        case NOT_SUBSCRIBED -> hub.in(HOME).unsubscribe();
        case POLICIES -> {
          hub.organization().aggregate(HOME).policies(3).associations(3);
          hub.in(HOME).configure(LiveConfiguration.central());
        }
        case CENTRAL_POLICIES -> {
          hub.organization().aggregate(HOME);
          hub.in(HOME).configure(LiveConfiguration.central());
        }
        case SYNCING -> hub.organization().aggregate(HOME).sync(Lasting.calls(1));
        case TROUBLE -> hub.in(HOME).onAny().fail(Fault.throttled()).fail(Fault.internalError());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("R1")
  @Tag("R2")
  void aGenericClientGetsTheRecordedResponse(Session session) throws IOException {
    session.prepare(hub);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub.endpoint().getPort())) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (RecordedExchange exchange : session.exchanges().toList()) {
        socket.getOutputStream().write(exchange.request().bytes());
        assertSame(exchange, HttpText.response(in));
      }
    }
  }

  private static void assertSame(RecordedExchange exchange, HttpText response) throws IOException {
    String asked = exchange.operation() + " " + exchange.request().body();
    HttpText recorded = exchange.response();
    assertThat(response.second()).as(asked).isEqualTo(recorded.second());
    assertThat(lasting(response.headers())).as(asked).isEqualTo(recorded.headers());
    assertThat(JSON.readTree(response.body())).as(asked).isEqualTo(JSON.readTree(recorded.body()));
  }

  /** The headers as they are recorded. */
  private static Map<String, String> lasting(Map<String, String> headers) {
    Map<String, String> lasting = new TreeMap<>(headers);
    lasting.remove("Content-Length");
    lasting.computeIfPresent(
        "x-amzn-RequestId",
        (name, id) ->
            id.replaceAll("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", RECORDED_REQUEST_ID));
    return lasting;
  }

  @Test
  @Tag("R1")
  void everyOperationIsAmongThem() {
    assertThat(all().filter(exchange -> exchange.response().second().equals("200")))
        .extracting(RecordedExchange::operation)
        .containsAll(
            Arrays.stream(Operation.values()).map(Operation::awsName).collect(Collectors.toSet()));
  }

  @Test
  @Tag("R3")
  void everyErrorOfTheModelIsAmongThem() {
    assertThat(all().map(exchange -> exchange.response().headers().get("x-amzn-ErrorType")))
        .contains(
            "InternalException",
            "InvalidInputException",
            "InvalidAccessException",
            "LimitExceededException",
            "AccessDeniedException",
            "ResourceNotFoundException",
            "ResourceConflictException");
  }

  @Test
  void noneOfThemContainsARealKeyOrSignature() {
    assertThat(all().map(exchange -> exchange.request().headers().get("Authorization")))
        .allMatch(
            authorization ->
                authorization.matches(
                    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE[A-Z0-9]+/20260101/.*Signature=0{64}"));
  }

  private static Stream<RecordedExchange> all() {
    return Arrays.stream(Session.values()).flatMap(Session::exchanges);
  }
}

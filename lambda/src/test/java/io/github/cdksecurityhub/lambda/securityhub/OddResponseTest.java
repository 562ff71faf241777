package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.securityhub.Wire.HOME;
import static io.github.cdksecurityhub.lambda.securityhub.Wire.UPDATES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.RawServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that HTTP allows and Security Hub never sends are not believed. */
@ResourceLock(Wire.LOCK)
class OddResponseTest {
  private final Wire wire = Wire.fresh();

  /**
   * The signature of the request, and with it the session, would be shown to the server that is
   * there.
   */
  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 304, 305, 307, 308})
  void aRedirectIsNotFollowedAnywhere(int status) throws IOException {
    try (RawServer elsewhere = new RawServer()) {
      elsewhere.usually(Wire.live(Wire.LIVE));
      List<String> locations =
          List.of(
              "Location: " + elsewhere.url() + "/organization/configuration",
              "Location: " + wire.server.url() + "/organization/configuration",
              "Location: /organization/configuration",
              "Location: ",
              "X-No-Location: x");
      for (String location : locations) {
        for (String what : List.of("describe", "home", "LOCAL,true,DEFAULT", "CENTRAL")) {
          wire.server.fresh().usually(RawServer.reply(status, "", location));
          assertThat(wire.ask(HOME, what))
              .as("%s with %s", what, location)
              .startsWith("REDIRECTED", Integer.toString(status))
              .endsWith("ambiguous");
          wire.onlyRequest();
        }
      }
      assertThat(elsewhere.connections()).isZero();
    }
  }

  @Test
  void aRedirectWithTheServicesOwnCodeIsReadByItsCode() {
    for (String what : List.of("describe", "CENTRAL")) {
      wire.server.fresh().usually(Wire.error(302, "AccessDeniedException", "no"));
      assertThat(wire.ask(HOME, what)).startsWith("ACCESS_DENIED", "302", "AccessDeniedException");
      wire.onlyRequest();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 203, 204, 205, 206, 299})
  void aReadThatSucceedsWithoutWhatWasAskedForIsNoState(int status) {
    List<String> bodies =
        List.of(
            "",
            "{}",
            "null",
            "{\"Code\":\"InternalException\",\"Message\":\"no\"}",
            "{\"__type\":\"ThrottlingException\",\"AutoEnable\":true}",
            "<html>Sign in</html>");
    for (String body : bodies) {
      wire.server.fresh().usually(RawServer.reply(status, body, "Content-Type: text/html"));
      assertThat(wire.ask(HOME, "describe")).as(body).startsWith("UNREADABLE_RESPONSE");
      wire.onlyRequest();
    }
  }

  @Test
  void aReadIsTakenForWhatIsInItsBodyOfAnyType() {
    for (String type : List.of("text/html", "application/x-amz-json-1.1", "nonsense", "")) {
      wire.server.fresh().usually(RawServer.reply(200, Wire.LIVE, "Content-Type: " + type));
      assertThat(wire.ask(HOME, "describe")).startsWith("ok", "LOCAL,true,NONE");
    }
  }

  /** No more than an acknowledgement: what took effect is only ever read. */
  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 206})
  void anAcknowledgedUpdateNeedsNoBody(int status) {
    for (String body : List.of("", "{}", "null", "<html>Sign in</html>")) {
      wire.server.fresh().usually(RawServer.reply(status, body));
      assertThat(wire.ask(HOME, "CENTRAL")).containsExactly("ok");
      wire.onlyRequest();
    }
  }

  @Test
  void whatComesBeforeTheResponseIsPassedOver() {
    String response =
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + Wire.LIVE.length();
    wire.server.usually(
        RawServer.bytes("HTTP/1.1 100 Continue\r\n\r\n" + response + "\r\n\r\n" + Wire.LIVE));
    assertThat(wire.ask(HOME, "describe")).startsWith("ok", "LOCAL,true,NONE");
    assertThat(wire.ask(HOME, "CENTRAL")).containsExactly("ok");
  }

  /** The JDK's client passes them over in newer versions, and takes them for the end in older. */
  @ParameterizedTest
  @ValueSource(strings = {"102 Processing", "103 Early Hints", "199 Odd"})
  void anInformationIsNeverTakenForTheResponse(String status) {
    for (String what : List.of("describe", "LOCAL,true,DEFAULT", "CENTRAL")) {
      wire.server.fresh().usually(informed(status));
      List<String> result = wire.ask(HOME, what);
      if (result.get(0).equals("ok")) {
        assertThat(result).isEqualTo(readWithoutInformation(what));
      } else {
        assertThat(result).startsWith("CONNECTION_LOST").endsWith("ambiguous");
        assertThat(result.get(3)).contains("Status Code: " + status.substring(0, 3));
        wire.onlyRequest();
      }
    }
  }

  @Test
  void aResponseInAnotherProtocolProvesNothing() {
    for (String what : List.of("describe", "LOCAL,true,DEFAULT", "CENTRAL")) {
      wire.server.fresh().usually(informed("101 Switching Protocols"));
      List<String> failed = wire.ask(HOME, what);
      assertThat(failed).startsWith("CONNECTION_LOST").endsWith("ambiguous");
      assertThat(failed.get(3)).contains("101");
      if (!what.equals("describe")) {
        wire.onlyRequest();
      }
    }
  }

  private static RawServer.Reaction informed(String status) {
    return RawServer.bytes("HTTP/1.1 " + status + "\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" + Wire.LIVE);
  }

  private List<String> readWithoutInformation(String what) {
    wire.onlyRequest();
    wire.server.fresh().usually(Wire.live(Wire.LIVE));
    return wire.ask(HOME, what);
  }

  @Test
  void anUpdateThatIsOnlyContinuedMayHaveTakenEffect() {
    for (String what : UPDATES) {
      wire.server.fresh().usually(RawServer.bytes("HTTP/1.1 100 Continue\r\n\r\n"));
      assertThat(wire.ask(HOME, what)).last().isEqualTo("ambiguous");
      wire.onlyRequest();
    }
  }
}

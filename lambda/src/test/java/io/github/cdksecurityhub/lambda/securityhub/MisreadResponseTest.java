package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.securityhub.Wire.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.RawServer;
import io.github.cdksecurityhub.lambda.RawServer.Reaction;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole events where a proxy responds in Security Hub's place: no wrong write, no unproven success.
 */
@ResourceLock(Wire.LOCK)
class MisreadResponseTest {
  private static final String OFF = "LOCAL,false,DEFAULT";
  private static final String ON = "LOCAL,true,DEFAULT";
  private static final String NO_FIELD = "The response has no ";
  private static final String NO_RESPONSE = "broke before its response came";
  private static final String NOT_SHOWN = "accepted the update 5 times, but no read shows it";

  private final Wire wire = Wire.fresh();
  private volatile String live = OFF;
  private volatile String tags = "{\"Tags\":{}}";

  /** A response, and what the reason contains where a read or a write gets it. */
  record Odd(String name, Reaction response, List<String> ofRead, List<String> ofWrite) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Odd> odds() {
    String error = "{\"Code\":\"InternalException\",\"Message\":\"no\"}";
    String page = "<html>Sign in</html>";
    return Stream.of(
        redirect(301, "Location: /organization/configuration"),
        redirect(302, "X-No-Location: x"),
        redirect(307, "Location: https://sign-in.example/"),
        acknowledged("200 with an error", RawServer.reply(200, error), NO_FIELD),
        acknowledged("200 with nothing", RawServer.reply(200, ""), NO_FIELD),
        acknowledged(
            "200 with a page",
            RawServer.reply(200, page, "Content-Type: text/html"),
            "JsonParseException"),
        acknowledged("204", RawServer.reply(204, ""), NO_FIELD),
        new Odd(
            "103",
            RawServer.bytes("HTTP/1.1 103 Early Hints\r\n\r\n"),
            List.of(NO_RESPONSE),
            List.of(NO_RESPONSE)));
  }

  private static Odd redirect(int status, String location) {
    List<String> message = List.of("redirect", "does not follow", "proxy", "HTTP " + status);
    return new Odd(
        status + " " + location, RawServer.reply(status, "", location), message, message);
  }

  private static Odd acknowledged(String name, Reaction response, String message) {
    return new Odd(
        name,
        response,
        List.of("could not be understood", "proxy", message),
        List.of(NOT_SHOWN, "live is " + OFF));
  }

  private String[] event(String type) {
    return wire.ask(HOME, "event " + type + " " + ON).toArray(String[]::new);
  }

  private static boolean isWrite(RawServer.Request request) {
    return request.line().startsWith("POST /organization/configuration");
  }

  private long writes() {
    return wire.server.requests().stream().filter(MisreadResponseTest::isWrite).count();
  }

  private boolean isWrite() {
    return isWrite(last());
  }

  private RawServer.Request last() {
    List<RawServer.Request> all = wire.server.requests();
    return all.get(all.size() - 1);
  }

  /** Responds to everything but the update as Security Hub does. */
  private void describe(Socket connection, OutputStream out)
      throws IOException, InterruptedException {
    if (last().line().contains(" /tags/")) {
      tags = last().line().startsWith("POST") ? last().text() : tags;
      Wire.live(tags).on(connection, out);
      return;
    }
    String[] fields = live.split(",");
    Wire.live(
            "{\"AutoEnable\":%s,\"AutoEnableStandards\":\"%s\",\"OrganizationConfiguration\":{\"ConfigurationType\":\"%s\",\"Status\":\"ENABLED\"}}"
                .formatted(fields[1], fields[2], fields[0]))
        .on(connection, out);
  }

  @ParameterizedTest
  @MethodSource("odds")
  void whatIsNotUnderstoodOnAReadLeadsToNoWrite(Odd odd) {
    for (String type : List.of("Create", "Update", "Delete")) {
      wire.server.fresh().usually(odd.response);
      String[] response = event(type);
      assertThat(response[0]).as(type).isEqualTo("FAILED");
      assertThat(response[1])
          .startsWith("Cannot read the " + (type.equals("Delete") ? "tags" : "organization"))
          .contains(odd.ofRead);
      assertThat(writes()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("odds")
  void whatIsNotUnderstoodOnAWriteIsNoSuccess(Odd odd) {
    wire.server.usually(
        (connection, out) -> {
          if (isWrite()) {
            odd.response.on(connection, out);
          } else {
            describe(connection, out);
          }
        });
    String[] response = event("Create");
    assertThat(response[0]).isEqualTo("FAILED");
    assertThat(response[1]).contains(odd.ofWrite).contains("eploy again");
  }

  @ParameterizedTest
  @MethodSource("odds")
  void aWriteThatTookEffectIsProvenByReadingWhateverTheResponseWas(Odd odd) {
    wire.server.usually(
        (connection, out) -> {
          if (isWrite()) {
            live = ON;
            odd.response.on(connection, out);
          } else {
            describe(connection, out);
          }
        });
    assertThat(event("Create")).containsExactly("SUCCESS", "updated: AutoEnable: false -> true");
    assertThat(writes()).isOne();
  }
}

package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.RawServer.bytes;
import static io.github.cdksecurityhub.lambda.RawServer.keptOpen;
import static io.github.cdksecurityhub.lambda.securityhub.Wire.HOME;
import static io.github.cdksecurityhub.lambda.securityhub.Wire.UPDATES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.RawServer;
import io.github.cdksecurityhub.lambda.RawServer.Reaction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A connection that is kept for the next request may be gone by then. */
@ResourceLock(Wire.LOCK)
class KeptConnectionTest {
  private static final Reaction RESPONSE =
      bytes("HTTP/1.1 200 OK\r\nContent-Length: " + Wire.LIVE.length() + "\r\n\r\n" + Wire.LIVE);

  private final Wire wire = Wire.fresh();

  private List<String> methods() {
    return wire.server.requests().stream().map(each -> each.line().split(" ")[0]).toList();
  }

  @Test
  void readsAndWritesShareOne() {
    wire.server.usually(keptOpen(RESPONSE));
    for (String what : List.of("describe", "CENTRAL", "describe", "LOCAL,true,NONE")) {
      assertThat(wire.ask(HOME, what)).first().isEqualTo("ok");
    }
    assertThat(wire.server.connections()).isOne();
  }

  @Test
  void aReadOnOneThatIsGoneGoesOverAnother() {
    wire.server.next(RESPONSE, RESPONSE);
    assertThat(wire.ask(HOME, "describe")).first().isEqualTo("ok");
    assertThat(wire.ask(HOME, "describe")).first().isEqualTo("ok");
    assertThat(methods()).containsExactly("GET", "GET");
  }

  /** Whether the JDK sees in time that it is gone, is its own affair. */
  @Test
  void aWriteOnOneThatIsGoneArrivesOnceAtMostAndIsNeverReportedAsCertainlyLost() {
    for (String what : UPDATES) {
      wire.server.fresh().next(RESPONSE);
      assertThat(wire.ask(HOME, "describe")).first().isEqualTo("ok");
      assertThat(wire.ask(HOME, what)).last().isIn("ok", "ambiguous");
      assertThat(methods()).containsOnlyOnce("GET").isSubsetOf("GET", "POST").hasSizeBetween(1, 2);
    }
  }

  @Test
  void aWriteThatOneTookAlongIsNotRepeatedHere() {
    for (String what : UPDATES) {
      for (Reaction gone : List.of(RawServer.silence(), RawServer.reset())) {
        wire.server.fresh().next(keptOpen(RESPONSE), gone);
        assertThat(wire.ask(HOME, "describe")).first().isEqualTo("ok");
        assertThat(wire.ask(HOME, what)).startsWith("CONNECTION_LOST").endsWith("ambiguous");
        assertThat(methods()).containsExactly("GET", "POST");
      }
    }
  }

  @Test
  void aReadWithoutAnyResponseIsSentTwiceByTheJdkAndNoMore() {
    wire.server.usually(RawServer.silence());
    assertThat(wire.ask(HOME, "describe")).first().isEqualTo("CONNECTION_LOST");
    assertThat(methods()).containsExactly("GET", "GET");
  }
}

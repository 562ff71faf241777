package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.securityhub.Wire.HOME;
import static io.github.cdksecurityhub.lambda.securityhub.Wire.UPDATES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.RawServer;
import io.github.cdksecurityhub.lambda.RawServer.Reaction;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Responses that never came, or broke off: what they leave open, and what not. */
@ResourceLock(Wire.LOCK)
class LostResponseTest {
  private final Wire wire = Wire.fresh();

  static Stream<Arguments> breaks() {
    return Stream.of(
        Arguments.of("reset", RawServer.reset()),
        Arguments.of("no response", RawServer.silence()),
        Arguments.of("half a status", RawServer.bytes("HTTP/1.1 2")),
        Arguments.of("no HTTP", RawServer.bytes("SSH-2.0-OpenSSH_9.0\r\n\r\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaks")
  void anUpdateWhoseResponseWasLostMayHaveTakenEffectAndIsNotRepeatedHere(
      String reason, Reaction broken) {
    for (String what : UPDATES) {
      wire.server.fresh().usually(broken);
      List<String> failed = wire.ask(HOME, what);
      assertThat(failed).as(what).last().isEqualTo("ambiguous");
      wire.onlyRequest();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaks")
  void aReadWhoseResponseWasLostIsATroubleThatPasses(String reason, Reaction broken) {
    wire.server.usually(broken);
    assertThat(wire.ask(HOME, "describe")).first().isIn("CONNECTION_LOST", "UNREADABLE_RESPONSE");
  }
}

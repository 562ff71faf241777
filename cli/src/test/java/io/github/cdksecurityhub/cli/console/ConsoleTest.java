package io.github.cdksecurityhub.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where there are colours, and where there are none. */
class ConsoleTest {
  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "true, TERM, xterm, false, true",
    "true, TERM, dumb, false, false",
    "true, NO_COLOR, 1, false, false",
    "true, NO_COLOR, '', false, true",
    "true, TERM, xterm, true, false",
    "false, TERM, xterm, false, false",
    "false, CLICOLOR_FORCE, 1, false, true",
    "false, CLICOLOR_FORCE, 0, false, false",
    "false, CLICOLOR_FORCE, 1, true, false",
  })
  void coloursAreForTerminalsUnlessSwitchedOff(
      boolean isTerminal, String name, String value, boolean refused, boolean coloured) {
    Console console = new Console(System.out, System.err, Map.of(name, value), isTerminal);
    if (refused) {
      console.refuseColours();
    }
    assertThat(console.style().coloured()).isEqualTo(coloured);
  }
}

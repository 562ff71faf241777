package io.github.cdksecurityhub.local.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program's command line takes. */
class OptionsTest {
  @Test
  void aValueFollowsItsOptionOrAnEqualsSign() throws Exception {
    assertThat(Options.parse("--port", "1").port()).isEqualTo(1);
    assertThat(Options.parse("--port=2").port()).isEqualTo(2);
    assertThat(Options.parse("--knob=pending=3 calls").settings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--colour; There is no option --colour",
        "hub.json; There is no option hub.json",
        "--port; --port needs a value",
        "--port=much; --port is a number from 0 to 65535, not \"much\"",
        "--account=me; An account is twelve digits, not \"me\"",
        "--regions=Ireland; --regions are names such as eu-west-1,us-east-1, not \"Ireland\"",
        "--regions=us-east-1,eu-wst-1; There is no Region eu-wst-1",
        "--knob=pending=99999999999 calls; The knob pending is none | N calls | N seconds | forever,"
            + " not \"99999999999 calls\". --knobs lists them",
        "--knob=throttled=999 Odd: y; The knob throttled is STATUS CODE: MESSAGE, not \"999 Odd: y\"."
            + " --knobs lists them",
        "--knob=dataUnavailableStatus=0; The knob dataUnavailableStatus is a status from 400 to 599,"
            + " not \"0\". --knobs lists them",
        "--knob=speed=1; There is no knob speed. --knobs lists them",
        "--knob=pending=long; The knob pending is none | N calls | N seconds | forever, not \"long\"."
            + " --knobs lists them"
      })
  void whatIsWrongIsNamed(String argument, String message) {
    assertThatThrownBy(() -> Options.parse(argument))
        .isInstanceOf(Options.Mistake.class)
        .hasMessage(message);
  }

  private static String printed(int status, String... arguments) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(printed);
    assertThat(Main.run(arguments, stream, stream)).isEqualTo(status);
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void itsVersionIsTheLastWordOfOneLine() throws Exception {
    assertThat(printed(0, "--version")).isEqualTo("securityhub-local (not packaged)\n");
  }

  @Test
  void helpNamesEveryOptionAndKnobsAreListed() throws Exception {
    String help = printed(0, "--help");
    assertThat(Options.FLAGS).filteredOn(name -> name.startsWith("--")).allMatch(help::contains);
    assertThat(Options.WITH_VALUE).allMatch(help::contains);
    assertThat(help.lines()).allMatch(line -> line.length() <= 110);
    assertThat(printed(0, "--knobs")).contains("lostUpdates (R25, M)");
  }

  @Test
  void aMistakeIsOneLineThatPointsToTheHelp() throws Exception {
    assertThat(printed(2, "--colour", "red").lines())
        .containsExactly("Error: There is no option --colour. Run it with --help for the options.");
  }
}

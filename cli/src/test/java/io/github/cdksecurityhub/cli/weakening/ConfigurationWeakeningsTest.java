package io.github.cdksecurityhub.cli.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.central.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each field of a configuration, weaker, stronger and unchanged. */
class ConfigurationWeakeningsTest {
  private static Fields of(String field, String value) {
    return value == null ? Fields.NONE : new Fields(Map.of(field, List.of(value)), Set.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AutoEnable          | true    | false | AutoEnable true to false: accounts that join are no longer watched",
        "AutoEnable          | false   | true  | ",
        "AutoEnable          | true    | true  | ",
        "AutoEnable          | true    |       | ",
        "AutoEnable          |         | false | ",
        "AutoEnableStandards | DEFAULT | NONE  | AutoEnableStandards DEFAULT to NONE: accounts that join are checked against no standard",
        "AutoEnableStandards | NONE    | DEFAULT | ",
        "AutoEnableControls  | true    | false | AutoEnableControls true to false: controls that are added to a standard stay off",
        "AutoEnableControls  | false   | true  | ",
        "ConfigurationType   | CENTRAL | LOCAL | ConfigurationType CENTRAL to LOCAL: configuration policies no longer apply to any account",
        "ConfigurationType   | LOCAL   | CENTRAL | ",
        "ControlFindingGenerator | SECURITY_CONTROL | STANDARD_CONTROL | ",
      })
  void aFieldThatWatchesLessIsASentence(String field, String from, String to, String sentence) {
    assertThat(ConfigurationWeakenings.between(of(field, from), of(field, to)))
        .isEqualTo(sentence == null ? List.of() : List.of(sentence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RETAIN  | RESTORE | OnDelete RETAIN to RESTORE: ",
        "RETAIN  | RESET   | OnDelete RETAIN to RESET: ",
        "RESTORE | RESET   | OnDelete RESTORE to RESET: ",
        "RESTORE | RETAIN  | ",
        "RESET   | RESTORE | ",
        "RESET   | RETAIN  | ",
        "RESET   | RESET   | ",
        "''      | RESET   | ",
      })
  void aDeletionThatTakesMoreIsASentence(String from, String to, String begin) {
    assertThat(ConfigurationWeakenings.ofOnDelete(from, to))
        .hasSize(begin == null ? 0 : 1)
        .allSatisfy(sentence -> assertThat(sentence).startsWith(begin));
  }
}

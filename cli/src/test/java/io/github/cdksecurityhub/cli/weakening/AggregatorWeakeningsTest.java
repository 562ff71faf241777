package io.github.cdksecurityhub.cli.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.central.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From each mode to each other. */
class AggregatorWeakeningsTest {
  private static Fields aggregator(String cell) {
    if (cell == null) {
      return Fields.NONE;
    }
    String[] words = cell.split(" ");
    Map<String, List<String>> values = new LinkedHashMap<>();
    values.put(
        "RegionLinkingMode",
        List.of(
            switch (words[0]) {
              case "all" -> "ALL_REGIONS";
              case "but" -> "ALL_REGIONS_EXCEPT_SPECIFIED";
              case "only" -> "SPECIFIED_REGIONS";
              default -> "NO_REGIONS";
            }));
    if (words.length > 1) {
      values.put("Regions", List.of(words).subList(1, words.length));
    }
    return new Fields(values, Set.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all      | all      | ",
        "all      | but a b  | unlinked a, b",
        "all      | only a b | all Regions unlinked but a, b",
        "all      | none     | all Regions unlinked",
        "all      |          | all Regions unlinked",
        "but a    | all      | ",
        "but a    | but a b  | unlinked b",
        "but a b  | but a    | ",
        "but a    | only b   | all Regions unlinked but b",
        "but a    | none     | all Regions unlinked",
        "but a    |          | all Regions unlinked",
        "only a b | all      | ",
        "only a b | but b c  | unlinked b",
        "only a b | but c    | ",
        "only a b | only b c | unlinked a",
        "only a   | only a b | ",
        "only a b | none     | unlinked a, b",
        "only a b |          | unlinked a, b",
        "none     | none     | ",
        "none     |          | ",
        "none     | all      | ",
        "         | only a   | ",
      })
  void regionsThatAreNoLongerLinkedAreNamed(String before, String after, String begin) {
    List<String> found = AggregatorWeakenings.between(aggregator(before), aggregator(after));
    assertThat(found).hasSize(begin == null ? 0 : 1);
    assertThat(found).allSatisfy(each -> assertThat(each).startsWith(begin + ": "));
  }
}

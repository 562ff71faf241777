package io.github.cdksecurityhub.lambda.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.FieldChange;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldSentenceTest {
  private static final List<String> NONE = List.of();

  @Test
  void aSentenceReadsForwards() {
    FieldChange field = new FieldChange("AutoEnable", List.of("false"), List.of("true"));
    assertThat(DriftEvent.sentence(field, false)).isEqualTo("AutoEnable is false, declared true");
    assertThat(DriftEvent.sentence(field, true)).isEqualTo("AutoEnable was false, declared true");
    assertThat(DriftEvent.sentence(new FieldChange("Description", NONE, List.of("All")), false))
        .isEqualTo("Description is none, declared All");
    assertThat(DriftEvent.sentence(FieldChange.of("Status", "FAILED", "ENABLED"), false))
        .as("nobody declares it")
        .isEqualTo("Status is FAILED, expected ENABLED");
  }

  @Test
  void ofAListOnlyWhatDiffersIsNamed() {
    FieldChange field = new FieldChange("Regions", List.of("a", "b"), List.of("b", "c"));
    assertThat(DriftEvent.sentence(field, false))
        .isEqualTo("Regions has a, which is not declared, and lacks c, which is declared");
    assertThat(DriftEvent.sentence(field, true))
        .isEqualTo("Regions had a, which is not declared, and lacked c, which is declared");
  }

  @Test
  void ofALongListTenAreNamed() {
    List<String> many = IntStream.range(0, 500).mapToObj(i -> "C." + i).toList();
    assertThat(DriftEvent.sentence(new FieldChange("Controls", many, NONE), false))
        .isEqualTo(
            "Controls has C.0, C.1, C.2, C.3, C.4, C.5, C.6, C.7, C.8, C.9 and 490 more, which are"
                + " not declared");
    assertThat(DriftEvent.sentence(new FieldChange("Controls", many.subList(0, 10), NONE), false))
        .endsWith("C.8, C.9, which are not declared");
  }
}

package io.github.cdksecurityhub.lambda.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldDriftTest {
  private static final List<String> NONE = List.of();

  @Test
  void aSentenceReadsForwards() {
    FieldDrift field = new FieldDrift("AutoEnable", List.of("false"), List.of("true"));
    assertThat(field.sentence(false)).isEqualTo("AutoEnable is false, declared true");
    assertThat(field.sentence(true)).isEqualTo("AutoEnable was false, declared true");
    assertThat(new FieldDrift("Description", NONE, List.of("All")).sentence(false))
        .isEqualTo("Description is none, declared All");
    assertThat(new FieldDrift("Status", List.of("FAILED"), List.of("ENABLED")).sentence(false))
        .as("nobody declares it")
        .isEqualTo("Status is FAILED, expected ENABLED");
  }

  @Test
  void ofAListOnlyWhatDiffersIsNamed() {
    FieldDrift field = new FieldDrift("Regions", List.of("a", "b"), List.of("b", "c"));
    assertThat(field.sentence(false))
        .isEqualTo("Regions has a, which is not declared, and lacks c, which is declared");
    assertThat(field.sentence(true))
        .isEqualTo("Regions had a, which is not declared, and lacked c, which is declared");
  }

  @Test
  void ofALongListTenAreNamed() {
    List<String> many = IntStream.range(0, 500).mapToObj(i -> "C." + i).toList();
    assertThat(new FieldDrift("Controls", many, NONE).sentence(false))
        .isEqualTo(
            "Controls has C.0, C.1, C.2, C.3, C.4, C.5, C.6, C.7, C.8, C.9 and 490 more, which are"
                + " not declared");
  }
}

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
    assertThat(new FieldSentence(field, false)).hasToString("AutoEnable is false, declared true");
    assertThat(new FieldSentence(field, true)).hasToString("AutoEnable was false, declared true");
    assertThat(new FieldSentence(new FieldChange("Description", NONE, List.of("All")), false))
        .hasToString("Description is none, declared All");
    assertThat(
            new FieldSentence(
                new FieldChange("Status", List.of("FAILED"), List.of("ENABLED")), false))
        .as("nobody declares it")
        .hasToString("Status is FAILED, expected ENABLED");
  }

  @Test
  void ofAListOnlyWhatDiffersIsNamed() {
    FieldChange field = new FieldChange("Regions", List.of("a", "b"), List.of("b", "c"));
    assertThat(new FieldSentence(field, false))
        .hasToString("Regions has a, which is not declared, and lacks c, which is declared");
    assertThat(new FieldSentence(field, true))
        .hasToString("Regions had a, which is not declared, and lacked c, which is declared");
  }

  @Test
  void ofALongListTenAreNamed() {
    List<String> many = IntStream.range(0, 500).mapToObj(i -> "C." + i).toList();
    assertThat(new FieldSentence(new FieldChange("Controls", many, NONE), false))
        .hasToString(
            "Controls has C.0, C.1, C.2, C.3, C.4, C.5, C.6, C.7, C.8, C.9 and 490 more, which are"
                + " not declared");
  }
}

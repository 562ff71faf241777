package io.github.cdksecurityhub.lambda.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldChangeTest {
  private static final List<String> NONE = List.of();

  @Test
  void aFieldWithOneValueShowsBothValues() {
    assertThat(FieldChange.of("AutoEnable", "false", "true"))
        .hasToString("AutoEnable: false -> true");
    assertThat(new FieldChange("Description", NONE, List.of("All")))
        .hasToString("Description: none -> All");
    assertThat(new FieldChange("Description", List.of("All"), NONE))
        .hasToString("Description: All -> none");
  }

  @Test
  void aListShowsWhatComesAndWhatGoes() {
    assertThat(new FieldChange("Regions", List.of("a", "b"), List.of("b", "c")))
        .hasToString("Regions: +c -a");
    assertThat(new FieldChange("Regions", NONE, List.of("a", "b"))).hasToString("Regions: +a +b");
    assertThat(new FieldChange("Regions", List.of("a", "b"), NONE)).hasToString("Regions: -a -b");
  }

  @Test
  void aStandardShowsTheLastPartOfItsArn() {
    String cis = "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0";
    String fsbp = "arn:aws:securityhub:us-east-1::standards/aws-foundational/v/1.0.0";
    assertThat(FieldChange.of("Standards", cis, fsbp))
        .hasToString(
            "Standards: cis-aws-foundations-benchmark/v/1.2.0 -> aws-foundational/v/1.0.0");
    assertThat(new FieldChange("Standards", NONE, List.of(cis, fsbp)))
        .hasToString("Standards: +cis-aws-foundations-benchmark/v/1.2.0 +aws-foundational/v/1.0.0");
  }
}

package io.github.cdksecurityhub.lambda.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.model.UnreadableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates in YAML are read as CloudFormation reads them. */
class TemplateTextTest {
  private static String read(String value) {
    return TemplateText.parse("v: " + value.replace("\\n", "\n")).path("v").toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "!Ref AWS::Region|{\"Ref\":\"AWS::Region\"}",
        "!Sub 'a-${AWS::Region}'|{\"Fn::Sub\":\"a-${AWS::Region}\"}",
        "!GetAtt Policy.Id|{\"Fn::GetAtt\":[\"Policy\",\"Id\"]}",
        "!GetAtt Nested.Outputs.Id|{\"Fn::GetAtt\":[\"Nested\",\"Outputs.Id\"]}",
        "!GetAtt [Policy, Id]|{\"Fn::GetAtt\":[\"Policy\",\"Id\"]}",
        "!Join ['-', [a, !Ref B]]|{\"Fn::Join\":[\"-\",[\"a\",{\"Ref\":\"B\"}]]}",
        "!Equals [!Ref A, b]|{\"Fn::Equals\":[{\"Ref\":\"A\"},\"b\"]}",
        "!Not [!Condition C]|{\"Fn::Not\":[{\"Condition\":\"C\"}]}",
        "Fn::Sub: x|",
        "{Fn::Sub: x}|{\"Fn::Sub\":\"x\"}",
        "yes|\"true\"",
        "'yes'|\"yes\"",
        "True|\"true\"",
        "off|\"false\"",
        "900|\"900\"",
        "1.0.0|\"1.0.0\"",
        "012345678901|\"012345678901\"",
        "~|null",
        "[&a {x: 1}, *a]|[{\"x\":\"1\"},{\"x\":\"1\"}]"
      })
  void aShortFormBecomesTheLongOne(String yaml, String json) {
    if (json == null) {
      assertThatThrownBy(() -> read(yaml)).isInstanceOf(UnreadableException.class);
    } else {
      assertThat(read(yaml)).isEqualTo(json);
    }
  }

  @Test
  void jsonIsReadAsItIs() {
    assertThat(TemplateText.parse(" {\"a\": [1, true]}").toString()).isEqualTo("{\"a\":[1,true]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": |it is not JSON, at line 1, column",
        "a: 1\\nb: [|it is not YAML, at line 2, column 5",
        "a: 1\\na: 2|it has the key a twice",
        "a: &x [*x]|it is too large, or nested in itself",
        "a: &x {b: *x}|it is too large, or nested in itself",
        "a: &x {? *x : b}|it is too large, or nested in itself",
        "- a|it is not an object",
        "``|it is not an object",
        "a: *b|it is not YAML"
      })
  void whatIsNoTemplateIsRefused(String text, String why) {
    assertThatThrownBy(() -> TemplateText.parse(text.replace("\\n", "\n")))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining(why);
  }

  /** As many aliases as the parser accepts by itself. */
  @Test
  void aliasesThatMultiplyAreRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String all = ", *a" + (i - 1);
      bomb.append("a%d: &a%d [%s]%n".formatted(i, i, all.repeat(5).substring(2)));
    }
    assertThatThrownBy(() -> TemplateText.parse(bomb.toString()))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("it is too large");
  }
}

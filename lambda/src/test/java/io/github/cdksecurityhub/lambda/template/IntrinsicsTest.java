package io.github.cdksecurityhub.lambda.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known before a deployment is resolved; the rest stays unresolved. */
class IntrinsicsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StackEnvironment KNOWN =
      new StackEnvironment(Optional.of("123456789012"), Optional.of("cn-north-1"));
  private static final StackEnvironment UNKNOWN =
      new StackEnvironment(Optional.empty(), Optional.empty());

  private static String resolved(StackEnvironment environment, String json) throws Exception {
    return new Intrinsics(environment, JSON.createObjectNode())
        .resolve(JSON.readTree(json.replace('`', '"')))
        .toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{`Ref`:`AWS::Region`} | `cn-north-1`",
        "{`Ref`:`AWS::AccountId`} | `123456789012`",
        "{`Ref`:`AWS::Partition`} | `aws-cn`",
        "{`Ref`:`AWS::URLSuffix`} | `amazonaws.com.cn`",
        "{`Fn::Join`:[`-`,[`a`,{`Ref`:`AWS::Region`}]]} | `a-cn-north-1`",
        "{`Fn::Sub`:`${AWS::Partition}:${AWS::Region}`} | `aws-cn:cn-north-1`",
        "{`AutoEnable`:true,`Timeout`:900} | {`AutoEnable`:`true`,`Timeout`:`900`}",
        "[{`Ref`:`AWS::Region`},null] | [`cn-north-1`,null]",
      })
  void pseudoParametersOfTheEnvironmentAreResolved(String json, String expected) throws Exception {
    assertThat(resolved(KNOWN, json)).isEqualTo(expected.replace('`', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{`Ref`:`Parameter`}",
        "{`Fn::Join`:[`-`,[`a`,{`Ref`:`Parameter`}]]}",
        "{`Fn::Join`:[`-`,{`Ref`:`List`}]}",
        "{`Fn::Sub`:`${Parameter}-${AWS::Region}`}",
        "{`Fn::Sub`:[`${A}`,{`A`:`b`}]}",
        "{`Fn::GetAtt`:[`F`,`Arn`]}",
      })
  void whatOnlyTheDeploymentKnowsStaysUnresolved(String json) throws Exception {
    assertThat(resolved(KNOWN, json)).isEqualTo(json.replace('`', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{`Ref`:`AWS::Region`}", "{`Fn::Sub`:`${AWS::AccountId}`}"})
  void whatTheAppLeavesOpenIsNotGuessed(String json) throws Exception {
    assertThat(resolved(UNKNOWN, json)).isEqualTo(json.replace('`', '"'));
  }

  @Test
  void aConditionWithinItselfIsNotKnown() throws Exception {
    String template =
        """
        {'Conditions':{
          'A':{'Fn::Equals':[{'Fn::If':['A','x','y']},'x']},
          'B':{'Fn::Equals':[{'Fn::If':['C','x','y']},'x']},
          'C':{'Fn::Equals':[{'Fn::If':['B','x','y']},'x']},
          'D':{'Fn::Equals':[{'Ref':'AWS::Region'},'cn-north-1']}}}
        """;
    Intrinsics intrinsics = new Intrinsics(KNOWN, JSON.readTree(template.replace('\'', '"')));
    for (String name : List.of("A", "B", "C")) {
      assertThat(intrinsics.holds(name)).isEmpty();
    }
    assertThat(intrinsics.holds("D")).contains(true);
    assertThat(intrinsics.holds("D")).as("asked again").contains(true);
  }
}

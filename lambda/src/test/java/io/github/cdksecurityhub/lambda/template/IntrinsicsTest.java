package io.github.cdksecurityhub.lambda.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known before a deployment is resolved; the rest stays unresolved. */
class IntrinsicsTest {
  private static final StackEnvironment KNOWN =
      new StackEnvironment(Optional.of("123456789012"), Optional.of("cn-north-1"));
  private static final StackEnvironment UNKNOWN =
      new StackEnvironment(Optional.empty(), Optional.empty());

  private static String resolved(StackEnvironment environment, String json) throws Exception {
    return new Intrinsics(environment, JsonValue.MISSING)
        .resolve(JsonValue.parse(json.replace('`', '"')))
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
        "{`Fn::Sub`:[`${A}-${AWS::Region}`,{`A`:{`Ref`:`AWS::Partition`}}]} | `aws-cn-cn-north-1`",
        "{`Fn::Sub`:[`${AWS::Region}`,{`AWS::Region`:`here`}]} | `here`",
        "{`Fn::Sub`:`${!AWS::Region}`} | `${AWS::Region}`",
        "{`AutoEnable`:true,`Timeout`:900} | {`AutoEnable`:`true`,`Timeout`:`900`}",
        "[{`Ref`:`AWS::Region`},null] | [`cn-north-1`]",
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
        "{`Fn::Sub`:[`${A}${B}`,{`A`:`b`}]}",
        "{`Fn::Sub`:[`${A}`,{`A`:{`Ref`:`Parameter`}}]}",
        "{`Fn::GetAtt`:[`F`,`Arn`]}",
        "{`Ref`:`AWS::Region`,`Other`:`one of two is no function`}",
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
    Intrinsics intrinsics = new Intrinsics(KNOWN, JsonValue.parse(template.replace('\'', '"')));
    for (String name : List.of("A", "B", "C")) {
      assertThat(intrinsics.holds(name)).isEmpty();
    }
    assertThat(intrinsics.holds("D")).contains(true);
    assertThat(intrinsics.holds("D")).as("asked again").contains(true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{`A`:`a`,`B`:[`b`,{`C`:`c`}]} | ``",
        "{`A`:`a`,`B`:{`Fn::ImportValue`:`x`}} | B contains Fn::ImportValue",
        "{`A`:{`B`:[`b`,{`Ref`:`P`}]}} | A.B contains Ref",
        "{`A`:[{`B`:`{{resolve:ssm:x}}`}]} | A.B contains a dynamic reference",
      })
  void theFirstPropertyThatIsNotResolvedIsNamed(String json, String expected) throws Exception {
    assertThat(Intrinsics.unresolved(JsonValue.parse(json.replace('`', '"'))).orElse("``"))
        .isEqualTo(expected);
  }

  /** The condition U is not known, T is true and F false. */
  @ParameterizedTest
  @CsvSource({
    "Fn::Not, T, false",
    "Fn::Not, F, true",
    "Fn::Not, U, ",
    "Fn::And, T T, true",
    "Fn::And, T U, ",
    "Fn::And, U F, false",
    "Fn::Or,  F F, false",
    "Fn::Or,  F U, ",
    "Fn::Or,  U T, true",
    "Fn::Xor, T F, ",
  })
  void aConditionIsKnownWhereWhatDecidesItIs(String function, String of, Boolean holds)
      throws Exception {
    String conditions = of.replaceAll("(\\w) ?", ",{'Condition':'$1'}").substring(1);
    String template =
        """
        {'Conditions':{'T':{'Fn::Equals':['x','x']},'F':{'Fn::Equals':['x','y']},
          'U':{'Fn::Equals':[{'Ref':'P'},'x']},'C':{'%s':[%s]}}}
        """
            .formatted(function, conditions);

    assertThat(new Intrinsics(KNOWN, JsonValue.parse(template.replace('\'', '"'))).holds("C"))
        .isEqualTo(Optional.ofNullable(holds));
  }

  private static final String DEPLOYED =
      """
      {"Parameters": {"Root": {"Type": "String"}, "Hidden": {"Type": "String", "NoEcho": true},
        "Regions": {"Type": "CommaDelimitedList"}},
       "Conditions": {"Prod": {"Fn::Equals": [{"Ref": "Root"}, "r-ab12"]}},
       "Mappings": {"Ids": {"prod": {"root": "r-map1"}}},
       "Resources": {"Policy": {"Type": "AWS::SecurityHub::ConfigurationPolicy"},
        "Unit": {"Type": "AWS::Organizations::OrganizationalUnit"},
        "Hub": {"Type": "AWS::SecurityHub::FindingAggregator"},
        "Other": {"Type": "AWS::S3::Bucket"}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{`Ref`:`Root`} | `r-ab12`",
        "{`Ref`:`Regions`} | [`eu-west-1`,`eu-west-2`]",
        "{`Ref`:`Other`} | `bucket`",
        "{`Ref`:`AWS::StackName`} | `Hub`",
        "{`Fn::GetAtt`:[`Policy`,`Id`]} | `0a-1b`",
        "{`Fn::GetAtt`:[`Policy`,`Arn`]} | `arn:aws:securityhub:x:y:configuration-policy/0a-1b`",
        "{`Fn::GetAtt`:[`Unit`,`Id`]} | `ou-ab12-1`",
        "{`Fn::GetAtt`:`Unit.Id`} | `ou-ab12-1`",
        "{`Fn::GetAtt`:[`Hub`,`FindingAggregatorArn`]} |"
            + " `arn:aws:securityhub:x:y:finding-aggregator/1`",
        "{`Fn::GetAtt`:[`Hub`,`FindingAggregationRegion`]} | `x`",
        "{`Fn::Sub`:`${Root}/${Policy.Id}`} | `r-ab12/0a-1b`",
        "{`Fn::Join`:[`-`,{`Ref`:`Regions`}]} | `eu-west-1-eu-west-2`",
        "{`Fn::Select`:[1,{`Ref`:`Regions`}]} | `eu-west-2`",
        "{`Fn::Select`:[`0`,{`Fn::Split`:[`-`,{`Ref`:`Root`}]}]} | `r`",
        "{`Fn::FindInMap`:[`Ids`,`prod`,`root`]} | `r-map1`",
        "{`Fn::If`:[`Prod`,{`Ref`:`Other`},`none`]} | `bucket`",
        "{`A`:{`Ref`:`AWS::NoValue`},`B`:[{`Ref`:`AWS::NoValue`},1]} | {`B`:[`1`]}",
      })
  void ofADeployedStackParametersAndIdsAreResolved(String json, String expected) throws Exception {
    assertThat(deployed(json)).isEqualTo(expected.replace('`', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{`Ref`:`Hidden`}",
        "{`Ref`:`NotDeployed`}",
        "{`Fn::GetAtt`:[`Other`,`Arn`]}",
        "{`Fn::GetAtt`:[`Policy`,`UpdatedAt`]}",
        "{`Fn::ImportValue`:`an-export`}",
        "{`Fn::Select`:[`2`,{`Ref`:`Regions`}]}",
        "{`Fn::FindInMap`:[`Ids`,`prod`,`unit`]}",
      })
  void whatADeployedStackDoesNotShowStaysUnresolved(String json) throws Exception {
    assertThat(Intrinsics.isUnknown(JsonValue.parse(deployed(json)))).isTrue();
  }

  private static String deployed(String json) throws Exception {
    DeployedTemplate deployed =
        new DeployedTemplate(
            "arn:aws:cloudformation:cn-north-1:123456789012:stack/Hub/0a1b2c3d",
            JsonValue.parse(DEPLOYED),
            Map.of("Root", "r-ab12", "Hidden", "*****", "Regions", "eu-west-1, eu-west-2"),
            Map.of(
                "Policy",
                "arn:aws:securityhub:x:y:configuration-policy/0a-1b",
                "Unit",
                "ou-ab12-1",
                "Hub",
                "arn:aws:securityhub:x:y:finding-aggregator/1",
                "Other",
                "bucket"));
    return new Intrinsics(KNOWN, deployed)
        .resolve(JsonValue.parse(json.replace('`', '"')))
        .toString();
  }
}

package io.github.cdksecurityhub.cli.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each part of a policy, weaker, stronger and unchanged. */
class PolicyWeakeningsTest {
  private static final String OFF = "'ServiceEnabled':'false'";
  private static final String STANDARD = "arn:aws:securityhub:us-east-1::standards/";
  private static final String RULESET = "arn:aws:securityhub:::ruleset/";

  static Fields policy(String hub) {
    return fields("{'Name':'p','ConfigurationPolicy':{'SecurityHub':{" + hub + "}}}");
  }

  private static Fields fields(String json) {
    try {
      return PolicyFields.of(JsonValue.parse(json.replace('\'', '"')));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Fields on(String standards, String controls) {
    return policy(
        "'ServiceEnabled':'true','EnabledStandardIdentifiers':["
            + standards
            + "],'SecurityControlsConfiguration':{"
            + controls
            + "}");
  }

  private static Fields controls(String list) {
    return on("", list);
  }

  private static Fields standards(String list) {
    String arns =
        list == null
            ? ""
            : String.join(
                ",",
                List.of(list.split(" ")).stream()
                    .map(end -> "'" + (end.startsWith("cis-old") ? RULESET : STANDARD) + end + "'")
                    .map(arn -> arn.replace("cis-old", "cis"))
                    .toList());
    return on(arns, "'DisabledSecurityControlIdentifiers':[]");
  }

  private static List<String> expected(String sentence) {
    return sentence == null ? List.of() : List.of(sentence);
  }

  @Test
  void aPolicyThatIsSwitchedOffOrDeletedIsOneSentence() {
    Fields on = standards("x/v/1.0.0 y/v/1.0.0");
    assertThat(PolicyWeakenings.between(on, policy(OFF)))
        .containsExactly(
            "ServiceEnabled true to false: Security Hub is switched off in the accounts that follow"
                + " it");
    assertThat(PolicyWeakenings.between(on, Fields.NONE))
        .containsExactly("policy deleted: it no longer configures the accounts that follow it");
  }

  @Test
  void whatWatchesNothingCannotBeWeakened() {
    for (Fields nothing : List.of(Fields.NONE, policy(OFF))) {
      assertThat(PolicyWeakenings.between(nothing, policy(OFF))).isEmpty();
      assertThat(PolicyWeakenings.between(nothing, Fields.NONE)).isEmpty();
      assertThat(PolicyWeakenings.between(nothing, standards(null))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x/v/1.0.0 y/v/2.0.0 | x/v/1.0.0           | standards removed: y 2.0.0",
        "x/v/1.0.0 y/v/2.0.0 |                     | standards removed: x 1.0.0, y 2.0.0",
        "x/v/1.0.0           | x/v/1.0.0 y/v/2.0.0 | ",
        "cis/v/1.4.0         | cis/v/3.0.0         | ",
        "cis/v/3.0.0         | cis/v/1.4.0         | standards removed: cis 3.0.0",
        "cis/v/9.0.0         | cis/v/10.0.0        | ",
        "cis-old/v/1.2.0     | cis/v/5.0.0         | ",
        "cis/v/1.4.0 x/v/1   | cis/v/3.0.0         | standards removed: x 1",
      })
  void aStandardWithoutASuccessorIsFewer(String before, String after, String sentence) {
    assertThat(PolicyWeakenings.between(standards(before), standards(after)))
        .isEqualTo(expected(sentence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Disabled | []           | Disabled | ['EC2.8','S3.1'] | controls disabled: EC2.8, S3.1",
        "Disabled | ['EC2.8']    | Disabled | ['EC2.8','S3.1'] | controls disabled: S3.1",
        "Disabled | ['EC2.8']    | Disabled | []               | ",
        "Enabled  | ['EC2.8','S3.1'] | Enabled | ['S3.1']      | controls no longer enabled: EC2.8",
        "Enabled  | ['S3.1']     | Enabled  | []               | controls no longer enabled: S3.1",
        "Enabled  | []           | Enabled  | ['S3.1']         | ",
        "Disabled | []           | Enabled  | ['S3.1']         | controls from \"all but\" to"
            + " \"only\": those that are not listed are off, new ones included",
        "Enabled  | ['S3.1']     | Disabled | []               | ",
        "Enabled  | ['S3.1']     | Disabled | ['EC2.8']        | ",
        "Enabled  | ['S3.1']     | Disabled | ['S3.1','EC2.8'] | controls disabled: S3.1",
      })
  void aControlThatIsOffThenIsNamed(
      String modeBefore, String before, String modeAfter, String after, String sentence) {
    String list = "'%sSecurityControlIdentifiers':%s";
    assertThat(
            PolicyWeakenings.between(
                controls(list.formatted(modeBefore, before)),
                controls(list.formatted(modeAfter, after))))
        .isEqualTo(expected(sentence));
  }

  @Test
  void parametersOfBothSidesAreJudged() {
    String parameter =
        "'DisabledSecurityControlIdentifiers':[],'SecurityControlCustomParameters':["
            + "{'SecurityControlId':'ACM.1','Parameters':{'daysToExpiration':"
            + "{'ValueType':'CUSTOM','Value':{'Integer':60}}}}]";
    Fields custom = controls(parameter);
    Fields byDefault = controls("'DisabledSecurityControlIdentifiers':[]");
    assertThat(PolicyWeakenings.between(custom, byDefault))
        .containsExactly("ACM.1 daysToExpiration 60 to 30 (default): a smaller value is looser");
    assertThat(PolicyWeakenings.between(byDefault, custom)).isEmpty();
    assertThat(PolicyWeakenings.between(custom, controls(parameter.replace("60", "{'Ref':'P'}"))))
        .as("only the deployment knows it")
        .isEmpty();
  }

  /**
   * A function in place of the list, of a control, of its id, of its parameters, of one of them.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "?",
        "[?]",
        "[{'SecurityControlId':?,'Parameters':{}}]",
        "[{'SecurityControlId':'ACM.1','Parameters':?}]",
        "[{'SecurityControlId':'ACM.1','Parameters':{'daysToExpiration':?}}]"
      })
  void parametersThatOnlyTheDeploymentKnowsAreNotJudged(String parameters) {
    String list = "'DisabledSecurityControlIdentifiers':[],'SecurityControlCustomParameters':";
    Fields before =
        controls(
            list
                + "[{'SecurityControlId':'ACM.1','Parameters':{'daysToExpiration':"
                + "{'ValueType':'CUSTOM','Value':{'Integer':60}}}}]");
    Fields after = controls(list + parameters.replace("?", "{'Ref':'P'}"));
    assertThat(after.unknown()).containsExactly("SecurityControlCustomParameters");
    assertThat(PolicyWeakenings.between(before, after)).isEmpty();
  }

  @Test
  void aTagThatIsNamedLikeAParameterIsNotJudged() {
    String on = "{%s'ConfigurationPolicy':{'SecurityHub':{'ServiceEnabled':'true'}}}";
    Fields tagged = fields(on.formatted("'Tags':{'requiredTagKeys':'a'},"));
    assertThat(PolicyWeakenings.between(tagged, fields(on.formatted("")))).isEmpty();
  }

  @Test
  void whatOnlyTheDeploymentKnowsIsNotJudged() {
    Fields before = standards("x/v/1.0.0");
    Fields unknown =
        policy(
            "'ServiceEnabled':'true','EnabledStandardIdentifiers':[{'Ref':'P'}],"
                + "'SecurityControlsConfiguration':{'DisabledSecurityControlIdentifiers':[{'Ref':'P'}]}");
    assertThat(PolicyWeakenings.between(before, unknown)).isEmpty();
    assertThat(PolicyWeakenings.between(before, policy("'ServiceEnabled':{'Ref':'P'}"))).isEmpty();
    assertThat(
            PolicyWeakenings.between(
                before,
                policy("'ServiceEnabled':'false','EnabledStandardIdentifiers':{'Ref':'P'}")))
        .as("that it is off is known all the same")
        .hasSize(1);
  }
}

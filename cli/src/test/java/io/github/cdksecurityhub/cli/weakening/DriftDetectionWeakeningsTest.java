package io.github.cdksecurityhub.cli.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import io.github.cdksecurityhub.lambda.template.TemplateText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates with drift detection that reports, that heals, both or neither. */
class DriftDetectionWeakeningsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonValue template(String cell) {
    ObjectNode template = JSON.createObjectNode();
    ObjectNode resources = template.putObject("Resources");
    resources.putObject("Other").put("Type", "AWS::Lambda::Function");
    if (cell != null) {
      for (String heals : cell.split(" ")) {
        ObjectNode function = resources.putObject("Drift" + resources.size());
        function.put("Type", "AWS::Lambda::Function");
        ObjectNode variables = function.withObject("/Properties/Environment/Variables");
        variables.put("HEAL", heals.equals("heals") ? "true" : "false");
        variables.put("DECLARED", "x");
        variables.putObject("STACK_ID").put("Ref", "AWS::StackId");
      }
    }
    return TemplateText.parse(template.toString());
  }

  private static List<String> between(JsonValue before, JsonValue after) {
    return DriftDetectionWeakenings.between(List.of(before), List.of(after));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reports         |         | drift detection removed",
        "heals           |         | drift detection removed",
        "heals           | reports | healing removed",
        "reports reports | reports | drift detection removed",
        "heals reports   | reports reports | healing removed",
        "reports         | heals   | ",
        "heals           | heals   | ",
        "                | reports | ",
        "                |         | ",
      })
  void whatIsNoLongerReportedOrPutBackIsASentence(String before, String after, String begin) {
    List<String> found = between(template(before), template(after));
    assertThat(found).hasSize(begin == null ? 0 : 1);
    assertThat(found).allSatisfy(each -> assertThat(each).startsWith(begin + ": "));
  }

  /** The construct moved in the app's tree. */
  @Test
  void aFunctionUnderAnotherLogicalIdIsNotRemoved() {
    JsonValue resources = template("heals").path("Resources");
    JsonValue moved = JsonValue.MISSING.with("Moved", resources.path("Drift1"));

    assertThat(between(template("heals"), JsonValue.MISSING.with("Resources", moved))).isEmpty();
  }

  /** A Region that is no longer declared either is reported by its own row. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "us-east-1=CENTRAL;eu-west-1=LOCAL,true,NONE | us-east-1=CENTRAL | us-east-1,eu-west-1 |"
            + " drift detection of eu-west-1 removed: ",
        "us-east-1=CENTRAL;eu-west-1=LOCAL,true,NONE | us-east-1=CENTRAL | us-east-1 | ",
        "us-east-1=CENTRAL | eu-west-1=CENTRAL;us-east-1=LOCAL,true,NONE | us-east-1,eu-west-1 | ",
      })
  void aRegionThatIsDeclaredAndNoLongerCheckedIsASentence(
      String checkedBefore, String checkedAfter, String declaredAfter, String begin) {
    List<String> found =
        between(
            checking(checkedBefore, "us-east-1,eu-west-1"), checking(checkedAfter, declaredAfter));
    assertThat(found).hasSize(begin == null ? 0 : 1);
    assertThat(found).allSatisfy(each -> assertThat(each).startsWith(begin));
  }

  @Test
  void whatOnlyTheDeploymentKnowsIsNotJudged() {
    JsonValue before = checking("us-east-1=CENTRAL", "us-east-1");
    JsonValue after =
        TemplateText.parse(
            before.toString().replace("\"us-east-1=CENTRAL\"", "{\"Ref\":\"Declared\"}"));
    assertThat(between(before, after)).isEmpty();
  }

  private static JsonValue checking(String checked, String declared) {
    ObjectNode template = JSON.createObjectNode();
    ObjectNode function = template.withObject("/Resources/Drift");
    function.put("Type", "AWS::Lambda::Function");
    function
        .withObject("/Properties/Environment/Variables")
        .put("HEAL", "false")
        .put("DECLARED", checked)
        .put("STACK_ID", "x");
    template.withObject("/Resources/Other/Properties").put("Region", "eu-west-1");
    for (String region : declared.split(",")) {
      ObjectNode resource = template.withObject("/Resources/R" + region);
      resource.put("Type", "Custom::SecurityHubOrganizationConfiguration");
      resource.withObject("/Properties").put("Region", region);
    }
    return TemplateText.parse(template.toString());
  }
}

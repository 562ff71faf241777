package io.github.cdksecurityhub.cli.init;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.init.LiveOrganization.LiveRegion;
import io.github.cdksecurityhub.cli.plan.InMemoryCentralReader;
import io.github.cdksecurityhub.lambda.central.Reading;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What of a live policy can be declared, and how the rest of it is named. */
class LivePolicyTest {
  private final InMemoryCentralReader central =
      new InMemoryCentralReader().aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");

  private Declaration declaration() {
    LiveRegion home =
        new LiveRegion(
            "us-east-1", new OrganizationConfiguration.Central(), Reading.known(Map.of()));
    return new LiveOrganization(List.of(home), region -> central).declaration();
  }

  private List<String> lines(DeclarationText text) {
    return text.lines(declaration());
  }

  private void havePolicy(String name, String content) throws Exception {
    central.policy(
        name,
        "'ConfigurationPolicy':{'SecurityHub':{'ServiceEnabled':'true',%s}}".formatted(content));
  }

  private void havePolicyDescribed(String description) throws Exception {
    central.policy(
        "p",
        "'Description':'%s',".formatted(description)
            + "'ConfigurationPolicy':{'SecurityHub':{'ServiceEnabled':'false'}}");
  }

  private static String controls(String content) {
    return "'SecurityControlsConfiguration':{" + content + "}";
  }

  private static String parameter(String type, String value) {
    return "'SecurityControlCustomParameters':[{'SecurityControlId':'ACM.1','Parameters':{'d':"
        + "{'ValueType':'CUSTOM','Value':{'"
        + type
        + "':"
        + value
        + "}}}}]";
  }

  @Test
  void aPolicyThatEnablesSomeControlsAloneIsDeclared() throws Exception {
    String only = "'EnabledSecurityControlIdentifiers':['ACM.1','S3.1'],";
    havePolicy("p", controls(only + parameter("Integer", "30")));
    assertThat(lines(DeclarationText.java))
        .contains(
            "        .enableOnlyControls(\"ACM.1\", \"S3.1\")",
            "        .parameter(\"ACM.1\", \"d\", ControlParameter.integer(30)))");
    assertThat(lines(DeclarationText.yaml)).contains("      enableOnlyControls: [ACM.1, S3.1]");
  }

  /** The constructs refuse one more. */
  @ParameterizedTest
  @CsvSource({"0, true", "1, false"})
  void theMostThatTheConstructsTakeIsDeclared(int more, boolean isDeclared) throws Exception {
    String numbers =
        IntStream.range(0, 100 + more).mapToObj(Integer::toString).collect(joining(","));
    String[] regions = IntStream.range(0, 50 + more).mapToObj(i -> "r" + i).toArray(String[]::new);
    havePolicyDescribed("x".repeat(512 + more));
    havePolicy("t", controls(parameter("String", "'" + "x".repeat(2048 + more) + "'")));
    havePolicy("l", controls(parameter("IntegerList", "[" + numbers + "]")));
    central.aggregator(InMemoryCentralReader.AGGREGATOR, "SPECIFIED_REGIONS", regions);
    String all = String.join("\n", lines(DeclarationText.java));
    for (String call : List.of(".description(", ".string(", ".integerList(", ".only(")) {
      assertThat(all.contains(call)).as(call).isEqualTo(isDeclared);
    }
  }

  /** What the constructs or the file would refuse is applied as it is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a b | 'ServiceEnabled':'true' | a name has letters",
        "p | 'ServiceEnabled':'true','EnabledStandardIdentifiers':['s'] | s can't be declared",
        "p | 'ServiceEnabled':'true','EnabledStandardIdentifiers':['arn:aws:securityhub:us-east-1::standards/service-managed-aws-control-tower/v/1.0.0']"
            + " | can't be declared in a policy",
        "p | 'ServiceEnabled':'true','SecurityControlsConfiguration':{'EnabledSecurityControlIdentifiers':[]}"
            + " | it enables only some controls, and none",
        "p | 'ServiceEnabled':'true','SecurityControlsConfiguration':{'DisabledSecurityControlIdentifiers':['x']}"
            + " | \"x\" is no control's id",
        "p | 'ServiceEnabled':'true','SecurityControlsConfiguration':{'EnabledSecurityControlIdentifiers':['x']}"
            + " | \"x\" is no control's id",
        "p | 'ServiceEnabled':'true','SecurityControlsConfiguration':{'DisabledSecurityControlIdentifiers':['ACM.1'],'SecurityControlCustomParameters':[{'SecurityControlId':'ACM.1','Parameters':{'d':{'ValueType':'CUSTOM','Value':{'Integer':'1'}}}}]}"
            + " | parameter d of ACM.1 is set, and the control is off",
        "p | 'ServiceEnabled':'true','SecurityControlsConfiguration':{'EnabledSecurityControlIdentifiers':['S3.1'],'SecurityControlCustomParameters':[{'SecurityControlId':'ACM.1','Parameters':{'d':{'ValueType':'CUSTOM','Value':{'Integer':'1'}}}}]}"
            + " | parameter d of ACM.1 is set, and the control is off",
        "p | 'ServiceEnabled':'true','SecurityControlsConfiguration':{'SecurityControlCustomParameters':[{'SecurityControlId':'ACM.1','Parameters':{'d':{'ValueType':'CUSTOM','Value':{'Later':'1'}}}}]}"
            + " | parameter d of ACM.1 can't be declared",
        "p | 'ServiceEnabled':'true','SecurityControlsConfiguration':{'SecurityControlCustomParameters':[{'SecurityControlId':'ACM.1','Parameters':{'d':{'ValueType':'CUSTOM','Value':{'Double':'NaN'}}}}]}"
            + " | parameter d of ACM.1 can't be declared",
        "p | 'ServiceEnabled':'true','SecurityControlsConfiguration':{'SecurityControlCustomParameters':[{'SecurityControlId':'ACM.1','Parameters':{'d':{'ValueType':'CUSTOM','Value':{'IntegerList':[]}}}}]}"
            + " | parameter d of ACM.1 can't be declared",
        "p | 'ServiceEnabled':'true','SecurityControlsConfiguration':{'SecurityControlCustomParameters':[{'SecurityControlId':'ACM.1','Parameters':{'d':{'ValueType':'CUSTOM','Value':{'String':'${Token[TOKEN.1]}'}}}}]}"
            + " | parameter d of ACM.1 can't be declared",
        "p | 'ServiceEnabled':'false','EnabledStandardIdentifiers':['arn:aws:securityhub:us-east-1::standards/pci-dss/v/4.0.1']"
            + " | it is off, and names standards or controls",
        "p | 'ServiceEnabled':'false','SecurityControlsConfiguration':{'DisabledSecurityControlIdentifiers':['ACM.1']}"
            + " | it is off, and names standards or controls"
      })
  void aPolicyThatCannotBeDeclaredIsNamedByItsId(String name, String content, String why)
      throws Exception {
    central
        .policy(name, "'ConfigurationPolicy':{'SecurityHub':{" + content + "}}")
        .applied(name, "ROOT", "r-ab12", "SUCCESS");
    String id = InMemoryCentralReader.id(name);
    assertThat(lines(DeclarationText.java))
        .contains("    .policy(ConfigurationPolicy.fromPolicyId(\"" + id + "\")")
        .anyMatch(line -> line.startsWith("//   the content of the policy") && line.contains(why))
        .contains("//     Name: " + name)
        .noneMatch(line -> line.contains("applied to nothing"));
    assertThat(lines(DeclarationText.yaml))
        .contains("    - fromPolicyId: \"" + id + "\"", "      appliesTo: [r-ab12]");
    assertThat(declaration().importMapping().members())
        .containsOnlyKeys(LogicalIds.AGGREGATOR, "SecurityHubPolicyTargetRootRAb12");
  }

  @Test
  void whatCannotBeDeclaredAndIsAppliedToNothingIsLeftOut() throws Exception {
    havePolicy("a b", controls(""));
    assertThat(lines(DeclarationText.java))
        .contains("//     applied to nothing")
        .noneMatch(line -> line.contains("fromPolicyId"));
  }

  /** Descriptions that Terraform wrote often have several lines, and end with a line break. */
  @ParameterizedTest
  @EnumSource(DeclarationText.class)
  void aDescriptionOfSeveralLinesIsDeclared(DeclarationText text) throws Exception {
    havePolicyDescribed("one\\n\\ttwo\\n");
    assertThat(lines(text))
        .anyMatch(line -> line.contains("\"one\\n\\ttwo\\n\""))
        .noneMatch(line -> line.contains("Left out"));
  }

  /** The CDK reads it as a value that only the deployment knows. */
  @Test
  void aDescriptionThatLooksLikeATokenIsLeftOut() throws Exception {
    havePolicyDescribed("a ${Token[TOKEN.1]}");
    assertThat(lines(DeclarationText.java))
        .contains("//   the description of p: a ${Token[TOKEN.1]}")
        .noneMatch(line -> line.contains(".description("));
  }
}

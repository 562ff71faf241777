package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.CentralResourcesTest.POLICY;
import static io.github.cdksecurityhub.SynthesizedStack.list;
import static io.github.cdksecurityhub.SynthesizedStack.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;

/** A policy as CloudFormation gets it, in the words of the service. */
class CentralPolicyDocumentTest {
  private static final String FSBP = "standards/aws-foundational-security-best-practices/v/1.0.0";

  private final TestApp app = TestApp.withoutFlags();
  private final Stack stack = app.stack("Stack", TestApp.ACCOUNT, "eu-west-1");

  @Test
  void thePolicyIsWrittenInTheServicesWords() {
    TestApp.central(stack)
        .policy(
            ConfigurationPolicy.enabled("baseline")
                .description("What every account has")
                .tag("owner", "security")
                .standards(
                    Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0,
                    Standard.CIS_AWS_FOUNDATIONS_1_2_0)
                .disableControls("EC2.8", "S3.9")
                .parameter("ACM.1", "daysToExpiration", ControlParameter.integer(15)))
        .build();

    Map<String, Object> properties = SynthesizedStack.of(stack).properties(POLICY);

    assertThat(properties)
        .containsEntry("Name", "baseline")
        .containsEntry("Description", "What every account has")
        .containsEntry("Tags", Map.of("owner", "security"));
    assertThat(securityHub(properties))
        .containsOnly(
            entry("ServiceEnabled", true),
            entry(
                "EnabledStandardIdentifiers",
                List.of(
                    "arn:aws:securityhub:eu-west-1::" + FSBP,
                    "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0")),
            entry(
                "SecurityControlsConfiguration",
                Map.of(
                    "DisabledSecurityControlIdentifiers",
                    List.of("EC2.8", "S3.9"),
                    "SecurityControlCustomParameters",
                    List.of(
                        Map.of(
                            "SecurityControlId",
                            "ACM.1",
                            "Parameters",
                            Map.of(
                                "daysToExpiration",
                                Map.of("ValueType", "CUSTOM", "Value", Map.of("Integer", 15))))))));
  }

  @Test
  void whatIsNotSaidIsWrittenOutWhereTheServiceAsksForIt() {
    TestApp.central(stack).policy(ConfigurationPolicy.enabled("bare")).build();

    assertThat(securityHub(SynthesizedStack.of(stack).properties(POLICY)))
        .containsOnly(
            entry("ServiceEnabled", true),
            entry("EnabledStandardIdentifiers", List.of()),
            entry(
                "SecurityControlsConfiguration",
                Map.of("DisabledSecurityControlIdentifiers", List.of())));
  }

  @Test
  void aDisabledPolicyHasNothingBesideThat() {
    TestApp.central(stack)
        .policy(ConfigurationPolicy.disabled("off").description("Off").tag("a", "b"))
        .build();

    Map<String, Object> properties = SynthesizedStack.of(stack).properties(POLICY);
    assertThat(securityHub(properties)).containsOnly(entry("ServiceEnabled", false));
    assertThat(properties).containsEntry("Description", "Off").containsKey("Tags");
  }

  @Test
  void onlySomeControlsAreTheOtherList() {
    TestApp.central(stack)
        .policy(
            ConfigurationPolicy.enabled("few")
                .enableOnlyControls("EC2.8")
                .enableOnlyControls("S3.9"))
        .build();

    assertThat(securityHub(SynthesizedStack.of(stack).properties(POLICY)))
        .containsEntry(
            "SecurityControlsConfiguration",
            Map.of("EnabledSecurityControlIdentifiers", List.of("EC2.8", "S3.9")));
  }

  @Test
  void everyKindOfParameterHasItsPlace() {
    EnabledPolicy policy =
        ConfigurationPolicy.enabled("all")
            .parameter("A.1", "bool", ControlParameter.bool(false))
            .parameter("A.1", "decimal", ControlParameter.decimal(0.5))
            .parameter("A.1", "enumeration", ControlParameter.enumeration("X"))
            .parameter("A.1", "enumerationList", ControlParameter.enumerationList("X", "Y"))
            .parameter("B.1", "integer", ControlParameter.integer(-1))
            .parameter("B.1", "integerList", ControlParameter.integerList(1, 2))
            .parameter("A.1", "string", ControlParameter.string("s"))
            .parameter("A.1", "stringList", ControlParameter.stringList("s", "t"))
            .parameter("A.1", "serviceDefault", ControlParameter.serviceDefault());
    TestApp.central(stack).policy(policy).build();

    List<Object> parameters =
        list(
            map(securityHub(SynthesizedStack.of(stack).properties(POLICY))
                    .get("SecurityControlsConfiguration"))
                .get("SecurityControlCustomParameters"));

    assertThat(parameters)
        .extracting(it -> map(it).get("SecurityControlId"))
        .containsExactly("A.1", "B.1");
    assertThat(map(map(parameters.get(0)).get("Parameters")))
        .containsOnly(
            entry("bool", custom("Boolean", false)),
            entry("decimal", custom("Double", 0.5)),
            entry("enumeration", custom("Enum", "X")),
            entry("enumerationList", custom("EnumList", List.of("X", "Y"))),
            entry("string", custom("String", "s")),
            entry("stringList", custom("StringList", List.of("s", "t"))),
            entry("serviceDefault", Map.of("ValueType", "DEFAULT")));
    assertThat(map(map(parameters.get(1)).get("Parameters")))
        .containsOnly(
            entry("integer", custom("Integer", -1)),
            entry("integerList", custom("IntegerList", List.of(1, 2))));
  }

  @Test
  void whatOnlyTheDeploymentKnowsIsWrittenAsItsParameter() {
    Number days =
        CfnParameter.Builder.create(stack, "Days").type("Number").build().getValueAsNumber();
    EnabledPolicy policy =
        ConfigurationPolicy.enabled("all")
            .standards(Standard.of(new CfnParameter(stack, "Standard").getValueAsString()))
            .parameter("ACM.1", "daysToExpiration", ControlParameter.integer(days))
            .parameter("ACM.1", "list", ControlParameter.integerList(days, 30))
            .parameter("ACM.1", "decimal", ControlParameter.decimal(days.doubleValue()));
    TestApp.central(stack).policy(policy).build();

    Object controls =
        map(securityHub(SynthesizedStack.of(stack).properties(POLICY))
                .get("SecurityControlsConfiguration"))
            .get("SecurityControlCustomParameters");

    Object reference = Map.of("Ref", "Days");
    assertThat(map(map(list(controls).get(0)).get("Parameters")))
        .containsOnly(
            entry("daysToExpiration", custom("Integer", reference)),
            entry("list", custom("IntegerList", List.of(reference, 30))),
            entry("decimal", custom("Double", reference)));
    assertThat(securityHub(SynthesizedStack.of(stack).properties(POLICY)))
        .containsEntry("EnabledStandardIdentifiers", List.of(Map.of("Ref", "Standard")));
  }

  private static Map<String, Object> securityHub(Map<String, Object> properties) {
    return map(map(properties.get("ConfigurationPolicy")).get("SecurityHub"));
  }

  private static Map<String, Object> custom(String kind, Object value) {
    return Map.of("ValueType", "CUSTOM", "Value", Map.of(kind, value));
  }
}

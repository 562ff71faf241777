package io.github.cdksecurityhub.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class ExamplesTest {
  private static final String CONFIGURATION = "Custom::SecurityHubOrganizationConfiguration";
  private static final Map<String, String> KNOWN_ENVIRONMENT =
      Map.of("CDK_DEFAULT_ACCOUNT", "123456789012", "CDK_DEFAULT_REGION", "eu-west-1");
  private static final Object ANY_RULE = Match.stringLikeRegexp("AwsSolutions-.*");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "local   | 1 | the stack's Region",
        "central | 1 | the home Region",
        "central-policies | 1 | the home Region",
        "drift   | 2 | two Regions that are looked at",
        "organization | 1 | the home Region",
        "regions | 5 | a resource per Region",
        "gitops  | 5 | what the YAML file declares",
      })
  void everyExampleShowsWhatItDidInEachRegion(String name, int regions, String reason) {
    Stack stack = Examples.add(new App(), name, Map.of());

    Template template = Template.fromStack(stack);

    assertThat(stack.getStackName()).isEqualTo("SecurityHubOrganization");
    template.resourceCountIs(CONFIGURATION, regions);
    for (String attribute : List.of("Outcome", "Changes", "Status", "PreviousConfiguration")) {
      Map<String, Object> value =
          Map.of("Value", Map.of("Fn::GetAtt", List.of(Match.anyValue(), attribute)));
      assertThat(template.findOutputs("*", value)).as("%s: %s", reason, attribute).hasSize(regions);
    }
  }

  @ParameterizedTest
  @CsvSource({"local", "central", "central-policies", "drift", "organization", "regions", "gitops"})
  void awsSolutionsFindsNothing(String name) {
    App app = new App();
    Stack stack = Examples.add(app, name, Map.of());
    Aspects.of(app).add(new AwsSolutionsChecks());

    Annotations findings = Annotations.fromStack(stack);

    findings.hasNoError("*", ANY_RULE);
    findings.hasNoWarning("*", ANY_RULE);
  }

  @Test
  void theAggregatorOutlivesTheCentralConfiguration() {
    Template template = Template.fromStack(Examples.add(new App(), "central", KNOWN_ENVIRONMENT));

    template.hasResource(
        CONFIGURATION,
        Map.of(
            "DependsOn",
            Match.arrayWith(List.of("SecurityHubFindingAggregator")),
            "Properties",
            Map.of(
                "ConfigurationType",
                "CENTRAL",
                "Region",
                "eu-west-1",
                "AutoEnable",
                Match.absent())));
  }

  @Test
  void everyUnitOfTheCentralPoliciesHasItsOwn() {
    Template template =
        Template.fromStack(Examples.add(new App(), "central-policies", KNOWN_ENVIRONMENT));

    template.resourceCountIs("AWS::SecurityHub::ConfigurationPolicy", 3);
    template.resourceCountIs("AWS::SecurityHub::PolicyAssociation", 4);
    template.hasResourceProperties(
        "AWS::SecurityHub::PolicyAssociation",
        Map.of("ConfigurationPolicyId", "SELF_MANAGED_SECURITY_HUB", "TargetType", "ACCOUNT"));
  }

  @Test
  void theManagementAccountNamesTheAdministratorBeforeTheConfigurationIsDeployed() {
    App app = new App();
    Stack administrator = Examples.add(app, "organization", KNOWN_ENVIRONMENT);
    Stack management =
        (Stack) app.getNode().findChild(administrator.getStackName() + "Administrator");

    assertThat(administrator.getDependencies()).containsExactly(management);
    assertThat(management.getAccount()).isNotEqualTo(administrator.getAccount());
    assertThat(management.getRegion()).isEqualTo(administrator.getRegion()).isEqualTo("eu-west-1");
    Template.fromStack(management)
        .hasResourceProperties(
            "AWS::SecurityHub::DelegatedAdmin",
            Map.of("AdminAccountId", administrator.getAccount()));
  }

  @Test
  void halfAnEnvironmentIsNone() {
    Map<String, String> half = Map.of("CDK_DEFAULT_REGION", "eu-west-1");

    Template template = Template.fromStack(Examples.add(new App(), "local", half));

    template.hasResourceProperties(
        CONFIGURATION, Map.of("Region", Map.of("Ref", "AWS::Region"), "AutoEnable", "true"));
  }
}

package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.CONFIGURATION;
import static io.github.cdksecurityhub.SynthesizedStack.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.FromRoleArnOptions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.securityhub.CfnFindingAggregator;
import software.constructs.Construct;

class CentralResourcesTest {
  static final String AGGREGATOR = "AWS::SecurityHub::FindingAggregator";
  static final String POLICY = "AWS::SecurityHub::ConfigurationPolicy";
  static final String ASSOCIATION = "AWS::SecurityHub::PolicyAssociation";
  private static final String UUID = "1234abcd-12ab-34cd-56ef-1234567890ab";

  private final TestApp app = TestApp.withoutFlags();
  private final Stack stack = app.stack("Stack", TestApp.ACCOUNT, "eu-west-1");

  @Test
  void eachLinkOfRegionsIsAnAggregator() {
    Stack all = app.stack("All");
    TestApp.central(all).linkedRegions(LinkedRegions.all()).build();
    Stack except = app.stack("Except");
    TestApp.central(except)
        .linkedRegions(LinkedRegions.allExcept("us-west-1", "us-east-2"))
        .build();
    Stack only = app.stack("Only");
    TestApp.central(only).linkedRegions(LinkedRegions.only("us-west-1", "af-south-1")).build();

    assertThat(SynthesizedStack.of(all).properties(AGGREGATOR))
        .containsOnly(entry("RegionLinkingMode", "ALL_REGIONS"));
    assertThat(SynthesizedStack.of(except).properties(AGGREGATOR))
        .containsOnly(
            entry("RegionLinkingMode", "ALL_REGIONS_EXCEPT_SPECIFIED"),
            entry("Regions", List.of("us-west-1", "us-east-2")));
    assertThat(SynthesizedStack.of(only).properties(AGGREGATOR))
        .containsOnly(
            entry("RegionLinkingMode", "SPECIFIED_REGIONS"),
            entry("Regions", List.of("us-west-1", "af-south-1")));
  }

  @Test
  void anExistingAggregatorIsNotDeclaredAgain() {
    SecurityHubCentralConfiguration central =
        TestApp.central(stack)
            .linkedRegions(
                LinkedRegions.existingAggregator(
                    "arn:aws:securityhub:eu-west-1:123456789012:finding-aggregator/" + UUID))
            .build();

    assertThat(central.getAggregator()).isEmpty();
    assertThat(SynthesizedStack.of(stack).resources(AGGREGATOR)).isEmpty();
  }

  @Test
  void anExistingAggregatorOfTheSameStackComesFirst() {
    CfnFindingAggregator own =
        CfnFindingAggregator.Builder.create(stack, "Own").regionLinkingMode("ALL_REGIONS").build();
    TestApp.central(stack)
        .linkedRegions(LinkedRegions.existingAggregator(own.getAttrFindingAggregatorArn()))
        .build();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(DependencyGraph.of(synthesized).before(synthesized.logicalId(CONFIGURATION)))
        .contains("Own");
  }

  @Test
  void everyResourceOfTheL1sIsInReach() {
    SecurityHubCentralConfiguration central =
        TestApp.central(stack)
            .policy(ConfigurationPolicy.disabled("off").appliesTo(PolicyTarget.root("r-ab12")))
            .build();

    central.getAggregator().orElseThrow().addPropertyOverride("Regions", List.of("us-west-2"));
    central.getPolicies().get("off").addPropertyOverride("Description", "overridden");
    central
        .getAssociations()
        .get(PolicyTarget.root("r-ab12"))
        .addPropertyOverride("TargetId", "r-cd34");

    SynthesizedStack synthesized = SynthesizedStack.of(stack);
    assertThat(synthesized.properties(AGGREGATOR)).containsEntry("Regions", List.of("us-west-2"));
    assertThat(synthesized.properties(POLICY)).containsEntry("Description", "overridden");
    assertThat(synthesized.properties(ASSOCIATION)).containsEntry("TargetId", "r-cd34");
    assertThat(central.getRegions()).containsExactly("eu-west-1");
    assertThat(central.forRegion()).isSameAs(central.getConfiguration().forRegion());
    assertThat(central.forRegion("eu-west-1")).isSameAs(central.forRegion()).isNotNull();
    assertThat(central.getAssociations().keySet())
        .noneMatch(PolicyTarget.root("r-cd34")::equals)
        .noneMatch(PolicyTarget.organizationalUnit("r-ab12")::equals);
  }

  @Test
  void whatIsAddedLaterOrMadeElsewhereIsAssociatedToo() {
    SecurityHubCentralConfiguration central = TestApp.central(stack).build();
    central.addPolicy(ConfigurationPolicy.disabled("off").appliesTo(PolicyTarget.root("r-ab12")));
    central.addPolicy(
        ConfigurationPolicy.selfManaged().appliesTo(PolicyTarget.account("123456789012")));
    central.addPolicy(
        ConfigurationPolicy.fromPolicyId(UUID)
            .appliesTo(PolicyTarget.organizationalUnit("ou-ab12-abcdefgh")));
    central.addPolicy(
        ConfigurationPolicy.fromPolicyArn(
                "arn:aws:securityhub:eu-west-1:123456789012:configuration-policy/" + UUID)
            .appliesTo(PolicyTarget.account("111122223333")));
    central.addPolicy(
        ConfigurationPolicy.fromPolicyArn(Fn.importValue("Arn"))
            .appliesTo(PolicyTarget.account("444455556666")));

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    Map<String, Object> off = Map.of("Fn::GetAtt", List.of(synthesized.logicalId(POLICY), "Id"));
    assertThat(associations(synthesized))
        .containsOnly(
            entry("ROOT r-ab12", off),
            entry("ACCOUNT 123456789012", "SELF_MANAGED_SECURITY_HUB"),
            entry("ORGANIZATIONAL_UNIT ou-ab12-abcdefgh", UUID),
            entry("ACCOUNT 111122223333", UUID),
            entry(
                "ACCOUNT 444455556666",
                Map.of(
                    "Fn::Select",
                    List.of(
                        1, Map.of("Fn::Split", List.of("/", Map.of("Fn::ImportValue", "Arn")))))));
  }

  @Test
  void tokensPassAndAreNamedAfterTheirExpression() {
    assertThat(idsOfTokens("First", "Second")).isEqualTo(idsOfTokens("First", "Second"));
    assertThat(idsOfTokens("First", "Second")).hasSize(2);
    assertThat(idsOfTokens("First", "Third"))
        .hasSize(2)
        .containsAnyElementsOf(idsOfTokens("First", "Second"))
        .isNotEqualTo(idsOfTokens("First", "Second"));
  }

  @Test
  void theFunctionMayNamePoliciesByAPolicyOfItsOwn() {
    TestApp.central(stack).build();
    Stack local = app.stack("Local", TestApp.OTHER_ACCOUNT, "eu-west-1");
    TestApp.declare(local, "SecurityHub").build();

    SynthesizedStack central = SynthesizedStack.of(stack);

    assertThat(central.permissions())
        .contains(
            "Allow securityhub:ListConfigurationPolicies on *",
            "Allow securityhub:ListConfigurationPolicyAssociations on *");
    assertThat(SynthesizedStack.of(local).permissions()).noneMatch(it -> it.contains("Policies"));
    assertThat(central.environment("SecurityHub"))
        .as("the function makes no call that its role denies")
        .containsOnly(entry("LIST_POLICIES", "true"));
    assertThat(central.resources(SynthesizedStack.POLICY)).hasSize(3);
    assertThat(
            central.resources(SynthesizedStack.POLICY).values().stream()
                .map(it -> map(it.get("Properties")).get("PolicyName")))
        .doesNotHaveDuplicates();
    assertThat(DependencyGraph.of(central).before(central.logicalId(CONFIGURATION)))
        .containsAll(central.resources(SynthesizedStack.POLICY).keySet());
  }

  @Test
  void aRoleThatCannotBeChangedIsLeftAlone() {
    TestApp.central(stack)
        .provider(
            TestApp.provider(stack)
                .role(
                    Role.fromRoleArn(
                        stack,
                        "Imported",
                        UserRoles.ARN,
                        FromRoleArnOptions.builder().mutable(false).build()))
                .build())
        .build();

    assertThat(SynthesizedStack.of(stack).resources(SynthesizedStack.POLICY)).isEmpty();
  }

  @Test
  void whatIsRetainedKeepsItsAggregatorAndPolicies() {
    TestApp.central(stack)
        .onDelete(OnDelete.RETAIN)
        .policy(ConfigurationPolicy.disabled("off").appliesTo(PolicyTarget.root("r-ab12")))
        .build();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    for (String type : List.of(AGGREGATOR, POLICY, ASSOCIATION)) {
      assertThat(synthesized.resources(type).values())
          .isNotEmpty()
          .as("a first deployment that fails leaves none behind")
          .allSatisfy(it -> assertThat(it).containsEntry("DeletionPolicy", "RetainExceptOnCreate"))
          .allSatisfy(it -> assertThat(it).containsEntry("UpdateReplacePolicy", "Retain"));
    }
    assertThat(synthesized.configuration("")).containsEntry("OnDelete", "RETAIN");
  }

  @Test
  void movingOrRenamingTheConstructLeavesTheTemplateAsItIs() {
    Stack before = TestApp.withoutFlags().stack("Stack");
    TestApp.central(before).policy(baseline()).build();
    Stack after = TestApp.withoutFlags().stack("Stack");
    SecurityHubCentralConfiguration.Builder.create(new Construct(after, "Security"), "Hub")
        .linkedRegions(LinkedRegions.all())
        .policy(baseline())
        .build();

    assertThat(SynthesizedStack.of(after).template())
        .isEqualTo(SynthesizedStack.of(before).template());
  }

  private static EnabledPolicy baseline() {
    return ConfigurationPolicy.enabled("baseline")
        .tag("one", "1")
        .tag("two", "2")
        .tag("three", "3")
        .standards(Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0)
        .parameter("ACM.1", "daysToExpiration", ControlParameter.integer(15))
        .parameter("IAM.7", "MinimumPasswordLength", ControlParameter.integer(15))
        .parameter("IAM.7", "MaxPasswordAge", ControlParameter.integer(15))
        .appliesTo(PolicyTarget.root("r-ab12"), PolicyTarget.account("123456789012"));
  }

  private static Set<String> idsOfTokens(String... parameters) {
    Stack stack = TestApp.withoutFlags().stack("Stack");
    SecurityHubCentralConfiguration central = TestApp.central(stack).build();
    for (String parameter : parameters) {
      String token = new CfnParameter(stack, parameter).getValueAsString();
      central.addPolicy(
          ConfigurationPolicy.fromPolicyId(UUID).appliesTo(PolicyTarget.account(token)));
    }
    return SynthesizedStack.of(stack).resources(ASSOCIATION).keySet();
  }

  private static Map<String, Object> associations(SynthesizedStack stack) {
    Map<String, Object> byTarget = new TreeMap<>();
    for (Map<String, Object> resource : stack.resources(ASSOCIATION).values()) {
      Map<String, Object> properties = map(resource.get("Properties"));
      byTarget.put(
          properties.get("TargetType") + " " + properties.get("TargetId"),
          properties.get("ConfigurationPolicyId"));
    }
    return byTarget;
  }
}

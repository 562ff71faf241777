package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.CONFIGURATION;
import static io.github.cdksecurityhub.SynthesizedStack.list;
import static io.github.cdksecurityhub.SynthesizedStack.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

class DeclaredResourcesTest {
  private final TestApp app = TestApp.withoutFlags();

  @Test
  void eachRegionIsAResourceWithThePropertiesOfTheContractAsText() {
    Stack stack = app.stack("Stack", TestApp.ACCOUNT, "eu-west-1");
    TestApp.declare(stack, "SecurityHub")
        .regions(List.of("us-east-1", "ap-southeast-2"))
        .onDelete(OnDelete.RETAIN)
        .build();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(synthesized.resources(CONFIGURATION)).hasSize(2);
    assertThat(synthesized.configuration("UsEast1"))
        .containsExactly(
            entry("ServiceToken", functionArn(synthesized)),
            entry("ServiceTimeout", "3000"),
            entry("SchemaVersion", "1"),
            entry("Region", "us-east-1"),
            entry("ConfigurationType", "LOCAL"),
            entry("AutoEnable", "true"),
            entry("AutoEnableStandards", "DEFAULT"),
            entry("OnDelete", "RETAIN"));
    assertThat(synthesized.configuration("ApSoutheast2")).containsEntry("Region", "ap-southeast-2");
  }

  @Test
  void theStacksOwnRegionIsWrittenBeforeTheOthers() {
    Stack stack = app.stack("Stack", TestApp.ACCOUNT, "eu-west-1");
    TestApp.declare(stack, "Earlier").regions(List.of("us-east-1")).build();
    TestApp.declare(stack, "SecurityHub").regions(List.of("us-west-2", "eu-west-1")).build();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);
    DependencyGraph graph = DependencyGraph.of(synthesized);
    String own = "SecurityHubOrganizationConfiguration";

    assertThat(graph.before(own + "UsEast1")).contains(own);
    assertThat(graph.before(own + "UsWest2")).contains(own).doesNotContain(own + "UsEast1");
    assertThat(graph.before(own)).doesNotContain(own + "UsEast1", own + "UsWest2");
  }

  @Test
  void takingOverAndARevisionAreWrittenWhereTheyAreDeclared() {
    Stack stack = app.stack("Stack");
    TestApp.declare(stack, "SecurityHub").takeOver().revision("2026-11-27").build();

    assertThat(SynthesizedStack.of(stack).configuration(""))
        .containsEntry("TakeOver", "true")
        .containsEntry("Revision", "2026-11-27");
  }

  @Test
  void aCentralConfigurationTakesOverToo() {
    Stack stack = app.stack("Stack");
    TestApp.central(stack).takeOver().revision("2").build();

    assertThat(SynthesizedStack.of(stack).configuration(""))
        .containsEntry("TakeOver", "true")
        .containsEntry("Revision", "2");
  }

  @Test
  void theStacksOwnRegionKeepsItsLogicalIdHoweverItIsDeclared() {
    Stack agnostic = app.stack("Agnostic");
    TestApp.declare(agnostic, "SecurityHub").build();
    Stack byDefault = app.stack("ByDefault", TestApp.ACCOUNT, "eu-west-1");
    TestApp.declare(byDefault, "SecurityHub").build();
    Stack byName = app.stack("ByName", TestApp.OTHER_ACCOUNT, "eu-west-1");
    TestApp.declare(byName, "SecurityHub").regions(List.of("us-east-1", "eu-west-1")).build();

    assertThat(SynthesizedStack.of(agnostic).configuration(""))
        .containsEntry("Region", Map.of("Ref", "AWS::Region"));
    assertThat(SynthesizedStack.of(byDefault).configuration(""))
        .containsEntry("Region", "eu-west-1");
    assertThat(SynthesizedStack.of(byName).configuration("")).containsEntry("Region", "eu-west-1");
    assertThat(SynthesizedStack.of(byName).configuration("UsEast1"))
        .containsEntry("Region", "us-east-1");
  }

  @Test
  void aCentralConfigurationHasNoFieldsButItsType() {
    Stack stack = app.stack("Stack", TestApp.ACCOUNT, "eu-west-1");
    TestApp.declare(stack, "SecurityHub")
        .configuration(OrganizationConfiguration.central())
        .build();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    assertThat(synthesized.configuration(""))
        .containsExactly(
            entry("ServiceToken", functionArn(synthesized)),
            entry("ServiceTimeout", "3000"),
            entry("SchemaVersion", "1"),
            entry("Region", "eu-west-1"),
            entry("ConfigurationType", "CENTRAL"),
            entry("OnDelete", "RESTORE"));
  }

  @Test
  void autoEnableFalseAndNoStandardsAreWrittenOut() {
    Stack stack = app.stack("Stack");
    TestApp.declare(stack, "SecurityHub")
        .configuration(OrganizationConfiguration.local(false, AutoEnableStandards.NONE))
        .build();

    assertThat(SynthesizedStack.of(stack).configuration(""))
        .containsEntry("AutoEnable", "false")
        .containsEntry("AutoEnableStandards", "NONE");
  }

  @Test
  void theStacksRegionAsATokenIsWrittenByNameWhereItIsKnown() {
    Stack stack = app.stack("Stack", TestApp.ACCOUNT, "eu-west-1");
    TestApp.declare(stack, "SecurityHub").regions(List.of(Aws.REGION)).build();

    assertThat(SynthesizedStack.of(stack).configuration("")).containsEntry("Region", "eu-west-1");
  }

  @Test
  void movingOrRenamingTheConstructLeavesEveryLogicalIdAsItIs() {
    Stack before = TestApp.withoutFlags().stack("Stack");
    TestApp.declare(before, "SecurityHub").regions(List.of("us-east-1")).build();
    Stack after = TestApp.withoutFlags().stack("Stack");
    TestApp.declare(new Construct(after, "Security"), "Hub").regions(List.of("us-east-1")).build();

    assertThat(SynthesizedStack.of(after).template())
        .isEqualTo(SynthesizedStack.of(before).template());
  }

  @Test
  void whatTheFunctionNeedsIsDeletedAfterEveryRegion() {
    Stack stack = app.stack("Stack");
    TestApp.declare(stack, "SecurityHub").regions(List.of("us-east-1", "us-west-2")).build();

    SynthesizedStack synthesized = SynthesizedStack.of(stack);

    for (Map<String, Object> resource : synthesized.resources(CONFIGURATION).values()) {
      assertThat(list(resource.get("DependsOn")))
          .contains(
              synthesized.logicalId("AWS::IAM::Policy"),
              synthesized.logicalId("AWS::Logs::LogGroup"),
              synthesized.logicalId("AWS::Lambda::EventInvokeConfig"));
    }
  }

  @Test
  void aNestedStackHasAFunctionOfItsOwn() {
    Stack stack = app.stack("Stack");
    TestApp.declare(stack, "SecurityHub").regions(List.of("us-east-1")).build();
    NestedStack nested = new NestedStack(stack, "Nested");
    TestApp.declare(nested, "SecurityHub").regions(List.of("us-west-2")).build();

    assertThat(SynthesizedStack.of(nested).resources(SynthesizedStack.FUNCTION)).hasSize(1);
    assertThat(SynthesizedStack.of(stack).resources(SynthesizedStack.FUNCTION)).hasSize(1);
  }

  @Test
  void attributesAreTokensOfTheRegionsResource() {
    Stack stack = app.stack("Stack");
    SecurityHubOrganizationConfiguration configuration =
        TestApp.declare(stack, "SecurityHub").regions(List.of("us-east-1", "eu-west-1")).build();
    RegionAttributes attributes = configuration.forRegion("eu-west-1");

    Map<String, String> byName =
        Map.of(
            "Region", attributes.getRegion(),
            "ConfigurationType", attributes.getConfigurationType(),
            "AutoEnable", attributes.getAutoEnable(),
            "AutoEnableStandards", attributes.getAutoEnableStandards(),
            "Status", attributes.getStatus(),
            "StatusMessage", attributes.getStatusMessage(),
            "MemberAccountLimitReached", attributes.getMemberAccountLimitReached(),
            "Outcome", attributes.getOutcome(),
            "Changes", attributes.getChanges(),
            "PreviousConfiguration", attributes.getPreviousConfiguration());

    String resource = "SecurityHubOrganizationConfigurationEuWest1";
    byName.forEach(
        (name, token) ->
            assertThat(stack.resolve(token))
                .isEqualTo(Map.of("Fn::GetAtt", List.of(resource, name))));
    assertThat(stack.resolve(attributes.getPhysicalResourceId()))
        .isEqualTo(Map.of("Ref", resource));
  }

  @Test
  void aSingleRegionNeedsNoNameAndEveryTokenForItFindsIt() {
    Stack stack = app.stack("Stack");
    SecurityHubOrganizationConfiguration configuration =
        TestApp.declare(stack, "SecurityHub").build();

    assertThat(configuration.forRegion(Aws.REGION)).isSameAs(configuration.forRegion());
    assertThat(configuration.forRegion(stack.getRegion())).isSameAs(configuration.forRegion());
    assertThat(configuration.getRegions()).containsExactly(stack.getRegion());
  }

  @Test
  void propsAndBuilderDeclareTheSame() {
    Stack built = TestApp.withoutFlags().stack("Stack");
    TestApp.declare(built, "SecurityHub").regions(List.of("us-east-1")).revision("2").build();
    Stack constructed = TestApp.withoutFlags().stack("Stack");
    SecurityHubOrganizationConfigurationProps props =
        SecurityHubOrganizationConfigurationProps.builder()
            .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
            .regions(List.of("us-east-1"))
            .revision("2")
            .build();
    new SecurityHubOrganizationConfiguration(constructed, "SecurityHub", props);

    assertThat(SynthesizedStack.of(constructed).template())
        .isEqualTo(SynthesizedStack.of(built).template());
    assertThat(props.getRevision()).isEqualTo("2");
    assertThat(props.getOnDelete()).isNull();
  }

  @Test
  void propsOfTheUsersOwnDeclareTheSame() {
    Stack built = TestApp.withoutFlags().stack("Stack");
    TestApp.declare(built, "SecurityHub").build();
    Stack own = TestApp.withoutFlags().stack("Stack");
    new SecurityHubOrganizationConfiguration(
        own,
        "SecurityHub",
        () -> OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT));

    assertThat(SynthesizedStack.of(own).template())
        .isEqualTo(SynthesizedStack.of(built).template());
  }

  @Test
  void centralPropsAndBuilderDeclareTheSame() {
    Stack built = TestApp.withoutFlags().stack("Stack");
    TestApp.central(built).onDelete(OnDelete.RETAIN).build();
    Stack constructed = TestApp.withoutFlags().stack("Stack");
    new SecurityHubCentralConfiguration(
        constructed,
        "SecurityHub",
        SecurityHubCentralConfigurationProps.builder()
            .linkedRegions(LinkedRegions.all())
            .onDelete(OnDelete.RETAIN)
            .build());

    assertThat(SynthesizedStack.of(constructed).template())
        .isEqualTo(SynthesizedStack.of(built).template());
  }

  private static Map<String, Object> functionArn(SynthesizedStack synthesized) {
    return map(
        Map.of("Fn::GetAtt", List.of(synthesized.logicalId(SynthesizedStack.FUNCTION), "Arn")));
  }
}

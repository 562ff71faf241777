package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.CentralResourcesTest.AGGREGATOR;
import static io.github.cdksecurityhub.CentralResourcesTest.ASSOCIATION;
import static io.github.cdksecurityhub.CentralResourcesTest.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.internal.LogicalIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnWaitConditionHandle;
import software.amazon.awscdk.Stack;

/**
 * Every edit of the construct as a stack update: nothing that stays may be created again, because
 * what CloudFormation deletes afterwards is then the same thing in Security Hub.
 */
class CentralEditsTest {
  private static final Set<String> NONE = Set.of();
  private static final PolicyTarget ROOT = PolicyTarget.root("r-ab12");
  private static final PolicyTarget UNIT = PolicyTarget.organizationalUnit("ou-ab12-abcdefgh");
  private static final PolicyTarget ACCOUNT = PolicyTarget.account("111122223333");
  private static final String ROOT_ID = "SecurityHubPolicyTargetRootRAb12";
  private static final String UNIT_ID = "SecurityHubPolicyTargetOrganizationalUnitOuAb12Abcdefgh";
  private static final String FUNCTION_ID = "SecurityHubOrganizationConfigurationFunctionC94AA39B";
  private static final String CONFIGURATION_ID = "SecurityHubOrganizationConfiguration";

  @Test
  void everythingIsCreatedInTheOrderThatSecurityHubAsksForAndDeletedInTheOpposite() {
    SynthesizedStack stack =
        central(
            enabled("a", ROOT),
            enabled("b", UNIT),
            ConfigurationPolicy.selfManaged().appliesTo(ACCOUNT));
    DependencyGraph graph = DependencyGraph.of(stack);
    String aggregator = stack.logicalId(AGGREGATOR);

    assertThat(graph.before(aggregator)).isEmpty();
    assertThat(graph.before(CONFIGURATION_ID)).contains(aggregator);
    assertThat(stack.resources(POLICY)).hasSize(2);
    for (String policy : stack.resources(POLICY).keySet()) {
      assertThat(graph.before(policy)).contains(CONFIGURATION_ID, aggregator);
    }
    assertThat(stack.resources(ASSOCIATION)).hasSize(3);
    for (String association : stack.resources(ASSOCIATION).keySet()) {
      assertThat(graph.before(association)).contains(CONFIGURATION_ID, aggregator);
    }
    assertThat(graph.before(ROOT_ID)).contains(idOf("a")).doesNotContain(idOf("b"));
    assertThat(graph.before(UNIT_ID)).contains(idOf("b")).doesNotContain(idOf("a"));
  }

  @Test
  void anAddedPolicyTouchesNothingElse() {
    StackEdit edit =
        edit(central(enabled("a", ROOT)), central(enabled("a", ROOT), enabled("b", UNIT)));

    assertEdit(edit, Set.of(idOf("b"), UNIT_ID), NONE, NONE);
  }

  @Test
  void aRemovedPolicyGoesWithItsTargets() {
    StackEdit edit =
        edit(central(enabled("a", ROOT), enabled("b", UNIT)), central(enabled("a", ROOT)));

    assertEdit(edit, NONE, NONE, Set.of(idOf("b"), UNIT_ID));
  }

  @Test
  void aTargetMovesToAnotherPolicyInPlace() {
    StackEdit edit =
        edit(
            central(enabled("a", ROOT, UNIT), enabled("b")),
            central(enabled("a", ROOT), enabled("b", UNIT)));

    assertEdit(edit, NONE, Set.of(UNIT_ID), NONE);
  }

  @Test
  void twoPoliciesSwapTheirTargetsInPlace() {
    StackEdit edit =
        edit(
            central(enabled("a", ROOT), enabled("b", UNIT)),
            central(enabled("a", UNIT), enabled("b", ROOT)));

    assertEdit(edit, NONE, Set.of(ROOT_ID, UNIT_ID), NONE);
  }

  @Test
  void aRenamedPolicyIsANewOneToWhichTheTargetsMoveBeforeTheOldOneGoes() {
    StackEdit edit = edit(central(enabled("a", ROOT)), central(enabled("b", ROOT)));

    assertEdit(edit, Set.of(idOf("b")), Set.of(ROOT_ID), Set.of(idOf("a")));
  }

  @Test
  void anEditedPolicyIsEditedInPlace() {
    StackEdit edit =
        edit(
            central(enabled("a", ROOT)),
            central(ConfigurationPolicy.disabled("a").appliesTo(ROOT)));

    assertEdit(edit, NONE, Set.of(idOf("a")), NONE);
  }

  @Test
  void aTargetGoesFromAPolicyToItselfAndToAPolicyOfElsewhereInPlace() {
    SynthesizedStack before = central(enabled("a", ROOT));
    SynthesizedStack selfManaged =
        central(enabled("a"), ConfigurationPolicy.selfManaged().appliesTo(ROOT));

    assertThat(edit(before, selfManaged).updatedInPlace()).containsExactly(ROOT_ID);
    assertThat(edit(before, selfManaged).deletedAfterwards()).isEmpty();
  }

  @Test
  void theOrderOfPoliciesAndTargetsDoesNotMatter() {
    StackEdit edit =
        edit(
            central(enabled("a", ROOT, ACCOUNT), enabled("b", UNIT)),
            central(enabled("b", UNIT), enabled("a", ACCOUNT, ROOT)));

    assertEdit(edit, NONE, NONE, NONE);
  }

  @Test
  void otherLinkedRegionsAreAnUpdateOfTheAggregator() {
    SynthesizedStack before = synthesize(stack -> TestApp.central(stack).build());
    SynthesizedStack after =
        synthesize(
            stack ->
                TestApp.central(stack).linkedRegions(LinkedRegions.allExcept("us-west-1")).build());

    assertThat(edit(before, after).updatedInPlace())
        .containsExactly("SecurityHubFindingAggregator");
    assertThat(edit(before, after).created()).isEmpty();
  }

  @Test
  void goingCentralUpdatesTheConfigurationInPlace() {
    SynthesizedStack local = synthesize(stack -> TestApp.declare(stack, "SecurityHub").build());
    SynthesizedStack central = central(enabled("a", ROOT));
    StackEdit edit = edit(local, central);

    assertThat(edit.updatedInPlace()).containsExactlyInAnyOrder(CONFIGURATION_ID, FUNCTION_ID);
    assertThat(edit.deletedAfterwards()).isEmpty();
    assertThat(edit.created())
        .hasSize(5)
        .contains("SecurityHubFindingAggregator", idOf("a"), ROOT_ID)
        .anyMatch(it -> it.contains("ReadingPolicies"));
    assertThat(DependencyGraph.of(central).before(CONFIGURATION_ID))
        .contains("SecurityHubFindingAggregator");
  }

  @Test
  void goingBackToLocalLeavesThePermissionsInForceUntilTheUpdateIsOver() {
    SynthesizedStack central = central(enabled("a", ROOT));
    StackEdit edit =
        edit(central, synthesize(stack -> TestApp.declare(stack, "SecurityHub").build()));

    assertThat(edit.updatedInPlace()).containsExactlyInAnyOrder(CONFIGURATION_ID, FUNCTION_ID);
    assertThat(edit.deletedAfterwards()).hasSize(5).anyMatch(it -> it.contains("ReadingPolicies"));
    String reading =
        edit.deletedAfterwards().stream().filter(it -> it.contains("Reading")).findFirst().get();
    assertThat(DependencyGraph.of(central).before(CONFIGURATION_ID)).contains(reading);
  }

  @Test
  void removingTheConstructOnlyDeletes() {
    StackEdit edit = edit(central(enabled("a", ROOT)), synthesize(stack -> {}));

    assertThat(edit.created()).isEmpty();
    assertThat(edit.updatedInPlace()).isEmpty();
    assertThat(edit.deletedAfterwards())
        .contains(CONFIGURATION_ID, "SecurityHubFindingAggregator", idOf("a"), ROOT_ID);
  }

  /** Whatever moves where: what has a policy before and after is never created or deleted. */
  @Test
  void noEditTakesThePolicyFromATargetThatKeepsOne() {
    Random random = new Random(4);
    List<ConfigurationPolicy> policies = assignment(random);
    for (int round = 0; round < 6; round++) {
      List<ConfigurationPolicy> next = assignment(random);
      StackEdit edit =
          edit(
              central(policies.toArray(ConfigurationPolicy[]::new)),
              central(next.toArray(ConfigurationPolicy[]::new)));

      assertThat(edit.replaced()).isEmpty();
      List<Object> lost = targets(edit.before(), edit.deletedAfterwards());
      assertThat(targets(edit.after(), edit.after().keySet())).noneMatch(lost::contains);
      policies = next;
    }
  }

  private static List<ConfigurationPolicy> assignment(Random random) {
    List<EnabledPolicy> policies = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "a-b", "a.b")) {
      if (random.nextInt(4) > 0) {
        policies.add(ConfigurationPolicy.enabled(name));
      }
    }
    policies.add(ConfigurationPolicy.enabled("always"));
    for (int account = 0; account < 6; account++) {
      if (random.nextInt(4) > 0) {
        int chosen = random.nextInt(policies.size());
        PolicyTarget target = PolicyTarget.account("11112222333" + account);
        policies.set(chosen, policies.get(chosen).appliesTo(target));
      }
    }
    return List.copyOf(policies);
  }

  private static List<Object> targets(Map<String, Object> resources, Set<String> ids) {
    return ids.stream()
        .map(id -> SynthesizedStack.map(resources.get(id)))
        .filter(it -> ASSOCIATION.equals(it.get("Type")))
        .map(it -> SynthesizedStack.map(it.get("Properties")).get("TargetId"))
        .toList();
  }

  private static EnabledPolicy enabled(String name, PolicyTarget... targets) {
    return ConfigurationPolicy.enabled(name).appliesTo(targets);
  }

  private static SynthesizedStack central(ConfigurationPolicy... policies) {
    return synthesize(
        stack -> {
          SecurityHubCentralConfiguration central = TestApp.central(stack).build();
          List.of(policies).forEach(central::addPolicy);
        });
  }

  private static SynthesizedStack synthesize(Consumer<Stack> declaration) {
    Stack stack = TestApp.withoutFlags().stack("Stack", TestApp.ACCOUNT, "eu-west-1");
    new CfnWaitConditionHandle(stack, "SomethingElse");
    declaration.accept(stack);
    return SynthesizedStack.of(stack);
  }

  private static void assertEdit(
      StackEdit edit, Set<String> created, Set<String> updatedInPlace, Set<String> deleted) {
    assertThat(edit.created()).isEqualTo(created);
    assertThat(edit.updatedInPlace()).isEqualTo(updatedInPlace);
    assertThat(edit.deletedAfterwards()).isEqualTo(deleted);
    assertThat(edit.replaced()).isEmpty();
  }

  private static StackEdit edit(SynthesizedStack before, SynthesizedStack after) {
    return StackEdit.of(before, after);
  }

  private static String idOf(String policy) {
    return LogicalIds.ofPolicy(policy);
  }
}

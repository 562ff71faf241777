package io.github.cdksecurityhub.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.console.ExitCode;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Security Hub would refuse is reported in advance. */
class NativeObstaclesTest extends CentralPlanFixture {
  @Test
  void anotherPolicyOfTheSameNameBlocksACreation() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS").policy("a", ON);
    deployed(central());

    Row row = only(central().policy("a", ON), ResourceType.CONFIGURATION_POLICY);
    assertThat(row.action()).isEqualTo(Action.BLOCKED);
    assertThat(row.detail())
        .startsWith("Cannot create the configuration policy a of 123456789012 in us-east-1: ")
        .contains("isn't this stack's", "fromPolicyId(\"" + InMemoryCentralReader.id("a") + "\")")
        .contains(
            "import it (init --import-mapping FILE, then cdk import --resource-mapping FILE)");
    assertThat(fixture.plan().exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void anAggregatorThatExistsIsToBeImportedWhereItIsInTheStacksRegion() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    Row row = only(central(), ResourceType.FINDING_AGGREGATOR);
    assertThat(row.live().orElseThrow().text("RegionLinkingMode")).isEqualTo("ALL_REGIONS");
    assertThat(row.detail())
        .contains("import it (init --import-mapping FILE, then cdk import --resource-mapping FILE)")
        .endsWith(
            ", or pass LinkedRegions.existingAggregator(\""
                + InMemoryCentralReader.AGGREGATOR
                + "\").");
    live.aggregator(
        InMemoryCentralReader.AGGREGATOR.replace("us-east-1", "eu-west-1"), "ALL_REGIONS");
    assertThat(only(central(), ResourceType.FINDING_AGGREGATOR).detail())
        .contains(". Pass LinkedRegions.existingAggregator(")
        .doesNotContain("import");
  }

  private void havePolicies(int count) throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS").policy("a", ON);
    for (int i = 1; i < count; i++) {
      live.policy("by-hand-" + i, ON);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "18, create, create, there is room for both",
    "19, create, blocked, there is room for one",
    "20, blocked, blocked, there is no room",
    "21, create, create, the quota is another one",
  })
  void noMorePoliciesAreMadeThanTheQuotaAllows(int count, String b, String c, String reason)
      throws Exception {
    havePolicies(count);
    deployed(central());
    CentralTemplate template =
        central().policy("b", ON).policy("c", ON).account(ONE, CentralTemplate.id("c"));
    for (String event : List.of("Create", "Create or Update")) {
      assertThat(natives(template))
          .filteredOn(row -> row.event().type() == ResourceType.CONFIGURATION_POLICY)
          .as(reason)
          .extracting(row -> row.event().kind().word + " " + row.action().word)
          .containsExactly(event + " " + b, event + " " + c);
      fixture.withoutCloudFormation();
    }
  }

  @Test
  void aPolicyThatAnEarlierStackDropsMakesRoom() throws Exception {
    havePolicies(20);
    fixture.deployed(
        "Prod-S",
        "UPDATE_COMPLETE",
        new CentralTemplate().policy("a", ON).toString(),
        Map.of("Pa", ids.get("Pa")));
    fixture.declares("{}", new CentralTemplate().policy("b", ON).toString());
    assertThat(fixture.plan().counts()).containsOnlyKeys(Action.CREATE, Action.DELETE);
  }

  @Test
  void thePolicyAfterTheTwentiethIsBlockedEvenIfOneGoes() throws Exception {
    havePolicies(20);
    deployed(central().policy("a", ON));

    assertThat(rows(central().policy("b", ON)))
        .containsExactly(
            "none finding aggregator: no changes []",
            "Create policy b: blocked []",
            "Delete policy a: delete []");
  }

  @Test
  void anotherHomeRegionBlocksTheAggregatorAndPolicies() throws Exception {
    live.aggregator(
        InMemoryCentralReader.AGGREGATOR.replace("us-east-1", "eu-west-1"), "ALL_REGIONS");

    assertThat(natives(central().policy("a", ON)))
        .allMatch(row -> row.action() == Action.BLOCKED)
        .extracting(Row::detail)
        .anyMatch(detail -> detail.contains("LinkedRegions.existingAggregator(\"arn:"))
        .anyMatch(detail -> detail.contains("Declare it in a stack of eu-west-1."));
  }

  @Test
  void policiesWithoutCentralConfigurationAreBlocked() throws Exception {
    fixture.shows(HERE, PlanFixture.OTHER);
    Row row = only(new CentralTemplate().policy("a", ON), ResourceType.CONFIGURATION_POLICY);
    assertThat(row.detail()).contains("is configured locally");
  }

  @Test
  void aPolicyThatIsAppliedElsewhereCannotBeDeleted() throws Exception {
    deployed(settled());
    live.applied("a", "ROOT", "r-ab12", "SUCCESS");

    Row row = natives(central()).get(2);
    assertThat(row.event().label()).isEqualTo("policy a");
    assertThat(row.detail()).contains("it is still applied to root r-ab12");
  }

  /** What a later stack of the app does comes too late, and what an earlier one does counts. */
  @ParameterizedTest
  @CsvSource({"true, DELETE", "false, BLOCKED"})
  void aPolicyIsFreedByTheStacksBeforeIt(boolean isFreedFirst, Action action) throws Exception {
    settled();
    live.policy("b", ON);
    fixture.deployed(
        isFreedFirst ? "Prod-S2" : "Prod-S",
        "UPDATE_COMPLETE",
        central().policy("a", ON).toString(),
        Map.of(
            "Central",
            ids.get("Central"),
            "Aggregator",
            ids.get("Aggregator"),
            "Pa",
            ids.get("Pa")));
    fixture.deployed(
        isFreedFirst ? "Prod-S" : "Prod-S2",
        "UPDATE_COMPLETE",
        new CentralTemplate()
            .policy("b", ON)
            .account(ONE, "'" + InMemoryCentralReader.id("a") + "'")
            .toString(),
        Map.of("Pb", InMemoryCentralReader.arn("b"), "A" + ONE, ids.get("A" + ONE)));
    String moves =
        new CentralTemplate().policy("b", ON).account(ONE, CentralTemplate.id("b")).toString();
    String drops = central().toString();
    fixture.declares(isFreedFirst ? moves : drops, isFreedFirst ? drops : moves);

    assertThat(fixture.plan().stacks())
        .flatExtracting(Plan.PlannedStack::rows)
        .filteredOn(row -> row.event().label().equals("policy a"))
        .extracting(Row::action)
        .containsExactly(action);
  }

  @ParameterizedTest
  @CsvSource({"true, CREATE", "false, BLOCKED"})
  void aPolicysNameIsFreeBehindTheStackThatDropsIt(boolean isDroppedFirst, Action action)
      throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS").policy("a", ON);
    String with = new CentralTemplate().policy("a", ON).toString();
    fixture.deployed(
        isDroppedFirst ? "Prod-S" : "Prod-S2",
        "UPDATE_COMPLETE",
        with,
        Map.of("Pa", ids.get("Pa")));
    fixture.declares(isDroppedFirst ? "{}" : with, isDroppedFirst ? with : "{}");

    assertThat(fixture.plan().stacks())
        .flatExtracting(Plan.PlannedStack::rows)
        .filteredOn(row -> row.event().kind() == EventKind.CREATE)
        .allMatch(row -> isDroppedFirst || row.detail().contains("is deleted only after it"))
        .extracting(Row::action)
        .containsExactly(action);
  }

  @Test
  void aPolicyCannotTakeTheNameOfAnother() throws Exception {
    deployed(settled());
    live.policy("b", ON);
    CentralTemplate renamed =
        central()
            .add("Pa", ResourceType.CONFIGURATION_POLICY.typeName, "'Name':'b'," + ON)
            .account(ONE, CentralTemplate.id("a"));
    assertThat(rows(renamed).get(1)).isEqualTo("Update policy b: blocked []");
    assertThat(natives(renamed).get(1).detail()).contains("isn't this stack's");
  }

  @Test
  void aPolicyIsFreedByAnAssociationThatMovesToAnotherTarget() throws Exception {
    deployed(settled());
    live.policy("b", ON);
    String id = "'" + InMemoryCentralReader.id("b") + "'";
    CentralTemplate moved =
        central()
            .add(
                "A" + ONE,
                ResourceType.POLICY_ASSOCIATION.typeName,
                "'TargetType':'ROOT','TargetId':'r-ab12','ConfigurationPolicyId':" + id);
    assertThat(rows(moved)).last().isEqualTo("Delete policy a: delete []");
  }

  @Test
  void anAggregatorCannotGoWhereTheOrganizationStaysCentral() throws Exception {
    ids.put("Central", PlanFixture.id(HERE));
    deployed(settled());

    Row row =
        natives(new CentralTemplate().add("Other", "T", "")).stream()
            .filter(each -> each.event().type() == ResourceType.FINDING_AGGREGATOR)
            .findFirst()
            .orElseThrow();
    assertThat(row.detail()).contains("stays CENTRAL", "onDelete(OnDelete.RETAIN)");
  }

  @Test
  void anAggregatorBehindABlockedChangeToLocalNamesThatChange() throws Exception {
    deployed(settled());
    CentralTemplate local = new CentralTemplate().local("Central", HERE);
    assertThat(plan(local).rows().get(0).action()).isEqualTo(Action.BLOCKED);
    assertThat(only(local.policy("a", ON), ResourceType.FINDING_AGGREGATOR).detail())
        .endsWith("stays CENTRAL, and needs it. Fix what blocks the change to LOCAL first.");
  }

  @Test
  void anAssociationWithAPolicyThatIsNotThereIsBlocked() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    deployed(central());
    assertThat(rows(central().account(ONE, "'" + InMemoryCentralReader.id("gone") + "'")))
        .contains("Create account 111122223333: blocked []");
    assertThat(rows(central().account(ONE, "'SELF_MANAGED_SECURITY_HUB'")).get(1))
        .contains("Create account 111122223333: create [");
  }

  @Test
  void aPolicyThatLosesItsLastTargetStillKeepsCentral() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    live.policy("by-hand", ON).applied("by-hand", "ACCOUNT", ONE, "SUCCESS");
    live.policy("kept", ON).applied("kept", "ACCOUNT", "444455556666", "SUCCESS");
    fixture.managed(HERE, "Prod-S", "Central");
    deployed(central().account(ONE, "'" + InMemoryCentralReader.id("by-hand") + "'"));

    Row row = dropped(ResourceType.ORGANIZATION_CONFIGURATION);
    assertThat(row.action()).isEqualTo(Action.BLOCKED);
    assertThat(row.detail())
        .contains(InMemoryCentralReader.id("by-hand") + " (with no target)")
        .contains(InMemoryCentralReader.id("kept") + " on ACCOUNT 444455556666")
        .doesNotContain(InMemoryCentralReader.id("kept") + " (with no target)");
  }

  private Row dropped(ResourceType type) throws Exception {
    return plan(new CentralTemplate().add("Other", "T", "")).rows().stream()
        .filter(row -> row.event().type() == type)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void withoutSecurityHubNoAggregatorOrPolicyIsMade() throws Exception {
    fixture.fails(HERE, FailureCause.NOT_SUBSCRIBED);
    assertThat(natives(central().policy("a", ON)))
        .hasSize(2)
        .allMatch(row -> row.action() == Action.BLOCKED)
        .allMatch(row -> row.detail().contains("Security Hub is not enabled"));
    deployed(settled());
    assertThat(natives(settled())).allMatch(row -> row.action() == Action.DRIFTED);
  }

  @Test
  void whatOnlyTheCallerMayNotReadBlocksNothing() throws Exception {
    fixture.fails(HERE, FailureCause.ACCESS_DENIED);
    assertThat(natives(central().policy("a", ON)))
        .extracting(Row::action)
        .containsExactly(Action.CREATE, Action.CREATE);
  }

  @Test
  void anAccountThatIsNoAdministratorCanHaveAnAggregator() throws Exception {
    fixture.fails(HERE, FailureCause.NOT_ADMINISTRATOR);
    assertThat(natives(central().policy("a", ON)))
        .extracting(Row::action)
        .containsExactly(Action.CREATE, Action.BLOCKED);
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    assertThat(natives(central()).get(0).detail()).contains("is there already");
  }

  @Test
  void underLocalNoPolicyOrAssociationCanBeDeleted() throws Exception {
    deployed(settled());
    fixture.shows(HERE, PlanFixture.OTHER);

    assertThat(dropped(ResourceType.CONFIGURATION_POLICY).detail())
        .startsWith("Cannot delete the configuration policy a of ")
        .contains("is configured locally", "They went with it");
    assertThat(dropped(ResourceType.POLICY_ASSOCIATION).action()).isEqualTo(Action.BLOCKED);
    assertThat(dropped(ResourceType.FINDING_AGGREGATOR).action()).isEqualTo(Action.DELETE);
    assertThat(dropped(ResourceType.FINDING_AGGREGATOR).detail()).isEmpty();
  }

  @Test
  void whileCentralHasFailedPoliciesAreNotWritten() throws Exception {
    deployed(settled());
    fixture.shows(HERE, PlanFixture.FAILED);

    assertThat(dropped(ResourceType.POLICY_ASSOCIATION).detail())
        .contains("its Status is FAILED. Change revision(...)");
    assertThat(rows(settled())).allMatch(row -> row.contains("no changes"));
    assertThat(plan(settled()).rows())
        .filteredOn(row -> row.event().isConfiguration())
        .extracting(row -> row.report().status())
        .containsExactly("FAILED");
  }
}

package io.github.cdksecurityhub.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.console.ExitCode;
import org.junit.jupiter.api.Test;

/** What Security Hub would refuse is reported in advance. */
class NativeObstaclesTest extends CentralPlanFixture {
  @Test
  void anotherPolicyOfTheSameNameBlocksACreation() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS").policy("a", ON);
    deployed(template());

    Row row = only(template().policy("a", ON), ResourceType.CONFIGURATION_POLICY);
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
    assertThat(only(template(), ResourceType.FINDING_AGGREGATOR).detail())
        .contains("import it (init --import-mapping FILE, then cdk import --resource-mapping FILE)")
        .endsWith(
            ", or pass LinkedRegions.existingAggregator(\""
                + InMemoryCentralReader.AGGREGATOR
                + "\").");
    live.aggregator(
        InMemoryCentralReader.AGGREGATOR.replace("us-east-1", "eu-west-1"), "ALL_REGIONS");
    assertThat(only(template(), ResourceType.FINDING_AGGREGATOR).detail())
        .contains(". Pass LinkedRegions.existingAggregator(")
        .doesNotContain("import");
  }

  @Test
  void thePolicyAfterTheTwentiethIsBlockedEvenIfOneGoes() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS").policy("a", ON);
    for (int i = 1; i < 20; i++) {
      live.policy("by-hand-" + i, ON);
    }
    deployed(template().policy("a", ON));

    assertThat(rows(template().policy("b", ON)))
        .containsExactly(
            "none finding aggregator: no changes []",
            "Create policy b: blocked []",
            "Delete policy a: delete []");
  }

  @Test
  void anotherHomeRegionBlocksTheAggregatorAndPolicies() throws Exception {
    live.aggregator(
        InMemoryCentralReader.AGGREGATOR.replace("us-east-1", "eu-west-1"), "ALL_REGIONS");

    assertThat(natives(template().policy("a", ON)))
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

    Row row = natives(template()).get(2);
    assertThat(row.event().label()).isEqualTo("policy a");
    assertThat(row.detail()).contains("it is still applied to root r-ab12");
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
    assertThat(row.detail()).contains("stays CENTRAL");
  }

  @Test
  void anAssociationWithAPolicyThatIsNotThereIsBlocked() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    deployed(template());
    assertThat(rows(template().account(ONE, "'" + InMemoryCentralReader.id("gone") + "'")))
        .contains("Create account 111122223333: blocked []");
    assertThat(rows(template().account(ONE, "'SELF_MANAGED_SECURITY_HUB'")).get(1))
        .contains("Create account 111122223333: create [");
  }
}

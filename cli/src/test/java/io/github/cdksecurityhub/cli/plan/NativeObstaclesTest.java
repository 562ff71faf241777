package io.github.cdksecurityhub.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Security Hub would refuse is told before it does. */
class NativeObstaclesTest extends CentralPlay {
  @Test
  void aPolicyOfThatNameThatIsNotTheStacksBlocksItsCreation() throws Exception {
    live.aggregator(CentralScene.AGGREGATOR, "ALL_REGIONS").policy("a", ON);
    deployed(template());

    NativeRow row = only(template().policy("a", ON), NativeType.CONFIGURATION_POLICY);
    assertThat(row.verdict()).isEqualTo(Verdict.BLOCKED);
    assertThat(row.detail())
        .startsWith("Cannot create the configuration policy a of 123456789012 in us-east-1: ")
        .contains("isn't this stack's", "associate(\"" + CentralScene.id("a") + "\"");
    assertThat(scene.plan().exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void thePolicyAfterTheTwentiethIsBlockedEvenIfOneGoes() throws Exception {
    live.aggregator(CentralScene.AGGREGATOR, "ALL_REGIONS").policy("a", ON);
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
  void anotherAggregatorBlocksOursAndAnotherHomeRegionBlocksPolicies() throws Exception {
    live.aggregator(CentralScene.AGGREGATOR.replace("us-east-1", "eu-west-1"), "ALL_REGIONS");

    assertThat(plan(template().policy("a", ON)).natives())
        .allMatch(row -> row.verdict() == Verdict.BLOCKED)
        .extracting(NativeRow::detail)
        .anyMatch(detail -> detail.contains("LinkedRegions.existingAggregator(\"arn:"))
        .anyMatch(detail -> detail.contains("Declare it in a stack of eu-west-1."));
  }

  @Test
  void policiesWithoutCentralConfigurationAreBlocked() throws Exception {
    scene.shows(HERE, Scene.OTHER);
    NativeRow row = only(new CentralTemplate().policy("a", ON), NativeType.CONFIGURATION_POLICY);
    assertThat(row.detail()).contains("is configured locally");
  }

  @Test
  void aPolicyThatSomebodyElseAppliedCannotBeDeleted() throws Exception {
    deployed(settled());
    live.applied("a", "ROOT", "r-ab12", "SUCCESS");

    NativeRow row = plan(template()).natives().get(2);
    assertThat(row.event().label()).isEqualTo("policy a");
    assertThat(row.detail()).contains("it is still applied to root r-ab12");
  }

  @Test
  void anAggregatorCannotGoWhereTheOrganizationStaysCentral() throws Exception {
    ids.put("Central", Scene.id(HERE, "CENTRAL"));
    deployed(settled());

    NativeRow row =
        plan(new CentralTemplate().add("Other", "T", "")).natives().stream()
            .filter(each -> each.event().type() == NativeType.FINDING_AGGREGATOR)
            .findFirst()
            .orElseThrow();
    assertThat(row.detail()).contains("stays CENTRAL");
  }

  @Test
  void anAssociationWithAPolicyThatIsNotThereIsBlocked() throws Exception {
    live.aggregator(CentralScene.AGGREGATOR, "ALL_REGIONS");
    deployed(template());
    assertThat(rows(template().account(ONE, "'" + CentralScene.id("gone") + "'")))
        .contains("Create account 111122223333: blocked []");
    assertThat(rows(template().account(ONE, "'SELF_MANAGED_SECURITY_HUB'")).get(1))
        .contains("Create account 111122223333: create [");
  }
}

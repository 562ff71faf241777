package io.github.cdksecurityhub.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What going CENTRAL takes from linked Regions is shown, and what leaving it puts back. */
class LinkedRegionsPlanTest extends CentralPlanFixture {
  private static final String LINKED = "eu-west-1";
  private static final String TAKEN = "eu-west-1 LOCAL,true,DEFAULT -> CENTRAL";

  private List<String> linked(CentralTemplate template) throws Exception {
    return plan(template).rows().stream()
        .flatMap(row -> row.report().linked().stream())
        .map(each -> each.region() + " " + each.from().encoded() + " -> " + each.to().encoded())
        .toList();
  }

  private void remembered(String stack) {
    Owner owner = new Owner(PlanFixture.stackId(stack), "Central", "0f5c4b1e");
    fixture.managed(
        HERE,
        Ownership.claimedBy(owner, Optional.of(PlanFixture.DECLARED.toConfiguration()))
            .withPreviousLinked(Map.of(LINKED, new Local(true, AutoEnableStandards.DEFAULT))));
  }

  @Test
  void linkedRegionsThatChangeAlikeShareALine() throws Exception {
    live.aggregator(
        InMemoryCentralReader.AGGREGATOR, "SPECIFIED_REGIONS", LINKED, "eu-west-2", "eu-west-3");
    fixture
        .shows(HERE, PlanFixture.OTHER)
        .shows(LINKED, PlanFixture.DECLARED)
        .shows("eu-west-2", PlanFixture.OTHER)
        .shows("eu-west-3", PlanFixture.DECLARED);
    Plan.PlannedStack stack = plan(new CentralTemplate().configuration());
    assertThat(RowText.of(stack).get(0).changes())
        .contains(
            "linked eu-west-1, eu-west-3: local, new accounts on, default standards -> central");
  }

  @Test
  void goingCentralShowsWhatItTakes() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "SPECIFIED_REGIONS", LINKED, "eu-west-2");
    fixture.shows(HERE, PlanFixture.OTHER).shows(LINKED, PlanFixture.DECLARED);

    assertThat(linked(new CentralTemplate().configuration())).containsExactly(TAKEN);
  }

  @Test
  void theAggregatorOfTheSameDeploymentDecidesWhatIsLinked() throws Exception {
    fixture.shows(HERE, PlanFixture.OTHER).shows(LINKED, PlanFixture.DECLARED);

    assertThat(linked(central())).containsExactly(TAKEN);
    assertThat(
            linked(
                new CentralTemplate()
                    .aggregator("'RegionLinkingMode':'NO_REGIONS'")
                    .configuration()))
        .isEmpty();
  }

  @Test
  void aLinkedRegionOfAnotherStackIsRefusedWithItsName() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "SPECIFIED_REGIONS", LINKED);
    fixture.shows(HERE, PlanFixture.OTHER).shows(LINKED, PlanFixture.DECLARED);
    fixture.managed(LINKED, "O", "Other");

    Row row = plan(new CentralTemplate().configuration()).rows().get(0);
    assertThat(row.action()).isEqualTo(Action.BLOCKED);
    assertThat(row.detail())
        .contains("eu-west-1 is managed by the resource Other of the stack", "/O/", "takeOver()");
    assertThat(row.report().linked()).isEmpty();
  }

  @Test
  void leavingCentralPutsBackWhatItTook() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "SPECIFIED_REGIONS", LINKED);
    fixture.shows(HERE, PlanFixture.CENTRAL).shows(LINKED, PlanFixture.CENTRAL);
    deployed(new CentralTemplate().configuration());
    remembered("Prod-S");

    assertThat(linked(new CentralTemplate().add("Other", "T", "")))
        .containsExactly("eu-west-1 CENTRAL -> LOCAL,true,DEFAULT");
    assertThat(linked(new CentralTemplate().local("Central", HERE)))
        .containsExactly("eu-west-1 CENTRAL -> LOCAL,true,DEFAULT");
  }

  @Test
  void aLinkedRegionThatCannotBeReadIsExplained() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "SPECIFIED_REGIONS", LINKED);
    fixture.shows(HERE, PlanFixture.OTHER).fails(LINKED, FailureCause.ACCESS_DENIED);

    Row row = plan(new CentralTemplate().configuration()).rows().get(0);
    assertThat(row.action()).isEqualTo(Action.UPDATE);
    assertThat(row.detail()).startsWith("eu-west-1: its settings could not be read");
  }

  @Test
  void aRegionThatFollowsIsGivenBackWithItsHome() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "SPECIFIED_REGIONS", LINKED);
    fixture.shows(HERE, PlanFixture.OTHER).shows(LINKED, PlanFixture.DECLARED);
    fixture.managed(LINKED, "Prod-S", "Local");
    deployedLocal(new CentralTemplate().local("Local", LINKED), LINKED);

    assertThat(plan(new CentralTemplate().configuration()).rows())
        .extracting(row -> row.event().label() + " " + row.action().word)
        .containsExactly("us-east-1 update", "eu-west-1 left");
  }

  private Row linkedLater(String... regions) throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "SPECIFIED_REGIONS", "eu-west-2");
    fixture.shows("eu-west-2", PlanFixture.CENTRAL).shows(LINKED, PlanFixture.DECLARED);
    deployed(new CentralTemplate().aggregator(specified("eu-west-2")).configuration());
    return only(
        new CentralTemplate().aggregator(specified(regions)).configuration(),
        ResourceType.FINDING_AGGREGATOR);
  }

  private static String specified(String... regions) {
    return "'RegionLinkingMode':'SPECIFIED_REGIONS','Regions':['%s']"
        .formatted(String.join("','", regions));
  }

  @Test
  void aRegionThatIsLinkedLaterShowsWhatNothingRecords() throws Exception {
    Row row = linkedLater("eu-west-2", LINKED, "eu-west-3");
    assertThat(row.report().linked())
        .extracting(each -> each.region() + " " + each.from().encoded())
        .containsExactly("eu-west-1 LOCAL,true,DEFAULT");
    assertThat(row.detail())
        .isEqualTo(
            "What a Region has that is linked later is not recorded, so that no deletion puts it back.");
    assertThat(RowText.of(fixture.plan().stacks().get(0)))
        .flatExtracting(RowText::changes)
        .containsExactly("linked eu-west-1: local, new accounts on, default standards -> central");
    assertThat(linkedLater("eu-west-3").report().linked()).isEmpty();
  }

  @Test
  void aRegionOfAnotherStackThatIsLinkedLaterIsNamed() throws Exception {
    fixture.managed(LINKED, "O", "Other");
    assertThat(linkedLater(LINKED).detail())
        .contains("eu-west-1 is managed by the resource Other of the stack", "/O/");

    fixture.managed(LINKED, "Prod-S", "Local");
    assertThat(linkedLater(LINKED).detail()).doesNotContain("managed");
  }

  @Test
  void aRegionThatIsLinkedLaterAndCannotBeReadIsNamed() throws Exception {
    fixture.fails(LINKED, FailureCause.ACCESS_DENIED);
    Row row = linkedLater(LINKED);
    assertThat(row.action()).isEqualTo(Action.UPDATE);
    assertThat(row.detail()).startsWith("What eu-west-1 has can't be read: ");
  }
}

package io.github.cdksecurityhub.cli.plan;

import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.console.ExitCode;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose a Region is decides what a deployment does there. */
class OwnershipPlanTest extends CentralPlanFixture {
  private static final String ONE = template("One", "'us-east-1'", "");
  private static final String TAKING =
      ONE.replace("'Region':'us-east-1'", "'Region':'us-east-1','TakeOver':'true'");
  private static final String ANOTHER =
      "the resource Other of the stack"
          + " arn:aws:cloudformation:us-east-1:123456789012:stack/O/0a1b2c3d";

  @BeforeEach
  void beLocal() {
    fixture.shows(HERE, PlanFixture.OTHER);
  }

  private List<String> planned() throws Exception {
    return fixture.rows().stream()
        .map(
            row ->
                "%s %s %s"
                    .formatted(row.event().logicalId(), row.event().kind().word, row.action().word))
        .toList();
  }

  private Row only() throws Exception {
    assertThat(fixture.rows()).hasSize(1);
    return fixture.rows().get(0);
  }

  private void deployed(String template) throws Exception {
    deployed(template, Map.of("One", PlanFixture.id(HERE)));
  }

  @Test
  void aRegionOfAnotherStackIsBlockedWithItsName() throws Exception {
    fixture.declares(ONE).managed(HERE, "O", "Other");
    assertThat(only().action()).isEqualTo(Action.BLOCKED);
    assertThat(only().detail())
        .contains("it is managed by " + ANOTHER, "takeOver()")
        .startsWith("Cannot update the organization configuration of 123456789012 in us-east-1: ");
    assertThat(fixture.plan().exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(only().live().orElseThrow().text("AutoEnable")).isEqualTo("false");
    assertThat(only().obstacle().orElseThrow().cause()).contains(ANOTHER);
  }

  @Test
  void tagsThatCannotBeReadFailTheRow() throws Exception {
    fixture
        .declares(ONE)
        .fails(PlanFixture.failure(FailureCause.ACCESS_DENIED, HERE, ApiOperation.LIST_TAGS));
    assertThat(only().action()).isEqualTo(Action.FAILED);
    assertThat(only().detail()).contains("securityhub:ListTagsForResource");
  }

  @Test
  void takeOverTakesItAndNamesWhose() throws Exception {
    fixture.declares(TAKING).managed(HERE, "O", "Other");
    assertThat(only().action()).isEqualTo(Action.TAKE_OVER);
    assertThat(only().changes()).hasSize(2);
    assertThat(only().detail()).isEqualTo("Until then it is managed by " + ANOTHER + ".");
    assertThat(fixture.plan().exitCode()).isEqualTo(ExitCode.CHANGES);
  }

  @Test
  void takingOverWhatIsLiveAlreadyIsAChange() throws Exception {
    fixture.declares(TAKING).managed(HERE, "O", "Other").shows(HERE, PlanFixture.DECLARED);
    assertThat(only().action()).isEqualTo(Action.TAKE_OVER);
    assertThat(only().changes()).isEmpty();
  }

  @Test
  void takeOverOfOnesOwnIsNothing() throws Exception {
    fixture.declares(TAKING).managed(HERE, "Prod-S", "One").shows(HERE, PlanFixture.DECLARED);
    deployed(TAKING);
    assertThat(planned()).containsExactly("One none no changes");
  }

  @Test
  void aDeployedRegionThatAnotherStackTookIsDrift() throws Exception {
    fixture.declares(ONE).managed(HERE, "O", "Other").shows(HERE, PlanFixture.DECLARED);
    deployed(ONE);
    assertThat(planned()).containsExactly("One none drifted");
    assertThat(only().detail()).startsWith("It is managed by " + ANOTHER).contains("takeOver()");
    assertThat(fixture.plan().exitCode()).isEqualTo(ExitCode.CHANGES);
  }

  @Test
  void aDeployedRegionWhoseTagsAreGoneIsExplained() throws Exception {
    fixture.declares(ONE).shows(HERE, PlanFixture.DECLARED);
    deployed(ONE);
    assertThat(planned()).containsExactly("One none no changes");
    assertThat(only().detail()).startsWith("The tags of its hub name no owner any more");
    fixture.managed(HERE, "Prod-S", "One");
    assertThat(only().detail()).isEmpty();
  }

  @Test
  void anUpdateOfARegionThatAnotherStackTookIsBlocked() throws Exception {
    fixture.declares(ONE).managed(HERE, "O", "Other");
    deployed(ONE.replace("'true'", "'false'"));
    assertThat(planned()).containsExactly("One Update blocked");
  }

  @Test
  void aDropOfWhatAnotherStackTookLeavesIt() throws Exception {
    fixture.declares("{'Resources':{}}").managed(HERE, "O", "Other");
    deployed(ONE);
    assertThat(planned()).containsExactly("One Delete left");
    assertThat(only().detail()).contains("it is managed by " + ANOTHER);
  }

  @Test
  void aRenamedDeclarationKeepsTheRegion() throws Exception {
    fixture.declares(template("Two", "'us-east-1'", "")).managed(HERE, "Prod-S", "One");
    fixture.shows(HERE, PlanFixture.DECLARED);
    deployed(ONE);
    assertThat(planned()).containsExactly("Two Create no changes", "One Delete left");
  }

  @Test
  void whatItsTagsNameIsRestoredToWhatWasBefore() throws Exception {
    fixture.declares("{'Resources':{}}").managed(HERE, "Prod-S", "One");
    fixture.shows(HERE, PlanFixture.DECLARED);
    deployed(ONE);
    assertThat(planned()).containsExactly("One Delete restore");
    assertThat(only().wanted().orElseThrow().text("AutoEnable")).isEqualTo("false");
  }

  @Test
  void aNestedStackIsAStackOfItsOwn() throws Exception {
    String parent =
        "{'Resources':{'N':{'Type':'AWS::CloudFormation::Stack','Metadata':{'aws:asset:path':'N.json'}}}}";
    String arn = "arn:aws:cloudformation:us-east-1:123456789012:stack/Prod-S-N-1/1";
    fixture.file("N.json", TAKING).declares(parent).shows(HERE, PlanFixture.DECLARED);
    fixture.deployed("Prod-S", "UPDATE_COMPLETE", parent, Map.of("N", arn));
    fixture.deployed(arn, "UPDATE_COMPLETE", ONE, Map.of("One", PlanFixture.id(HERE)));
    fixture.managed(HERE, arn, "One");
    assertThat(planned()).containsExactly("One Update no changes");
    fixture.managed(HERE, "Prod-S", "One");
    assertThat(planned()).containsExactly("One Update take over");
  }

  @Test
  void anEarlierStackOfTheSameNameIsAnotherStack() throws Exception {
    fixture.declares(ONE).managed(HERE, "Prod-S", "One");
    assertThat(planned()).containsExactly("One Create blocked");
  }

  @Test
  void aStackThatCannotBeReadIsKnownByItsName() throws Exception {
    fixture.declares(ONE).withoutCloudFormation().managed(HERE, "Prod-S", "One");
    assertThat(planned()).containsExactly("One Create or Update update");
    fixture.managed(HERE, "O", "Other");
    assertThat(planned()).containsExactly("One Create or Update blocked");
  }

  @Test
  void twoStacksOfOneAssemblyCannotDeclareTheSameRegion() throws Exception {
    fixture.declares(ONE, ONE);
    Plan plan = fixture.plan();
    assertThat(plan.stacks().get(0).rows()).extracting(Row::action).containsExactly(Action.UPDATE);
    Row second = plan.stacks().get(1).rows().get(0);
    assertThat(second.action()).isEqualTo(Action.BLOCKED);
    assertThat(second.detail())
        .contains("managed by the resource One of the stack Prod-S of this assembly. Remove it");
  }

  /** It moves to a stack that has no StackId yet. */
  @Test
  void aStackThatIsNotDeployedIsNamedWithoutAStackId() throws Exception {
    fixture.declares(TAKING, "{'Resources':{}}").managed(HERE, "Prod-S2", "One");
    fixture.deployed("Prod-S2", "UPDATE_COMPLETE", ONE, Map.of("One", PlanFixture.id(HERE)));
    assertThat(fixture.plan().stacks().get(1).rows().get(0).detail())
        .contains("managed by the resource One of the stack Prod-S of this assembly")
        .doesNotContain("arn:");
    fixture.declares(TAKING, ONE);
    assertThat(fixture.plan().stacks().get(1).rows().get(0).detail())
        .contains("managed by the resource One of the stack Prod-S of this assembly")
        .doesNotContain("arn:");
    fixture.declares(TAKING, TAKING.replace("'One'", "'Two'"));
    fixture.managed(HERE, "Prod-S3", "One");
    assertThat(fixture.plan().stacks().get(1).rows().get(0).detail())
        .contains("managed by the resource One of the stack Prod-S of this assembly")
        .doesNotContain("arn:");
  }

  @Test
  void whatRemainsOfADroppedRegionIsNotKnownWhereItsDeleteFails() throws Exception {
    fixture.declares("{'Resources':{}}").managed(HERE, "Prod-S", "Central");
    fixture.shows(HERE, PlanFixture.CENTRAL);
    live.policy("a", ON).applied("a", "ROOT", "r-ab12", "SUCCESS");
    deployed(new CentralTemplate().configuration());
    assertThat(only().action()).isEqualTo(Action.BLOCKED);
    assertThat(only().wanted()).isEmpty();
    assertThat(RowText.of(only()).transition()).isEqualTo("central");

    deployed(ONE.replace("'AutoEnable':'true'", "'AutoEnable':{'Ref':'P'}"));
    assertThat(planned()).containsExactly("One Delete known after deploy");
    assertThat(only().wanted()).isEmpty();

    deployed(ONE);
    fixture.managed(HERE, "Prod-S", "One").fails(HERE, FailureCause.UNREACHABLE);
    assertThat(planned()).containsExactly("One Delete failed");
    assertThat(RowText.of(only()).transition()).isEqualTo("-");
  }
}

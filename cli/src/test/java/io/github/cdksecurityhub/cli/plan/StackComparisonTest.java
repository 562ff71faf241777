package io.github.cdksecurityhub.cli.plan;

import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.assembly.AssemblyFolder;
import io.github.cdksecurityhub.cli.console.ExitCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which event CloudFormation would send, and which it would not. */
class StackComparisonTest extends CentralPlanFixture {
  private static final String ID = PlanFixture.id(HERE);
  private static final String ONE = template("One", "'us-east-1'", "");

  private List<String> events() throws Exception {
    return fixture.events().get(0).events().stream()
        .map(each -> each.logicalId() + " " + each.label() + " " + each.kind().word)
        .toList();
  }

  private void deployed(String template) throws Exception {
    deployed(template, Map.of("One", ID));
  }

  @Test
  void aStackThatIsNotDeployedIsCreated() throws Exception {
    fixture.declares(ONE);
    assertThat(events()).containsExactly("One us-east-1 Create");
    assertThat(fixture.plan().stacks().get(0).notes()).isEmpty();
  }

  @Test
  void aPropertyThatTheHandlerRefusesIsBlockedWithItsReason() throws Exception {
    fixture.declares(ONE.replace("'true'", "'maybe'"));
    Row row = fixture.rows().get(0);
    assertThat(row.action()).isEqualTo(Action.BLOCKED);
    assertThat(row.detail()).contains("AutoEnable", "maybe", "true");
  }

  @ParameterizedTest
  @CsvSource({
    "unknown-account/us-east-1,123456789012 in us-east-1,its id names the account",
    "unknown-account/unknown-region,unknown account in us-east-1,what is deployed is not read"
  })
  void whatTheAppLeavesOpenIsTakenFromWhatIsDeployed(String open, String place, String reason)
      throws Exception {
    fixture.declares(ONE);
    new AssemblyFolder(temporary).manifest(AssemblyFolder.stack("S", "aws://" + open));
    deployed(ONE);
    StackEvents stack = fixture.events().get(0);
    assertThat(stack.events())
        .extracting(PlannedEvent::place)
        .as(reason)
        .hasToString("[" + place + "]");
    assertThat(stack.unseen())
        .hasSize(open.endsWith("region") ? 1 : 0)
        .allMatch(why -> why.contains("the stack's Region is not known: set AWS_REGION"));
  }

  @Test
  void samePropertiesGetNoEventHoweverTheyAreWritten() throws Exception {
    fixture.declares(template("One", "{'Ref':'AWS::Region'}", ""));
    deployed(ONE.replace("'true'", "true"));
    assertThat(events()).containsExactly("One us-east-1 none");
  }

  @Test
  void anotherPropertyIsAnUpdate() throws Exception {
    fixture.declares(ONE);
    deployed(ONE.replace("'true'", "'false'"));
    assertThat(events()).containsExactly("One us-east-1 Update");
  }

  @Test
  void anotherRegionIsAnUpdateThereAndADeleteHere() throws Exception {
    fixture.declares(template("One", "'eu-west-1'", ""));
    deployed(ONE);
    assertThat(events()).containsExactly("One eu-west-1 Update", "One us-east-1 Delete");
  }

  @Test
  void whatIsDroppedIsDeletedUnlessItsPolicySaysToRetainIt() throws Exception {
    fixture.declares("{'Resources':{}}");
    deployed(ONE);
    assertThat(events()).containsExactly("One us-east-1 Delete");
    deployed(template("One", "'us-east-1'", ",'DeletionPolicy':'RetainExceptOnCreate'"));
    assertThat(events()).containsExactly("One us-east-1 none (retained)");
  }

  @Test
  void aResourceWhoseCreateWasRolledBackIsCreatedAgain() throws Exception {
    fixture.declares(ONE).deployed("Prod-S", "UPDATE_ROLLBACK_COMPLETE", ONE, Map.of());
    assertThat(events()).containsExactly("One us-east-1 Create");
  }

  @Test
  void nestedStacksAreComparedUnderTheirOwnPhysicalId() throws Exception {
    String parent =
        "{'Resources':{'N':{'Type':'AWS::CloudFormation::Stack','Metadata':{'aws:asset:path':'N.json'}}}}";
    fixture.file("N.json", ONE).declares(parent);
    assertThat(events()).as("new").containsExactly("One us-east-1 Create");

    String arn = "arn:aws:cloudformation:us-east-1:123456789012:stack/N/1";
    fixture.deployed("Prod-S", "CREATE_COMPLETE", parent, Map.of("N", arn));
    fixture.deployed(arn, "CREATE_COMPLETE", ONE, Map.of("One", ID));
    assertThat(events()).as("the same").containsExactly("One us-east-1 none");

    fixture.declares("{'Resources':{}}");
    assertThat(events()).as("dropped").containsExactly("One us-east-1 Delete");
  }

  @Test
  void newStacksThatAreNestedDeeplyAreNamedByTheirWholePath() throws Exception {
    String nested =
        "{'Resources':{'N':{'Type':'AWS::CloudFormation::Stack','Metadata':{'aws:asset:path':'%s'}}}}";
    fixture.file("2.json", nested.formatted("3.json")).file("3.json", ONE);
    fixture.declares(nested.formatted("1.json"), nested.formatted("1.json"));
    fixture.file("1.json", nested.formatted("2.json"));
    String stack = "arn:aws:cloudformation:us-east-1:123456789012:stack/";
    assertThat(fixture.events())
        .flatExtracting(StackEvents::events)
        .extracting(PlannedEvent::stackId)
        .containsExactly(stack + "Prod-S-N-N-N-not-deployed", stack + "Prod-S2-N-N-N-not-deployed");
    assertThat(fixture.plan().stacks().get(1).rows().get(0).detail())
        .contains("it is managed by the resource One of the stack Prod-S-N-N-N of this assembly.");
  }

  @Test
  void aNestedStackWithoutATemplateHereIsNotSeenAndTheRestIsPlanned() throws Exception {
    String url =
        "'N':{'Type':'AWS::CloudFormation::Stack','Properties':{'TemplateURL':'https://x/y'}}";
    String parent = ONE.replace("{'Resources':{", "{'Resources':{" + url + ",");
    fixture.declares(parent);
    assertThat(events()).containsExactly("One us-east-1 Create");
    assertThat(fixture.events().get(0).unseen())
        .singleElement()
        .asString()
        .startsWith("The nested stack N can't be seen: the assembly doesn't name the file of its");
    assertThat(fixture.shows(HERE, PlanFixture.DECLARED).plan().exitCode())
        .isEqualTo(ExitCode.FAILED);

    String arn = "arn:aws:cloudformation:us-east-1:123456789012:stack/N/1";
    fixture.deployed("Prod-S", "CREATE_COMPLETE", parent, Map.of("N", arn, "One", ID));
    fixture.deployed(arn, "CREATE_COMPLETE", ONE, Map.of("One", ID));
    assertThat(events())
        .as("nothing of it counts as dropped")
        .containsExactly("One us-east-1 none");
    assertThat(fixture.events().get(0).unseen()).hasSize(1);
  }

  @Test
  void aNestedStackWhoseConditionDoesNotHoldIsNotMade() throws Exception {
    String parent =
        "{'Conditions':{'No':{'Fn::Equals':['a','b']}},'Resources':{'N':{'Type':"
            + "'AWS::CloudFormation::Stack','Condition':'No','Metadata':{'aws:asset:path':'N.json'}}}}";
    fixture.file("N.json", ONE).declares(parent);
    assertThat(events()).isEmpty();

    String arn = "arn:aws:cloudformation:us-east-1:123456789012:stack/N/1";
    fixture.deployed("Prod-S", "CREATE_COMPLETE", parent, Map.of("N", arn));
    fixture.deployed(arn, "CREATE_COMPLETE", ONE, Map.of("One", ID));
    assertThat(events()).as("dropped").containsExactly("One us-east-1 Delete");
  }

  @Test
  void anUnreadableCloudFormationIsReported() throws Exception {
    fixture.declares(ONE).withoutCloudFormation();
    assertThat(events()).containsExactly("One us-east-1 Create or Update");
    assertThat(fixture.events().get(0).unseen())
        .singleElement()
        .asString()
        .contains("CloudFormation can't be read (AccessDenied)");
    assertThat(fixture.shows(HERE, PlanFixture.DECLARED).plan().exitCode())
        .as("what can't be seen is never no changes")
        .isEqualTo(ExitCode.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE_COMPLETE,",
    "UPDATE_ROLLBACK_COMPLETE,",
    "IMPORT_ROLLBACK_COMPLETE,",
    "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,Wait until that has ended.",
    "CREATE_FAILED,Run `cdk rollback` or deploy with --no-rollback.",
    "UPDATE_FAILED,Run `cdk rollback` or deploy with --no-rollback.",
    "UPDATE_ROLLBACK_FAILED,Run `cdk rollback` once its cause is removed.",
    "ROLLBACK_FAILED,It can only be deleted.",
    "DELETE_FAILED,It can only be deleted.",
    "IMPORT_ROLLBACK_FAILED,Its events name the cause."
  })
  void aStackThatAcceptsNoDeploymentIsRefused(String status, String nextStep) throws Exception {
    fixture.declares(ONE).deployed("Prod-S", status, ONE, Map.of("One", ID));
    StackEvents events = fixture.events().get(0);
    assertThat(events.refused()).isEqualTo(nextStep != null);
    assertThat(events.notes())
        .isEqualTo(
            nextStep == null
                ? List.of()
                : List.of(
                    "The stack is in %s: CloudFormation accepts no deployment of it now. %s"
                        .formatted(status, nextStep)));
    assertThat(fixture.shows(HERE, PlanFixture.DECLARED).plan().exitCode())
        .isEqualTo(nextStep == null ? ExitCode.NOTHING : ExitCode.FAILED);
  }

  private void declareUnder(String condition) throws Exception {
    String template = template("One", "'us-east-1'", ",'Condition':'Maybe'");
    fixture.declares(
        template.replace("{'Resources'", "{'Conditions':{'Maybe':" + condition + "},'Resources'"));
  }

  @Test
  void aConditionThatIsFalseDropsTheResource() throws Exception {
    declareUnder("{'Fn::Equals':[{'Ref':'AWS::Region'},'eu-west-1']}");
    assertThat(events()).isEmpty();
    deployed(ONE);
    assertThat(events()).containsExactly("One us-east-1 Delete");
    fixture.shows(HERE, PlanFixture.DECLARED).managed(HERE, "Prod-S", "One");
    assertThat(fixture.plan().exitCode()).isEqualTo(ExitCode.CHANGES);
  }

  @Test
  void aConditionThatHoldsChangesNothing() throws Exception {
    declareUnder(
        "{'Fn::Not':[{'Fn::Or':[{'Fn::Equals':['a','b']},{'Fn::And':[{'Fn::Equals':['a','a']},"
            + "{'Fn::Not':[{'Fn::Equals':['x','x']}]}]}]}]}");
    deployed(ONE);
    assertThat(events()).containsExactly("One us-east-1 none");
    fixture.shows(HERE, PlanFixture.DECLARED);
    assertThat(fixture.plan().exitCode()).isEqualTo(ExitCode.NOTHING);
  }

  @Test
  void aConditionThatOnlyTheDeploymentKnowsIsNeverNoChanges() throws Exception {
    for (String condition :
        new String[] {
          "{'Fn::Equals':[{'Ref':'Parameter'},'x']}", "{'Condition':'Maybe'}", "{}", "'x'"
        }) {
      declareUnder(condition);
      deployed(ONE);
      fixture.shows(HERE, PlanFixture.DECLARED);
      Row row = fixture.rows().get(0);
      assertThat(row.action()).as(condition).isEqualTo(Action.UNKNOWN);
      assertThat(row.detail()).contains("whether the condition Maybe holds");
      assertThat(fixture.plan().exitCode()).isEqualTo(ExitCode.CHANGES);
    }
  }

  @Test
  void aChoiceByAConditionIsResolvedWhereItIsKnown() throws Exception {
    String template = template("One", "{'Fn::If':['Here','us-east-1','eu-west-1']}", "");
    for (String name : new String[] {"us-east-1", "elsewhere"}) {
      fixture.declares(
          template.replace(
              "{'Resources'",
              "{'Conditions':{'Here':{'Fn::Equals':[{'Ref':'AWS::Region'},'"
                  + name
                  + "']}},'Resources'"));
      String region = name.equals("us-east-1") ? name : "eu-west-1";
      assertThat(events()).containsExactly("One " + region + " Create");
    }
  }

  @Test
  void aChangeOfOnDeleteIsShownAlthoughNothingIsWritten() throws Exception {
    fixture.declares(ONE.replace("'RESTORE'", "'RESET'")).shows(HERE, PlanFixture.DECLARED);
    deployed(ONE);
    Row row = fixture.rows().get(0);
    assertThat(row.action()).isEqualTo(Action.UPDATE);
    assertThat(row.changes()).asString().isEqualTo("[OnDelete: RESTORE -> RESET]");
    assertThat(fixture.plan().exitCode()).isEqualTo(ExitCode.CHANGES);
  }

  @Test
  void aDynamicReferenceIsKnownAfterDeploy() throws Exception {
    fixture.declares(template("One", "'{{resolve:ssm:/region}}'", ""));
    Row row = fixture.rows().get(0);
    assertThat(row.action()).isEqualTo(Action.UNKNOWN);
    assertThat(row.event().label()).isEqualTo("(known after deploy)");
    assertThat(row.detail()).contains("Only the deployment knows Region");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ConfigurationType",
        "AutoEnable",
        "AutoEnableStandards",
        "OnDelete",
        "TakeOver",
        "AutoEnableControls",
        "ControlFindingGenerator"
      })
  void aPropertyOfAParameterIsKnownAfterDeploy(String property) throws Exception {
    String declared = ONE.replaceAll("'" + property + "':'\\w+',?", "").replace(",}", "}");
    fixture.declares(declared.replace("'Region':", "'" + property + "':{'Ref':'P'},'Region':"));
    Row row = fixture.rows().get(0);
    assertThat(row.action()).isEqualTo(Action.UNKNOWN);
    assertThat(row.detail()).contains("Only the deployment knows " + property + ",");
  }

  @Test
  void aRegionThatOnlyTheDeploymentKnowsIsNotTakenForAnotherOne() throws Exception {
    String unknown = template("One", "{'Ref':'P'}", "");
    fixture.declares(unknown);
    deployed(ONE);
    assertThat(events()).containsExactly("One (known after deploy) Update");
    assertThat(fixture.plan().weakenings()).isEmpty();

    deployed(unknown);
    assertThat(events()).containsExactly("One (known after deploy) none");
    fixture.declares(ONE);
    assertThat(events()).containsExactly("One us-east-1 Update");
    fixture.declares("{'Resources':{}}").shows(HERE, PlanFixture.DECLARED);
    fixture.managed(HERE, "Prod-S", "One");
    assertThat(events()).containsExactly("One us-east-1 Delete");
    assertThat(fixture.rows().get(0).action()).isEqualTo(Action.RESTORE);
  }
}

package io.github.cdksecurityhub.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.console.ExitCode;
import io.github.cdksecurityhub.cli.console.Style;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a deployment weakens is marked on its row, by what is before and after the event. */
class WeakeningPlanTest extends CentralPlanFixture {
  private static final String LINKED = "eu-west-1";
  private static final String TYPE = ResourceType.ORGANIZATION_CONFIGURATION.typeName;

  private static CentralTemplate local(String autoEnable, String onDelete) throws Exception {
    return new CentralTemplate()
        .add(
            "Local",
            TYPE,
            "'ServiceToken':'f','SchemaVersion':'1','Region':'%s','ConfigurationType':'LOCAL','AutoEnable':'%s','AutoEnableStandards':'DEFAULT','OnDelete':'%s'"
                .formatted(LINKED, autoEnable, onDelete));
  }

  private void deployedLocal(CentralTemplate template) throws Exception {
    fixture.shows(LINKED, PlanFixture.DECLARED).managed(LINKED, "Prod-S", "Local");
    deployedLocal(template, LINKED);
  }

  @Test
  void aFieldThatIsWeakerThenIsMarked() throws Exception {
    deployedLocal(local("true", "RETAIN"));
    assertThat(weakens(local("false", "RESET")))
        .containsExactly(
            "eu-west-1: AutoEnable true to false", "eu-west-1: OnDelete RETAIN to RESET");
    assertThat(fixture.plan().weaker()).isEqualTo(1);
    assertThat(weakens(local("true", "RETAIN"))).isEmpty();
  }

  @Test
  void aSettingThatIsNoLongerDeclaredIsMarkedWhereWhatIsPutBackIsWeaker() throws Exception {
    String declared = "'AutoEnableStandards':'DEFAULT','AutoEnableControls':'true'";
    CentralTemplate without = local("true", "RESTORE");
    fixture.shows(LINKED, PlanFixture.DECLARED);
    deployed(
        without.toString().replace("\"AutoEnableStandards\":\"DEFAULT\"", declared),
        Map.of("Local", PlanFixture.id(LINKED)));
    for (String before : List.of("true", "false")) {
      fixture.managed(
          LINKED,
          Ownership.claimedBy(
              new Owner(PlanFixture.stackId("Prod-S"), "Local", "0f5c4b1e"),
              Optional.of(
                  PlanFixture.OTHER
                      .toConfiguration()
                      .withHub(
                          new HubSettings(Map.of(HubSettings.AUTO_ENABLE_CONTROLS, before))))));
      assertThat(weakens(without))
          .isEqualTo(
              before.equals("true")
                  ? List.of()
                  : List.of("eu-west-1: AutoEnableControls true to false"));
    }
  }

  @Test
  void whatIsWeakerLiveAlreadyIsMarkedWhereItIsDeclared() throws Exception {
    deployedLocal(local("true", "RESTORE"));
    fixture.shows(LINKED, PlanFixture.OTHER);
    assertThat(weakens(local("false", "RESTORE")))
        .containsExactly("eu-west-1: AutoEnable true to false");
    assertThat(weakens(local("true", "RESTORE"))).as("drift is no deployment").isEmpty();
  }

  @Test
  void aDroppedRegionIsMarkedUnlessItIsDeclaredElsewhere() throws Exception {
    deployedLocal(local("true", "RETAIN"));
    assertThat(weakens(new CentralTemplate())).containsExactly("eu-west-1: Region dropped");

    fixture.declares("{}", local("true", "RETAIN").toString());
    assertThat(fixture.plan().weakenings()).isEmpty();
  }

  @Test
  void aRegionThatFollowsItsHomeRegionIsNotDropped() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    deployedLocal(local("true", "RETAIN"));
    fixture.shows(HERE, PlanFixture.OTHER);
    assertThat(weakens(new CentralTemplate().configuration())).isEmpty();
  }

  @Test
  void anUnlinkedRegionIsMarked() throws Exception {
    deployed(settled());
    CentralTemplate none =
        new CentralTemplate()
            .configuration()
            .aggregator("'RegionLinkingMode':'NO_REGIONS'")
            .policy("a", ON)
            .account(ONE, CentralTemplate.id("a"));
    assertThat(weakens(none)).containsExactly("finding aggregator: all Regions unlinked");
  }

  @Test
  void aResourceThatMovesToAnotherRegionIsComparedWithWhatIsLiveThere() throws Exception {
    deployedLocal(local("true", "RETAIN"));
    fixture.shows("eu-west-2", PlanFixture.OTHER);
    CentralTemplate moved = new CentralTemplate();
    moved.add(
        "Local",
        TYPE,
        "'ServiceToken':'f','SchemaVersion':'1','Region':'eu-west-2','ConfigurationType':'LOCAL',"
            + "'AutoEnable':'false','AutoEnableStandards':'NONE','OnDelete':'RETAIN'");
    assertThat(weakens(moved)).containsExactly("eu-west-1: Region dropped");
  }

  @ParameterizedTest
  @CsvSource({"true,false,healing removed", "true,,drift detection removed"})
  void driftDetectionBelongsToTheStack(String before, String after, String begin) throws Exception {
    deployedLocal(drift(local("true", "RETAIN"), before));
    assertThat(weakens(drift(local("true", "RETAIN"), after)))
        .containsExactly("drift detection: " + begin);
    Plan plan = fixture.plan();
    assertThat(plan.exitCode()).as("as without drift detection").isEqualTo(ExitCode.NOTHING);
    assertThat(plan.weaker()).isEqualTo(1);
  }

  @Test
  void driftDetectionThatMovesBetweenNestedStacksIsNotRemoved() throws Exception {
    String arn = "arn:aws:cloudformation:us-east-1:123456789012:stack/N/1";
    CentralTemplate parent =
        local("true", "RETAIN").add("N", "AWS::CloudFormation::Stack", "'TemplateURL':'x'");
    parent.metadata("N", "aws:asset:path", "N.json");
    fixture.file("N.json", drift(new CentralTemplate(), "true").toString());
    deployedLocal(drift(local("true", "RETAIN"), "true"));
    assertThat(fixture.declares(parent.toString()).events().get(0).weakens())
        .as("moved into a new one")
        .isEmpty();

    Map<String, String> both = Map.of("Local", PlanFixture.id(LINKED), "N", arn);
    fixture.deployed("Prod-S", "UPDATE_COMPLETE", parent.toString(), both);
    fixture.deployed(
        arn, "CREATE_COMPLETE", drift(new CentralTemplate(), "true").toString(), Map.of());
    assertThat(
            fixture
                .declares(drift(local("true", "RETAIN"), "true").toString())
                .events()
                .get(0)
                .weakens())
        .as("moved out again")
        .isEmpty();
    assertThat(fixture.declares(local("true", "RETAIN").toString()).events().get(0).weakens())
        .as("gone with it")
        .singleElement()
        .asString()
        .startsWith("drift detection removed");
  }

  private static CentralTemplate drift(CentralTemplate template, String heals) throws Exception {
    return heals == null
        ? template
        : template.add(
            "Drift",
            "AWS::Lambda::Function",
            "'Environment':{'Variables':{'HEAL':'%s','DECLARED':'x','STACK_ID':{'Ref':'AWS::StackId'}}}"
                .formatted(heals));
  }

  @Test
  void everyFormatShowsItFirstAndInWords() throws Exception {
    deployedLocal(drift(local("true", "RETAIN"), "true"));
    fixture.declares(local("false", "RETAIN").toString());
    Plan plan = fixture.plan();
    String sentence = "AutoEnable true to false: accounts that join are no longer watched";

    List<String> text = new PlanText(new Style(false), 100).lines(plan);
    assertThat(text)
        .startsWith("Weakens coverage:")
        .contains("! eu-west-1: " + sentence)
        .anyMatch(line -> line.startsWith("! drift detection: drift detection removed: "))
        .anyMatch(line -> line.contains("update (weaker)"))
        .endsWith("Plan: 1 to update. 2 changes weaken coverage. Nothing was written.");
    assertThat(new PlanText(new Style(false), 40).lines(plan))
        .as("broken lines")
        .contains("! eu-west-1: AutoEnable true to false:", "  accounts that join are no longer")
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(100));

    assertThat(PlanMarkdown.lines(plan))
        .containsSubsequence(
            "#### Weakens coverage",
            "- ❗ eu-west-1: " + sentence,
            "#### Prod-S (123456789012 in us-east-1)");

    String page = String.join("\n", PlanHtml.lines(plan, "now"));
    assertThat(page.indexOf("Weakens coverage")).isLessThan(page.indexOf("<table")).isPositive();
    assertThat(page).contains("Weakens coverage: " + sentence, "update (weaker)");

    var json = PlanJson.json(plan);
    assertThat(json.path("summary").path("weaker").raw()).isEqualTo(2);
    var stack = json.path("stacks").path(0);
    assertThat(stack.path("rows").path(0).path("weakens").texts()).first().isEqualTo(sentence);
    assertThat(stack.path("weakens").path(0).text()).startsWith("drift detection removed");
  }
}

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
  private static final String TWO = "444455556666";
  private static final String LOOSE =
      enabled("[]", "'DisabledSecurityControlIdentifiers':['EC2.8']");
  private static final String A = CentralTemplate.id("a");
  private static final String B = CentralTemplate.id("b");
  private static final String SELF = "'SELF_MANAGED_SECURITY_HUB'";
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

  private List<String> weakens(CentralTemplate template) throws Exception {
    fixture.declares(template.toString());
    return fixture.plan().weakenings().stream()
        .map(each -> each.replaceFirst("^(.*?: .*?)(: |,).*", "$1"))
        .toList();
  }

  /** Declares two policies with these contents, and which of them the two accounts have. */
  private static CentralTemplate both(String a, String b, String one, String two) throws Exception {
    return central().policy("a", a).policy("b", b).account(ONE, one).account(TWO, two);
  }

  /** The policy a is applied to one account, and the policy b to another. */
  private CentralTemplate two(String a, String b) throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    live.policy("a", a).applied("a", "ACCOUNT", ONE, "SUCCESS");
    live.policy("b", b).applied("b", "ACCOUNT", TWO, "SUCCESS");
    ids.put("Pb", InMemoryCentralReader.arn("b"));
    ids.put("A" + TWO, TWO + "/ACCOUNT");
    CentralTemplate then = both(a, b, A, B);
    deployed(then);
    return then;
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
  void aWeakerPolicyIsMarkedWithTheAccountsThatFollowIt() throws Exception {
    two(ON, ON);
    live.inheriting("a", "ACCOUNT", "777788889999").inheriting("a", "ORGANIZATIONAL_UNIT", "ou-1");
    assertThat(weakens(both(LOOSE, ON, A, B))).containsExactly("policy a: controls disabled");
    assertThat(fixture.rows())
        .extracting(row -> row.event().label() + " " + row.report().accounts().orElse(-1))
        .contains("policy a 2", "policy b 1", "account " + ONE + " 2", "finding aggregator -1");
    assertThat(new PlanText(new Style(false), 100).lines(fixture.plan()))
        .contains("  policy a: 2 accounts follow it.")
        .noneMatch(line -> line.contains("policy b: 1 account"));
  }

  @Test
  void accountsThatCannotBeCountedAreANote() throws Exception {
    two(ON, ON);
    live.denies("inherited");
    Plan.PlannedStack plan = plan(central().policy("a", LOOSE).policy("b", ON));
    assertThat(plan.notes())
        .containsExactly(
            "How many accounts follow a policy is not known. "
                + "These credentials may not call inherited.");
    assertThat(plan.rows()).allMatch(row -> row.report().accounts().isEmpty());
  }

  @Test
  void aTargetThatMovesToAWeakerPolicyOrLosesItsOwnIsMarked() throws Exception {
    two(ON, LOOSE);
    assertThat(weakens(both(ON, LOOSE, B, A)))
        .containsExactly("account " + ONE + ": moved from a to b");

    CentralTemplate fewer = central().policy("a", ON).policy("b", LOOSE).account(ONE, A);
    assertThat(weakens(fewer)).containsExactly("account " + TWO + ": it loses the policy b");

    assertThat(weakens(both(ON, LOOSE, SELF, B)))
        .containsExactly("account " + ONE + ": moved from a to self-managed");
  }

  /** A user has removed its policy by hand already, or replaced it. */
  @ParameterizedTest
  @CsvSource({"inherits a", "manages itself"})
  void aTargetThatLosesWhatWasDeployedIsMarkedWhateverIsLive(String live) throws Exception {
    this.live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    this.live.policy("a", ON).applied("a", "ACCOUNT", ONE, "SUCCESS").policy("b", LOOSE);
    if (live.equals("inherits a")) {
      this.live.inheriting("a", "ACCOUNT", TWO);
    } else {
      this.live.applied("SELF_MANAGED_SECURITY_HUB", "ACCOUNT", TWO, "SUCCESS");
    }
    ids.put("Pb", InMemoryCentralReader.arn("b"));
    ids.put("A" + TWO, TWO + "/ACCOUNT");
    CentralTemplate fewer = central().policy("a", ON).policy("b", LOOSE).account(ONE, A);
    deployed(both(ON, LOOSE, A, B));

    assertThat(weakens(fewer)).containsExactly("account " + TWO + ": it loses the policy b");
  }

  private static CentralTemplate unit(CentralTemplate template, String policy) throws Exception {
    return template.add(
        "Unit",
        ResourceType.POLICY_ASSOCIATION.typeName,
        "'TargetType':'ORGANIZATIONAL_UNIT','TargetId':{'Ref':'Ou'},'ConfigurationPolicyId':"
            + policy);
  }

  @Test
  void targetsThatTwoStacksReferToByTheSameLogicalIdAreTwo() throws Exception {
    two(ON, LOOSE);
    live.applied("b", "ORGANIZATIONAL_UNIT", "ou-ab12-one", "SUCCESS");
    ids.put("Unit", "ou-ab12-one/ORGANIZATIONAL_UNIT");
    deployed(unit(both(ON, LOOSE, A, B), B));
    String policy = "'" + InMemoryCentralReader.id("b") + "'";
    fixture
        .deployed(
            "Prod-S2",
            "UPDATE_COMPLETE",
            unit(new CentralTemplate(), policy).toString(),
            Map.of("Unit", "ou-ab12-two/ORGANIZATIONAL_UNIT"))
        .declares(both(ON, LOOSE, A, B).toString(), unit(new CentralTemplate(), policy).toString());

    Plan plan = fixture.plan();
    assertThat(plan.weakenings())
        .singleElement()
        .asString()
        .contains("unit ou-ab12-one: it loses the policy b");
    assertThat(plan.stacks().get(0).rows())
        .filteredOn(row -> row.event().kind() == EventKind.DELETE)
        .singleElement()
        .satisfies(row -> assertThat(row.detail()).doesNotContain("no longer exists"));
  }

  @Test
  void aPolicyThatAnotherStackExportsIsNoneOfThoseThatAreMade() throws Exception {
    CentralTemplate then = two(ON, LOOSE);
    assertThat(weakens(both(ON, LOOSE, "{'Fn::ImportValue':'Policy'}", B).policy("c", OFF)))
        .isEmpty();
    assertThat(weakens(then)).isEmpty();
  }

  @Test
  void aTargetThatGetsItsOwnWeakerPolicyInPlaceOfAnInheritedOneIsMarked() throws Exception {
    two(ON, LOOSE);
    live.inheriting("a", "ACCOUNT", "777788889999");
    assertThat(weakens(both(ON, LOOSE, A, B).account("777788889999", B)))
        .containsExactly("account 777788889999: moved from a to b");
  }

  @Test
  void aTargetKeepsItsPolicyUnderAnotherLogicalId() throws Exception {
    two(ON, LOOSE);
    CentralTemplate renamed =
        central()
            .policy("a", ON)
            .policy("b", LOOSE)
            .account(ONE, A)
            .add(
                "Renamed",
                ResourceType.POLICY_ASSOCIATION.typeName,
                "'TargetType':'ACCOUNT','TargetId':'%s','ConfigurationPolicyId':%s"
                    .formatted(TWO, B));
    assertThat(weakens(renamed)).isEmpty();
  }

  @Test
  void aDeletedPolicyIsMarkedWhereATargetOfItGetsNoOther() throws Exception {
    two(ON, ON);
    CentralTemplate renamed =
        central()
            .policy("a", ON)
            .policy("c", ON)
            .account(ONE, CentralTemplate.id("a"))
            .account(TWO, CentralTemplate.id("c"));
    assertThat(weakens(renamed)).as("the same under another name").isEmpty();

    CentralTemplate without = central().policy("a", ON).account(ONE, CentralTemplate.id("a"));
    assertThat(weakens(without))
        .containsExactlyInAnyOrder(
            "account " + TWO + ": it loses the policy b", "policy b: policy deleted");

    live.denies("ListConfigurationPolicyAssociations");
    assertThat(weakens(renamed))
        .as("targets that are not known")
        .contains("policy b: policy deleted");
  }

  @Test
  void aDeletedPolicyThatNoTargetHasWeakensNothing() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    live.policy("a", ON);
    deployed(central().policy("a", ON));
    assertThat(weakens(central())).isEmpty();
  }

  @Test
  void anUnlinkedRegionIsMarked() throws Exception {
    deployed(settled());
    CentralTemplate none =
        new CentralTemplate()
            .configuration()
            .aggregator("'RegionLinkingMode':'NO_REGIONS'")
            .policy("a", ON)
            .account(ONE, A);
    assertThat(weakens(none)).containsExactly("finding aggregator: all Regions unlinked");
  }

  @Test
  void whereLiveCannotBeReadTheTemplatesAreCompared() throws Exception {
    CentralTemplate then = two(ON, LOOSE);
    live.denies("ListConfigurationPolicies").denies("ListConfigurationPolicyAssociations");
    assertThat(weakens(then)).isEmpty();
    assertThat(weakens(both(OFF, LOOSE, A, SELF)))
        .contains("policy a: ServiceEnabled true to false")
        .anyMatch(each -> each.startsWith("account " + TWO + ": moved from "));
  }

  @Test
  void whatIsRetainedIsNotWeakened() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    live.policy("a", ON);
    deployed(central().policy("a", LOOSE).retained("Pa"));
    assertThat(weakens(central())).isEmpty();
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

  @Test
  void aBlockedRowWeakensNothing() throws Exception {
    two(ON, LOOSE);
    CentralTemplate without = central().policy("b", LOOSE).account(TWO, B);
    live.applied("a", "ACCOUNT", "777788889999", "SUCCESS");
    fixture.declares(without.toString());
    assertThat(fixture.rows())
        .filteredOn(row -> row.event().label().equals("policy a"))
        .singleElement()
        .satisfies(row -> assertThat(row.action()).isEqualTo(Action.BLOCKED))
        .satisfies(row -> assertThat(row.weakens()).isEmpty());
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

  @Test
  void aSavedPlanIsTheSameWhateverTheNumberOfAccounts() throws Exception {
    two(ON, ON);
    fixture.declares(central().policy("a", LOOSE).policy("b", ON).toString());
    var saved = PlanJson.json(fixture.plan());
    live.inheriting("a", "ACCOUNT", "777788889999");
    assertThat(PlanJson.differences(saved, fixture.plan())).isEmpty();
  }
}

package io.github.cdksecurityhub.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.console.Style;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy that is weaker then, and a target that gets a weaker one, or loses its own. */
class PolicyWeakeningPlanTest extends CentralPlanFixture {
  private static final String TWO = "444455556666";
  private static final String LOOSE =
      enabled("[]", "'DisabledSecurityControlIdentifiers':['EC2.8']");
  private static final String A = CentralTemplate.id("a");

  private static final String B = CentralTemplate.id("b");
  private static final String SELF = "'SELF_MANAGED_SECURITY_HUB'";

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
  void noAccountsAreCountedOfWhatIsNoPolicyYet() throws Exception {
    two(ON, ON);
    live.applied("SELF_MANAGED_SECURITY_HUB", "ACCOUNT", TWO, "SUCCESS");
    assertThat(plan(both(ON, ON, A, A).policy("c", ON)).rows())
        .filteredOn(row -> row.report().accounts().isPresent())
        .extracting(row -> row.event().label())
        .containsExactly("policy a", "policy b", "account " + ONE);
  }

  @Test
  void accountsThatCannotBeCountedAreANote() throws Exception {
    two(ON, ON);
    live.denies("inherited");
    Plan.PlannedStack plan = plan(central().policy("a", LOOSE).policy("b", ON));
    assertThat(plan.notes())
        .containsExactly(
            "Whether targets exist and how many accounts follow a policy is not known. "
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

  @Test
  void aTargetThatMovesFromAPolicyThatNoStackDeclaresIsMarked() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    live.policy("a", LOOSE).policy("by hand", ON).applied("by hand", "ACCOUNT", ONE, "SUCCESS");
    deployed(central().policy("a", LOOSE));
    assertThat(weakens(central().policy("a", LOOSE).account(ONE, A)))
        .containsExactly("account " + ONE + ": moved from by hand to a");
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
    live.applied("a", "ACCOUNT", "777788889999", "SUCCESS");
    assertThat(weakens(renamed)).as("another target has another policy").isEmpty();

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

  @Test
  void aSavedPlanIsTheSameWhateverTheNumberOfAccounts() throws Exception {
    two(ON, ON);
    fixture.declares(central().policy("a", LOOSE).policy("b", ON).toString());
    var saved = PlanJson.json(fixture.plan());
    live.inheriting("a", "ACCOUNT", "777788889999");
    assertThat(PlanJson.differences(saved, fixture.plan())).isEmpty();
  }
}

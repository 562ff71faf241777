package io.github.cdksecurityhub.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.console.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of aggregators, policies and associations, each against what is live. */
class NativePlanTest extends CentralPlanFixture {
  @Test
  void aFirstDeploymentHasItsAggregatorBeforeCentralIsWritten() throws Exception {
    fixture.shows(HERE, PlanFixture.OTHER);
    CentralTemplate declared = central().policy("a", ON).account(ONE, CentralTemplate.id("a"));

    assertThat(rows(declared))
        .containsExactly(
            "Create finding aggregator: create [RegionLinkingMode: none -> ALL_REGIONS]",
            "Create policy a: create [Name: none -> a, ServiceEnabled: none -> true]",
            "Create account 111122223333: create [TargetType: none -> ACCOUNT, TargetId: none ->"
                + " 111122223333, ConfigurationPolicyId: none -> a]");
    assertThat(fixture.rows())
        .extracting(Row::action)
        .containsExactly(Action.CREATE, Action.UPDATE, Action.CREATE, Action.CREATE);
    assertThat(fixture.plan().exitCode()).isEqualTo(ExitCode.CHANGES);
  }

  @Test
  void whatIsAsDeployedAndLiveIsNoChange() throws Exception {
    CentralTemplate declared = settled();
    deployed(declared);

    assertThat(rows(declared))
        .containsExactly(
            "none finding aggregator: no changes []",
            "none policy a: no changes []",
            "none account 111122223333: no changes []");
    assertThat(fixture.plan().exitCode()).isEqualTo(ExitCode.NOTHING);
  }

  @Test
  void aForeignChangeIsDriftAndIsNotPutBack() throws Exception {
    CentralTemplate declared = central().policy("a", ON).account(ONE, CentralTemplate.id("a"));
    deployed(declared);
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "SPECIFIED_REGIONS", "eu-west-1");
    live.policy("a", OFF + ",'Description':'by hand'");
    live.applied("SELF_MANAGED_SECURITY_HUB", "ACCOUNT", ONE, "SUCCESS");

    assertThat(rows(declared))
        .containsExactly(
            "none finding aggregator: drifted [RegionLinkingMode: SPECIFIED_REGIONS -> ALL_REGIONS,"
                + " Regions: eu-west-1 -> none]",
            "none policy a: drifted [ServiceEnabled: false -> true]",
            "none account 111122223333: drifted [ConfigurationPolicyId: SELF_MANAGED_SECURITY_HUB"
                + " -> a]");
    assertThat(natives(declared))
        .allMatch(row -> row.detail().contains("CloudFormation does nothing"));
    assertThat(fixture.plan().exitCode()).isEqualTo(ExitCode.CHANGES);
  }

  @Test
  void aForeignDeletionIsDriftAndBlocksAnUpdate() throws Exception {
    CentralTemplate declared = central().policy("a", ON).account(ONE, CentralTemplate.id("a"));
    deployed(declared);
    assertThat(natives(declared))
        .allMatch(row -> row.action() == Action.DRIFTED)
        .allMatch(row -> row.detail().startsWith("It no longer exists. Its properties are"));

    List<Row> edited =
        natives(
            new CentralTemplate()
                .configuration()
                .aggregator("'RegionLinkingMode':'SPECIFIED_REGIONS','Regions':['eu-west-1']")
                .policy("a", OFF));
    assertThat(edited)
        .extracting(Row::action)
        .containsExactly(Action.BLOCKED, Action.BLOCKED, Action.DELETE);
  }

  @Test
  void anotherPolicyThatAUserAppliedIsNamed() throws Exception {
    CentralTemplate with = settled();
    CentralTemplate without = central().policy("a", ON);
    deployed(without);
    assertThat(natives(with).get(2).detail()).isEmpty();
    live.policy("b", ON).applied("b", "ACCOUNT", ONE, "SUCCESS");
    assertThat(natives(with).get(2).detail())
        .isEqualTo("It replaces what was applied outside this stack.");
    deployed(with);
    assertThat(natives(without).get(2).detail())
        .isEqualTo("b has been applied to it since, outside this stack.");
  }

  @Test
  void whatIsGoneAlreadyIsDeletedAllTheSame() throws Exception {
    deployed(central().policy("a", ON).account(ONE, CentralTemplate.id("a")));
    assertThat(natives(new CentralTemplate().configuration()))
        .hasSize(3)
        .allMatch(row -> row.action() == Action.DELETE)
        .extracting(Row::detail)
        .containsOnly("It no longer exists.");
    settled();
    assertThat(natives(central()))
        .filteredOn(row -> row.action() == Action.DELETE)
        .hasSize(2)
        .extracting(Row::detail)
        .containsOnly("");
  }

  @Test
  void anUpdateOverDriftReportsTheDrift() throws Exception {
    CentralTemplate before = settled();
    deployed(before);
    live.policy("a", "'Description':'by hand'," + ON);

    Row row =
        only(
            central()
                .policy("a", "'Description':'ours'," + OFF)
                .account(ONE, CentralTemplate.id("a")),
            ResourceType.CONFIGURATION_POLICY);
    assertThat(row.changes())
        .asString()
        .isEqualTo("[Description: by hand -> ours, ServiceEnabled: true -> false]");

    live.policy("a", OFF);
    row =
        only(
            central().policy("a", OFF).account(ONE, CentralTemplate.id("a")),
            ResourceType.CONFIGURATION_POLICY);
    assertThat(row.action()).isEqualTo(Action.UNCHANGED);
    assertThat(row.detail())
        .contains("Live isn't what was deployed (ServiceEnabled: true -> false)");
  }

  @Test
  void standardsAndControlsAreComparedWithoutTheirOrder() throws Exception {
    String then =
        "'ConfigurationPolicy':{'SecurityHub':{'ServiceEnabled':true,'EnabledStandardIdentifiers':"
            + "['arn:aws:securityhub:us-east-1::standards/x/v/1','arn:aws:securityhub:us-east-1::standards/y/v/2'],"
            + "'SecurityControlsConfiguration':{'DisabledSecurityControlIdentifiers':['EC2.8','S3.1'],"
            + "'SecurityControlCustomParameters':[{'SecurityControlId':'ACM.1','Parameters':"
            + "{'daysToExpiration':{'ValueType':'CUSTOM','Value':{'Integer':%s}}}}]}}}";
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS")
        .policy("a", then.formatted("30"));
    deployed(central().policy("a", then.formatted("30")));
    String now =
        then.formatted("45")
            .replace("'EC2.8','S3.1'", "'S3.1','CloudTrail.1'")
            .replace(
                "'arn:aws:securityhub:us-east-1::standards/y/v/2'",
                "{'Fn::Sub':'arn:${AWS::Partition}:securityhub:${AWS::Region}::standards/z/v/3'}");

    assertThat(only(central().policy("a", now), ResourceType.CONFIGURATION_POLICY).changes())
        .asString()
        .isEqualTo(
            "[EnabledStandardIdentifiers: +z/v/3 -y/v/2, DisabledSecurityControlIdentifiers:"
                + " +CloudTrail.1 -EC2.8, ACM.1 daysToExpiration: 30 -> 45]");
  }

  @Test
  void aTagThatChangesIsShown() throws Exception {
    settled();
    live.policy("a", "'Tags':{'k':'v','l':'m','other':'x'}," + ON);
    CentralTemplate then = central().policy("a", "'Tags':{'k':'v','l':'m'}," + ON);
    deployed(then.account(ONE, CentralTemplate.id("a")));
    assertThat(rows(central().policy("a", "'Tags':{'k':'w'}," + ON)))
        .contains("Update policy a: update [Tag k: v -> w, Tag l: m -> none]");
    assertThat(rows(central().policy("a", "'Tags':{'k':'{{resolve:ssm:/k}}','l':'m'}," + ON)))
        .contains("Update policy a: update [Tag k: v -> {{resolve:ssm:/k}}]");
  }

  @Test
  void anAssociationThatIsPendingForMoreThanADayIsDrift() throws Exception {
    CentralTemplate declared = settled();
    deployed(declared);
    live.applied("a", "ACCOUNT", ONE, "PENDING");
    assertThat(rows(declared)).contains("none account 111122223333: no changes []");

    live.applied("a", "ACCOUNT", ONE, "PENDING", Instant.now().minus(Duration.ofHours(25)));
    assertThat(rows(declared))
        .contains("none account 111122223333: drifted [AssociationStatus: PENDING -> SUCCESS]");
  }

  @Test
  void aTagThatAUserChangedIsDrift() throws Exception {
    settled();
    live.policy("a", "'Tags':{'k':'x'}," + ON);
    CentralTemplate then = central().policy("a", "'Tags':{'k':'v'}," + ON);
    deployed(then.account(ONE, CentralTemplate.id("a")));
    assertThat(rows(then)).contains("none policy a: drifted [Tag k: x -> v]");
  }

  @Test
  void tagsAreReadWhereATemplateHasThem() throws Exception {
    CentralTemplate untagged = settled();
    deployed(untagged);
    live.denies("ListTagsForResource");
    assertThat(rows(untagged)).contains("none policy a: no changes []");
    assertThat(rows(central().policy("a", "'Tags':{'k':'v'}," + ON)))
        .contains("Update policy a: update [Tag k: none -> v]");
  }

  /** Nothing depends on a tag; what a parameter will be is not known. */
  @Test
  void aDynamicReferenceInATagHidesNoChangeAndInAParameterItDoes() throws Exception {
    settled();
    CentralTemplate then = central().policy("a", "'Tags':{'k':'{{resolve:ssm:/k}}'}," + ON);
    deployed(then.account(ONE, CentralTemplate.id("a")));
    assertThat(rows(central().policy("a", "'Tags':{'k':'{{resolve:ssm:/k}}'}," + OFF)))
        .contains("Update policy a: update [ServiceEnabled: true -> false]");
    String parameter =
        "'ConfigurationPolicy':{'SecurityHub':{'ServiceEnabled':true,'SecurityControlsConfiguration':"
            + "{'SecurityControlCustomParameters':[{'SecurityControlId':'ACM.1','Parameters':"
            + "{'daysToExpiration':{'ValueType':'CUSTOM','Value':{'Integer':'{{resolve:ssm:/days}}'}}}}]}}}";
    assertThat(only(central().policy("a", parameter), ResourceType.CONFIGURATION_POLICY).detail())
        .contains("Only the deployment knows ACM.1 daysToExpiration");
  }

  @Test
  void aTargetMovesAndANewPolicyIsShownByItsName() throws Exception {
    deployed(settled());
    assertThat(
            rows(central().policy("a", ON).policy("b", OFF).account(ONE, CentralTemplate.id("b"))))
        .contains(
            "Create policy b: create [Name: none -> b, ServiceEnabled: none -> false]",
            "Update account 111122223333: update [ConfigurationPolicyId: a -> b]");
  }

  @Test
  void theSamePolicyByItsIdIsNoChangeOfAnAssociation() throws Exception {
    deployed(settled());
    assertThat(
            rows(central().policy("a", ON).account(ONE, "'" + InMemoryCentralReader.id("a") + "'")))
        .contains("none account 111122223333: no changes []");
  }

  @Test
  void removingTheConstructDeletesItsPoliciesFirst() throws Exception {
    deployed(settled());
    fixture.managed(HERE, "Prod-S", "Central");
    Plan.PlannedStack plan = plan(new CentralTemplate().add("Other", "T", ""));

    assertThat(plan.rows())
        .extracting(row -> row.event().label() + " " + row.action().word)
        .containsExactly(
            "account 111122223333 delete",
            "policy a delete",
            "us-east-1 restore",
            "finding aggregator delete");
  }

  @Test
  void whatIsRetainedStays() throws Exception {
    deployed(settled().retained("Pa"));
    assertThat(rows(central().account(ONE, "'" + InMemoryCentralReader.id("a") + "'")))
        .contains("none (retained) policy a: retained []");
  }

  @Test
  void anotherTargetIsAReplacement() throws Exception {
    deployed(settled());
    CentralTemplate other =
        central()
            .policy("a", ON)
            .add(
                "A" + ONE,
                ResourceType.POLICY_ASSOCIATION.typeName,
                "'TargetType':'ROOT','TargetId':'r-ab12','ConfigurationPolicyId':"
                    + CentralTemplate.id("a"));
    Row row = only(other, ResourceType.POLICY_ASSOCIATION);
    assertThat(row.event().kind()).isEqualTo(EventKind.REPLACEMENT);
    assertThat(row.action()).isEqualTo(Action.REPLACE);
    assertThat(row.detail()).contains("account 111122223333 loses its policy");
  }

  @Test
  void aFailedAssociationIsDriftAndAPendingOneIsNot() throws Exception {
    CentralTemplate declared = central().policy("a", ON).account(ONE, CentralTemplate.id("a"));
    deployed(declared);
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS").policy("a", ON);
    live.applied("a", "ACCOUNT", ONE, "FAILED");
    Row row = only(declared, ResourceType.POLICY_ASSOCIATION);
    assertThat(row.action()).isEqualTo(Action.DRIFTED);
    assertThat(row.report().message()).isEqualTo("Account is suspended");

    fixture.central(
        new InMemoryCentralReader().policy("a", ON).applied("a", "ACCOUNT", ONE, "PENDING"));
    row = only(declared, ResourceType.POLICY_ASSOCIATION);
    assertThat(row.action()).isEqualTo(Action.UNCHANGED);
    assertThat(row.report().status()).isEqualTo("PENDING");
  }

  @Test
  void aDeniedReadIsReportedOnceAndTheRestIsPlanned() throws Exception {
    deployed(settled());
    live.denies("ListConfigurationPolicies").denies("ListConfigurationPolicyAssociations");
    CentralTemplate edited = central().policy("a", OFF).account(ONE, CentralTemplate.id("a"));
    Plan.PlannedStack plan = plan(edited);

    assertThat(plan.notes())
        .containsExactly(
            "These credentials may not call ListConfigurationPolicies.",
            "These credentials may not call ListConfigurationPolicyAssociations.");
    assertThat(rows(edited))
        .containsExactly(
            "none finding aggregator: no changes []",
            "Update policy a: update [ServiceEnabled: true -> false]",
            "none account 111122223333: failed []");
  }

  /** These lists can be long, and each takes a permission of its own. */
  @Test
  void forTheAggregatorAloneNoAccountsAndNoStandardsAreRead() throws Exception {
    deployed(settled());
    live.denies("inherited").denies("DescribeStandards");
    CentralTemplate edited =
        new CentralTemplate()
            .configuration()
            .aggregator("'RegionLinkingMode':'NO_REGIONS'")
            .policy("a", ON)
            .account(ONE, CentralTemplate.id("a"));
    assertThat(plan(edited).notes()).isEmpty();
    assertThat(plan(edited.policy("b", ON)).notes())
        .hasSize(2)
        .anyMatch(each -> each.contains("how many accounts follow a policy is not known."))
        .anyMatch(each -> each.startsWith("Whether standards, controls and parameters exist"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'SecurityHub':{'ServiceEnabled':false}} | off",
        "{'SecurityHub':{'ServiceEnabled':true}} | on, 0 standards",
        "{'SecurityHub':{'ServiceEnabled':true,'EnabledStandardIdentifiers':['a']}} | on, 1 standard",
        "{'SecurityHub':{'ServiceEnabled':true,'EnabledStandardIdentifiers':[{'Ref':'P'}]}}"
            + " | on, standards (known after deploy)",
        "{'SecurityHub':{'Ref':'P'}} | (known after deploy)",
      })
  void aPolicyIsShownInWords(String content, String words) throws Exception {
    deployed(central());
    Row row =
        only(
            central().policy("a", "'ConfigurationPolicy':" + content),
            ResourceType.CONFIGURATION_POLICY);
    assertThat(RowText.of(row).wanted()).isEqualTo(words);
  }

  @Test
  void whatOnlyTheDeploymentKnowsIsReported() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    deployed(central());
    Row row =
        only(
            central()
                .add(
                    "A",
                    ResourceType.POLICY_ASSOCIATION.typeName,
                    "'TargetType':'ACCOUNT','TargetId':{'Ref':'P'},'ConfigurationPolicyId':'x'"),
            ResourceType.POLICY_ASSOCIATION);
    assertThat(row.action()).isEqualTo(Action.UNKNOWN);
    assertThat(row.detail()).contains("TargetId");
  }

  @Test
  void withoutCloudFormationLiveDecidesTheAction() throws Exception {
    settled();
    fixture.withoutCloudFormation();
    assertThat(
            rows(central().policy("a", OFF).policy("b", ON).account(ONE, CentralTemplate.id("a"))))
        .containsExactly(
            "Create or Update finding aggregator: no changes []",
            "Create or Update policy a: update [ServiceEnabled: true -> false]",
            "Create or Update policy b: create [Name: none -> b, ServiceEnabled: none -> true]",
            "Create or Update account 111122223333: no changes []");
  }
}

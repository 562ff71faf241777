package io.github.cdksecurityhub.lambda.drift;

import static io.github.cdksecurityhub.lambda.drift.CentralDriftScenario.POLICY;
import static io.github.cdksecurityhub.lambda.drift.CentralDriftScenario.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is declared of central configuration is compared with live, field by field. */
@Timeout(60)
class ResourceDriftTest {
  private final CentralDriftScenario scenario = new CentralDriftScenario();

  private Drift of(String logicalId) throws InterruptedException {
    return scenario.check().get(logicalId);
  }

  @Test
  void whatIsAsDeclaredIsInSyncAndWhatIsNotMarkedIsNotChecked() throws Exception {
    scenario.hub.policy("other", CentralDriftScenario.LIVE.replace("baseline", "other"));
    scenario.hub.denied.add("other");

    assertThat(scenario.check())
        .containsOnlyKeys("Aggregator", "Baseline", "OnRoot")
        .allSatisfy((id, drift) -> assertThat(drift.status()).isEqualTo(DriftStatus.IN_SYNC));
    assertThat(scenario.clock.passed()).as("nothing is read twice").isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Name':'baseline' | 'Name':'mine' | Name is mine, declared baseline",
        "'Description':'All', | 'Other':'x', | Description is none, declared All",
        "'team':'x' | 'team':'z' | Tag team is z, declared x",
        "'team':'x', | '':'', | Tag team is none, declared x",
        "'ServiceEnabled':'true' | 'ServiceEnabled':'false'"
            + " | ServiceEnabled is false, declared true",
        "fsbp/v/1.0.0 | cis/v/5.0.0 | EnabledStandardIdentifiers is"
            + " arn:aws:securityhub:us-east-1::standards/cis/v/5.0.0, declared"
            + " arn:aws:securityhub:us-east-1::standards/fsbp/v/1.0.0",
        "'EC2.9' | 'S3.1' | DisabledSecurityControlIdentifiers has S3.1, which is not declared, and"
            + " lacks EC2.9, which is declared",
        "'IAM.3','EC2.9' | 'IAM.3' | DisabledSecurityControlIdentifiers lacks EC2.9, which is"
            + " declared",
        "'Integer':'15' | 'Integer':'90' | ACM.1 daysToExpiration is 90, declared 15",
        "'ValueType':'CUSTOM' | 'ValueType':'DEFAULT' | ACM.1 daysToExpiration is none, declared"
            + " 15",
        "'DisabledSecurity | 'EnabledSecurity | EnabledSecurityControlIdentifiers has EC2.9, IAM.3,"
            + " which are not declared",
      })
  void everyFieldOfAPolicyIsCompared(String text, String other, String sentence) throws Exception {
    scenario.change(text, other);

    Drift drift = of("Baseline");

    assertThat(drift.status()).isEqualTo(DriftStatus.DRIFTED);
    assertThat(CentralDriftScenario.message(drift, DriftScenario.SCHEDULE))
        .contains(sentence, "It was changed last at 2029-12-31T12:00:00Z.");
    assertThat(of("OnRoot").status()).isEqualTo(DriftStatus.IN_SYNC);
    assertThat(scenario.hub.writes).isEmpty();
  }

  @Test
  void tagsAreReadWhereTheyAreDeclared() throws Exception {
    scenario.hub.denied.add("ListTagsForResource");
    assertThat(of("Baseline").reason()).contains("securityhub:ListTagsForResource");

    scenario.properties("Baseline").remove("Tags");
    assertThat(of("Baseline").status()).isEqualTo(DriftStatus.IN_SYNC);
  }

  @Test
  void aTagThatIsNotDeclaredOrCannotBeResolvedIsNotCompared() throws Exception {
    scenario.change("'of the stack':'y'", "'aws:cloudformation:stack-name':'z'");
    assertThat(of("Baseline").status()).isEqualTo(DriftStatus.IN_SYNC);

    scenario
        .properties("Baseline")
        .set("Tags", CentralDriftScenario.json("{'team': {'Fn::ImportValue': 'team'}}"));
    assertThat(of("Baseline").status()).isEqualTo(DriftStatus.IN_SYNC);

    scenario
        .properties("Baseline")
        .set("Tags", CentralDriftScenario.json("{'Fn::ImportValue': 'tags'}"));
    assertThat(of("Baseline").status()).isEqualTo(DriftStatus.IN_SYNC);

    scenario
        .properties("Baseline")
        .set("Tags", CentralDriftScenario.json("{'team': {'Ref': 'Root'}}"));
    assertThat(of("Baseline").changes()).containsExactly(FieldChange.of("Tag team", "x", "r-ab12"));
  }

  /** The SDK writes large and small numbers with an exponent. */
  @ParameterizedTest
  @CsvSource({"10000000, 1.0E7", "0.0001, 1.0E-4", "30, 30.0"})
  void aNumberIsOneValueHoweverItIsWritten(String declared, String live) throws Exception {
    String value =
        "/ConfigurationPolicy/SecurityHub/SecurityControlsConfiguration"
            + "/SecurityControlCustomParameters/0/Parameters/daysToExpiration/Value";
    ((ObjectNode) scenario.properties("Baseline").at(value)).removeAll().put("Double", declared);
    scenario.change("'Integer':'15'", "'Double':'" + live + "'");

    assertThat(of("Baseline").status()).isEqualTo(DriftStatus.IN_SYNC);
  }

  @Test
  void aMessageNamesWhatWhereWhoAndTheStack() throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");
    DriftTrigger call = CentralDriftScenario.call("UpdateConfigurationPolicy", POLICY);

    assertThat(CentralDriftScenario.message(of("Baseline"), call))
        .isEqualTo(
            "The configuration policy baseline of 123456789012 in us-east-1, declared as Baseline"
                + " by the stack Hub, has drifted: ACM.1 daysToExpiration is 90, declared 15."
                + " arn:aws:iam::123456789012:user/eve called UpdateConfigurationPolicy there at"
                + " 2029-12-31T23:59:30Z. Revert it (manually or with heal()), or update the"
                + " declaration. A deployment reverts it only where it changes what is declared.");
  }

  @ParameterizedTest
  @CsvSource({
    "UpdateConfigurationPolicy, 0a1b2c3d-1111-2222-3333-444455556666, true, its id",
    "DeleteConfigurationPolicy, arn:aws:x/0a1b2c3d-1111-2222-3333-444455556666, true, its ARN",
    "UpdateConfigurationPolicy, another, false, another policy",
    "StartConfigurationPolicyAssociation, 0a1b2c3d-1111-2222-3333-444455556666, false, a target's",
    "UpdateOrganizationConfiguration, true, false, the Region's",
  })
  void onlyACallOfTheResourceItselfIsNamed(
      String operation, String parameter, boolean isNamed, String reason) throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");

    assertThat(
            of("Baseline").resource().isChangedBy(CentralDriftScenario.call(operation, parameter)))
        .as(reason)
        .isEqualTo(isNamed);
  }

  @Test
  void aDeletedPolicyIsDriftWithWhatToDo() throws Exception {
    scenario.hub.policies.clear();

    Map<String, Drift> drifts = scenario.check();

    assertThat(drifts.get("Baseline").changes())
        .containsExactly(new FieldChange("Id", List.of(), List.of(POLICY)));
    assertThat(drifts.get("Baseline").reason()).contains("Deploy the stack once without");
    assertThat(drifts.get("Baseline").status()).isEqualTo(DriftStatus.DRIFTED);
  }

  @ParameterizedTest
  @CsvSource({"false, none", "true, SELF_MANAGED_SECURITY_HUB"})
  void anAssociationThatWasMovedOrRemovedIsDrift(boolean isMoved, String live) throws Exception {
    scenario.hub.associations.clear();
    if (isMoved) {
      scenario.hub.associate(ROOT, live, "SUCCESS", FakeCentralHub.CHANGED);
    }

    Drift drift = of("OnRoot");

    assertThat(drift.status()).isEqualTo(DriftStatus.DRIFTED);
    assertThat(drift.live().orElseThrow().fields().text("ConfigurationPolicyId"))
        .isEqualTo(isMoved ? live : "");
    assertThat(CentralDriftScenario.message(drift, DriftScenario.SCHEDULE))
        .startsWith(
            "The policy association of root r-ab12, of 123456789012 in us-east-1, declared as"
                + " OnRoot by the stack Hub, has drifted: ConfigurationPolicyId is "
                + live
                + ", declared baseline.");
  }

  /** R28: it may be PENDING for up to a day. */
  @ParameterizedTest
  @CsvSource({
    "SUCCESS, 2029-01-01T00:00:00Z, IN_SYNC,  in force",
    "PENDING, 2029-12-31T12:00:00Z, SETTLING, for half a day",
    "PENDING, 2029-12-30T12:00:00Z, DRIFTED,  for more than a day",
    "FAILED,  2029-12-31T12:00:00Z, DRIFTED,  not in force",
  })
  void theStatusOfAnAssociationCounts(
      String status, Instant updatedAt, DriftStatus expected, String reason) throws Exception {
    scenario.hub.associate(ROOT, POLICY, status, updatedAt);

    Drift drift = of("OnRoot");

    assertThat(drift.status()).as(reason).isEqualTo(expected);
    if (expected == DriftStatus.DRIFTED) {
      assertThat(drift.changes())
          .containsExactly(
              new FieldChange("AssociationStatus", List.of(status), List.of("SUCCESS")));
    }
    if (status.equals("FAILED")) {
      assertThat(CentralDriftScenario.message(drift, DriftScenario.SCHEDULE))
          .contains("Security Hub reports: An account is suspended.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SPECIFIED_REGIONS, eu-west-2, 'Regions is eu-west-2, declared eu-west-1'",
    "ALL_REGIONS_EXCEPT_SPECIFIED, eu-west-1, 'RegionLinkingMode is ALL_REGIONS_EXCEPT_SPECIFIED,"
        + " declared SPECIFIED_REGIONS'",
  })
  void whatTheAggregatorLinksIsCompared(String mode, String region, String sentence)
      throws Exception {
    scenario.hub.aggregator =
        Optional.of(new LiveAggregator(CentralDriftScenario.AGGREGATOR, mode, List.of(region)));

    assertThat(CentralDriftScenario.message(of("Aggregator"), DriftScenario.SCHEDULE))
        .contains("The finding aggregator of 123456789012 in us-east-1", sentence);
  }

  @ParameterizedTest
  @CsvSource({"'', it was deleted", "arn:aws:another, and created again"})
  void aVanishedAggregatorIsDrift(String arn, String reason) throws Exception {
    List<String> live = Stream.of(arn).filter(each -> !each.isEmpty()).toList();
    scenario.hub.aggregator =
        live.stream()
            .map(each -> new LiveAggregator(each, "SPECIFIED_REGIONS", List.of("eu-west-1")))
            .findFirst();

    Drift drift = of("Aggregator");

    assertThat(drift.status()).as(reason).isEqualTo(DriftStatus.DRIFTED);
    assertThat(drift.changes())
        .containsExactly(
            new FieldChange(
                "FindingAggregatorArn", live, List.of(CentralDriftScenario.AGGREGATOR)));
    assertThat(drift.reason()).contains("existingAggregator");
  }

  @Test
  void aSubstitutionWithNamesOfItsOwnIsCompared() throws Exception {
    scenario
        .properties("OnRoot")
        .set(
            "TargetId",
            CentralDriftScenario.json("{'Fn::Sub': ['${Id}', {'Id': {'Ref': 'Root'}}]}"));

    assertThat(of("OnRoot").status()).isEqualTo(DriftStatus.IN_SYNC);
  }

  /** R30: central configuration stopped, and its policies went. */
  @Test
  void underLocalPoliciesAreGone() throws Exception {
    scenario.home =
        Optional.of(
            FakeSecurityHub.enabled(
                new OrganizationConfiguration.Local(false, AutoEnableStandards.NONE)));

    assertThat(scenario.check().get("Baseline").status()).isEqualTo(DriftStatus.DRIFTED);
    assertThat(scenario.check().get("OnRoot").status()).isEqualTo(DriftStatus.DRIFTED);
  }

  @Test
  void aStaleReadIsNoDrift() throws Exception {
    scenario.change("'Integer':'15'", "'Integer':'90'");
    scenario.clock.at(
        Duration.ofSeconds(2), () -> scenario.change("'Integer':'90'", "'Integer':'15'"));

    assertThat(of("Baseline").status()).isEqualTo(DriftStatus.IN_SYNC);
  }

  @Test
  void aReadRightAfterAReportedChangeIsRepeated() throws Exception {
    scenario.trigger = CentralDriftScenario.call("UpdateConfigurationPolicy", POLICY);
    scenario.clock.at(
        Duration.ofSeconds(2), () -> scenario.change("'Integer':'15'", "'Integer':'90'"));

    assertThat(of("Baseline").status()).isEqualTo(DriftStatus.DRIFTED);
  }

  @Test
  void aReadOfWhatIsBeingAppliedIsRepeatedToo() throws Exception {
    scenario.trigger =
        CentralDriftScenario.call("StartConfigurationPolicyAssociation", "other", "r-ab12");
    scenario.hub.associate(ROOT, POLICY, "PENDING", FakeCentralHub.CHANGED);
    scenario.clock.at(
        Duration.ofSeconds(2),
        () -> scenario.hub.associate(ROOT, "other", "SUCCESS", FakeCentralHub.CHANGED));

    assertThat(of("OnRoot").status()).isEqualTo(DriftStatus.DRIFTED);
  }

  @Test
  void whatADeploymentHasNotCreatedYetIsNotChecked() throws Exception {
    scenario.physicalIds.remove("OnRoot");
    scenario.stack = DriftScenario.status("UPDATE_IN_PROGRESS", "2026-01-01T00:00:00Z");
    assertThat(scenario.check()).containsOnlyKeys("Aggregator", "Baseline");

    scenario.physicalIds.remove("Baseline");
    scenario.physicalIds.put("OnRoot", "r-ab12");
    assertThat(scenario.check()).as("OnRoot refers to Baseline").containsOnlyKeys("Aggregator");

    scenario.stack = DriftScenario.COMPLETE;
    assertThat(of("OnRoot").status()).isEqualTo(DriftStatus.UNREADABLE);
  }

  @Test
  void whatADeploymentBeganToCreateMeanwhileIsNotUnreadable() throws Exception {
    Function<String, DeployedTemplate> source = scenario.source;
    scenario.physicalIds.remove("OnRoot");
    scenario.source =
        stackId -> {
          scenario.stack = DriftScenario.status("UPDATE_IN_PROGRESS", "2030-01-01T00:00:00Z");
          return source.apply(stackId);
        };

    assertThat(scenario.check()).containsOnlyKeys("Aggregator", "Baseline");
  }

  /** It is listed as PENDING until it is gone; the next scheduled run would not know who. */
  @Test
  void anAssociationThatAUserRemovesIsDriftAtOnce() throws Exception {
    scenario.hub.associate(ROOT, POLICY, "PENDING", FakeCentralHub.CHANGED);
    scenario.trigger =
        CentralDriftScenario.call("StartConfigurationPolicyDisassociation", POLICY, "r-ab12");

    assertThat(of("OnRoot").status()).isEqualTo(DriftStatus.DRIFTED);
    assertThat(CentralDriftScenario.message(of("OnRoot"), scenario.trigger))
        .contains(
            "AssociationStatus is PENDING, expected SUCCESS."
                + " arn:aws:iam::123456789012:user/eve called"
                + " StartConfigurationPolicyDisassociation there");
    assertThat(scenario.heal().get("OnRoot").status()).isEqualTo(DriftStatus.HEALED);

    scenario.hub.associate(ROOT, POLICY, "PENDING", FakeCentralHub.CHANGED);
    scenario.trigger =
        CentralDriftScenario.call("StartConfigurationPolicyDisassociation", POLICY, "ou-other");
    assertThat(of("OnRoot").status()).isEqualTo(DriftStatus.SETTLING);
  }

  /** Ten more than are read at once, with parameters: one run has room for all. */
  @Test
  void anyNumberOfControlsAndParametersIsCompared() throws Exception {
    StringBuilder parameters = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      parameters.append(
          "%s{'SecurityControlId':'X.%d','Parameters':{'days':{'ValueType':'CUSTOM','Value':{'Integer':%d}}}}"
              .formatted(i == 0 ? "" : ",", i, i));
    }
    String all = "[" + parameters + "]";
    scenario
        .properties("Baseline")
        .withObject("/ConfigurationPolicy/SecurityHub/SecurityControlsConfiguration")
        .set("SecurityControlCustomParameters", CentralDriftScenario.json(all));
    scenario
        .hub
        .policies
        .get(POLICY)
        .withObject("/ConfigurationPolicy/SecurityHub/SecurityControlsConfiguration")
        .set(
            "SecurityControlCustomParameters",
            CentralDriftScenario.json(all.replace("'Integer':499", "'Integer':1")));

    assertThat(of("Baseline").changes())
        .containsExactly(new FieldChange("X.499 days", List.of("1"), List.of("499")));
  }
}

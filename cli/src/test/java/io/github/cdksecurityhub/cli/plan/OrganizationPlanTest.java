package io.github.cdksecurityhub.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.console.ExitCode;
import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Regions that follow their home Region are planned in the order of the deployment. */
class OrganizationPlanTest extends CentralPlanFixture {
  private static final String LINKED = "eu-west-1";

  private List<String> planned(CentralTemplate template) throws Exception {
    return plan(template).rows().stream()
        .map(row -> row.event().label() + " " + row.action().word)
        .toList();
  }

  private void deployedBoth() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    ids.put("Local", PlanFixture.id(LINKED));
    deployed(new CentralTemplate().configuration().local("Local", LINKED));
  }

  @Test
  void aDroppedLinkedRegionIsLeftWhereItsHomeGoesCentral() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    fixture.shows(HERE, PlanFixture.OTHER).shows(LINKED, PlanFixture.DECLARED);
    deployedLocal(new CentralTemplate().local("Local", LINKED), LINKED);

    assertThat(planned(new CentralTemplate().configuration()))
        .containsExactly("us-east-1 update", "eu-west-1 left");
  }

  @Test
  void aRegionThatIsNotLinkedIsRestoredAllTheSame() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "SPECIFIED_REGIONS", "eu-west-2");
    fixture.shows(HERE, PlanFixture.OTHER).shows(LINKED, PlanFixture.DECLARED);
    deployedLocal(new CentralTemplate().local("Local", LINKED), LINKED);
    fixture.managed(LINKED, "Prod-S", "Local");

    assertThat(planned(new CentralTemplate().configuration()))
        .containsExactly("us-east-1 update", "eu-west-1 restore");
  }

  @Test
  void aLinkedRegionIsWrittenAfterItsHomeHasLeftCentral() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    fixture.shows(HERE, PlanFixture.CENTRAL).shows(LINKED, PlanFixture.CENTRAL);
    deployed(new CentralTemplate().configuration());
    CentralTemplate then = new CentralTemplate().local("Central", HERE);

    assertThat(planned(then.local("Local", LINKED)))
        .containsExactly("us-east-1 update", "eu-west-1 update");
    assertThat(fixture.rows().get(1).live().orElseThrow().values())
        .containsEntry("AutoEnable", List.of("false"));
    assertThat(fixture.plan().exitCode()).isEqualTo(ExitCode.CHANGES);
  }

  @Test
  void aLinkedRegionBeforeItsHomeIsRefusedWithTheHomeNamed() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    fixture.shows(LINKED, PlanFixture.CENTRAL);

    assertThat(planned(new CentralTemplate().local("Local", LINKED)))
        .containsExactly("eu-west-1 blocked");
    assertThat(fixture.rows().get(0).detail())
        .contains(
            "eu-west-1 is linked to the home Region us-east-1", "Remove the local declaration")
        .doesNotContain("declare CENTRAL in its Region");
  }

  @Test
  void localBesideCentralInALinkedRegionIsRefusedWithBothNames() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    fixture.shows(HERE, PlanFixture.OTHER).shows(LINKED, PlanFixture.OTHER);
    for (CentralTemplate both :
        List.of(
            new CentralTemplate().configuration().local("Local", LINKED),
            new CentralTemplate().local("Local", LINKED).configuration())) {
      assertThat(planned(both)).containsExactlyInAnyOrder("us-east-1 update", "eu-west-1 blocked");
      assertThat(fixture.plan().exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(plan(both).rows())
          .extracting(Row::detail)
          .anyMatch(detail -> detail.contains("us-east-1 (Central)") && detail.contains("(Local)"));
      assertThat(fixture.rows())
          .allMatch(row -> row.live().isPresent())
          .filteredOn(row -> row.action() == Action.UPDATE)
          .flatExtracting(Row::changes)
          .hasToString("[ConfigurationType: LOCAL -> CENTRAL]");
    }
  }

  @Test
  void localBesideCentralIsFineWhereNothingIsLinked() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "NO_REGIONS");
    fixture.shows(HERE, PlanFixture.OTHER).shows(LINKED, PlanFixture.OTHER);
    assertThat(planned(new CentralTemplate().configuration().local("Local", LINKED)))
        .containsExactly("us-east-1 update", "eu-west-1 update");
  }

  @Test
  void aRowWithoutAnEventIsNeverBlocked() throws Exception {
    deployedBoth();
    fixture.shows(HERE, PlanFixture.CENTRAL).shows(LINKED, PlanFixture.CENTRAL);

    assertThat(planned(new CentralTemplate().configuration().local("Local", LINKED)))
        .containsExactly("us-east-1 no changes", "eu-west-1 drifted");
    Row row = fixture.rows().get(1);
    assertThat(row.detail()).contains("Cannot put back", "us-east-1 (Central)");
    assertThat(row.obstacle()).isPresent();
    assertThat(fixture.plan().exitCode()).isEqualTo(ExitCode.CHANGES);
  }

  @Test
  void onlyAnEventWaitsForWhatIsInProgress() throws Exception {
    fixture.shows(
        HERE,
        new LiveConfiguration(
            ConfigurationType.CENTRAL,
            false,
            AutoEnableStandards.NONE,
            ConfigurationStatus.PENDING,
            "",
            false));
    CentralTemplate template = new CentralTemplate().configuration();
    assertThat(plan(template).rows().get(0).report().waits()).isTrue();
    deployed(template);
    assertThat(plan(template).rows().get(0).report().waits()).isFalse();
  }

  @Test
  void aVanishedAdministratorIsDrift() throws Exception {
    fixture.fails(HERE, FailureCause.NOT_ADMINISTRATOR);
    deployed(new CentralTemplate().configuration());

    assertThat(planned(new CentralTemplate().configuration())).containsExactly("us-east-1 drifted");
    assertThat(fixture.rows().get(0).detail())
        .contains("Cannot put back", "EnableOrganizationAdminAccount")
        .doesNotContain("then deploy again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'DependsOn':'Other'",
        "'DependsOn':['Between','Other']",
        "'Properties':{'Revision':{'Ref':'Other'}}",
        "'Properties':{'Revision':{'Fn::GetAtt':['Other','Status']}}",
        "'Properties':{'Revision':{'Fn::Join':['',['a',{'Ref':'Other'}]]}}",
        "'Properties':{'Revision':{'Fn::Sub':'a ${Other}'}}",
        "'Properties':{'Revision':{'Fn::Sub':['${A} ${Other.Status}',{'A':'a'}]}}",
        "'DependsOn':'Between'"
      })
  void theDeploymentsOrderIsThatOfTheDependencies(String dependency) throws Exception {
    CentralTemplate template =
        new CentralTemplate()
            .local("Local", LINKED)
            .local("Other", "eu-west-2")
            .local("Between", "eu-west-3")
            .dependsOn("Between", "Other")
            .merge("Local", dependency);
    assertThat(planned(template)).containsSubsequence("eu-west-2 update", "eu-west-1 update");
  }

  /** As where only the deployment's own aggregator will link the Region. */
  @Test
  void localBesideCentralIsRefusedThoughTheAggregatorComesAfterIt() throws Exception {
    fixture.shows(HERE, PlanFixture.OTHER).shows(LINKED, PlanFixture.OTHER);
    assertThat(planned(central().local("Local", LINKED).dependsOn("Aggregator", "Local")))
        .containsExactly("eu-west-1 blocked", "finding aggregator create", "us-east-1 update");
  }

  @Test
  void localBesideCentralIsFineWhereAnotherRegionIsHome() throws Exception {
    live.aggregator(
        InMemoryCentralReader.AGGREGATOR.replace(HERE, "eu-west-2"), "SPECIFIED_REGIONS", LINKED);
    fixture.shows(HERE, PlanFixture.OTHER).shows("eu-west-2", PlanFixture.OTHER);
    assertThat(planned(new CentralTemplate().configuration().local("Local", LINKED)))
        .containsExactly("us-east-1 blocked", "eu-west-1 update");
  }

  private static CentralTemplate linking(String region) throws Exception {
    String mode = "'RegionLinkingMode':'SPECIFIED_REGIONS','Regions':['" + region + "']";
    return new CentralTemplate().configuration().aggregator(mode);
  }

  @Test
  void aRegionThatTheAggregatorUnlinksCanBeDeclaredLocal() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "SPECIFIED_REGIONS", LINKED);
    fixture.shows(LINKED, PlanFixture.CENTRAL);
    deployed(linking(LINKED));
    assertThat(planned(linking("eu-west-2").local("Local", LINKED)))
        .containsExactly("finding aggregator update", "us-east-1 no changes", "eu-west-1 update");
  }

  @Test
  void aRegionThatTheAggregatorLinksIsLeftWhereItsDeclarationGoes() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "SPECIFIED_REGIONS", "eu-west-2");
    fixture.shows(LINKED, PlanFixture.DECLARED).managed(LINKED, "Prod-S", "Local");
    ids.put("Local", PlanFixture.id(LINKED));
    deployed(linking("eu-west-2").local("Local", LINKED));
    assertThat(planned(linking(LINKED)))
        .containsExactly("finding aggregator update", "us-east-1 no changes", "eu-west-1 left");
  }

  @Test
  void whereNothingCanFollowNoAggregatorIsRead() throws Exception {
    live.denies("ListFindingAggregators");
    for (CentralTemplate template :
        List.of(
            new CentralTemplate().local("One", HERE).local("Two", LINKED),
            new CentralTemplate().configuration())) {
      assertThat(plan(template).unseen()).isEmpty();
    }
  }

  @Test
  void linkedRegionsThatCannotBeReadAreNotSeen() throws Exception {
    live.denies("ListFindingAggregators");
    fixture.shows(HERE, PlanFixture.OTHER).shows(LINKED, PlanFixture.DECLARED);
    plan(new CentralTemplate().configuration().local("Local", LINKED));
    assertThat(fixture.plan().exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(fixture.plan().stacks().get(0).unseen())
        .singleElement()
        .asString()
        .contains("Which Regions are linked can't be read.", "ListFindingAggregators");
  }

  /** Which of its Regions are linked is of interest also where no event changes them. */
  @Test
  void aLinkedRegionIsNeverListedAsOneThatNothingConfigures() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS_EXCEPT_SPECIFIED", LINKED);
    fixture.requiringAllRegions().fails("eu-west-3", FailureCause.CREDENTIALS_REJECTED);
    for (CentralTemplate template :
        List.of(
            new CentralTemplate().configuration(),
            new CentralTemplate().policy("a", ON),
            new CentralTemplate().configuration().local("Local", "eu-west-2"))) {
      fixture.declares(template.toString());
      assertThat(fixture.plan().uncovered())
          .extracting(AccountRegion::region)
          .containsExactly(LINKED);
    }
    fixture.declares(new CentralTemplate().configuration().toString());
    assertThat(fixture.plan().exitCode()).as("nothing else changes").isEqualTo(ExitCode.CHANGES);
    fixture.shows(HERE, PlanFixture.OTHER).fails("eu-central-1", FailureCause.UNREACHABLE);
    assertThat(
            fixture.declares(new CentralTemplate().policy("a", ON).toString()).plan().uncovered())
        .as(
            "what a local home Region links is not configured, or can't be read; one is not enabled")
        .extracting(AccountRegion::region)
        .contains("eu-west-2", "eu-central-1")
        .doesNotContain(HERE, "eu-west-3");
  }
}

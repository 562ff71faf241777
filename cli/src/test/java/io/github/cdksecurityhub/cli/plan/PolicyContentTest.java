package io.github.cdksecurityhub.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies are compared with what Security Hub has for them to choose from. */
class PolicyContentTest extends CentralPlanFixture {
  private static final String ARN = "'arn:aws:securityhub:us-east-1::standards/";

  @BeforeEach
  void beCentral() {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
  }

  private Row planned(String content) throws Exception {
    deployed(central());
    return only(central().policy("a", content), ResourceType.CONFIGURATION_POLICY);
  }

  private static String parameter(String name, String value) {
    return enabled(
        "[]",
        ("'DisabledSecurityControlIdentifiers':[],'SecurityControlCustomParameters':["
                + "{'SecurityControlId':'ACM.1','Parameters':{'%s':{'ValueType':'CUSTOM',%s}}}]")
            .formatted(name, "'Value':{" + value + "}"));
  }

  @Test
  void aPolicyOfWhatThereIsIsCreated() throws Exception {
    String controls = "'DisabledSecurityControlIdentifiers':['EC2.8','S3.1']";
    assertThat(planned(enabled("[" + ARN + "x/v/1']", controls)).action()).isEqualTo(Action.CREATE);
    assertThat(planned(OFF).action()).isEqualTo(Action.CREATE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'EnabledStandardIdentifiers':{'Ref':'P'} | on, standards (known after deploy)",
        "'EnabledStandardIdentifiers':[{'Ref':'P'}] | on, standards (known after deploy)",
        "'EnabledStandardIdentifiers':[],'ServiceEnabled':{'Ref':'P'} | (known after deploy)",
      },
      quoteCharacter = '"')
  void whatOnlyTheDeploymentKnowsIsNotShownAsNothing(String hub, String shown) throws Exception {
    String on = hub.contains("ServiceEnabled") ? "" : "'ServiceEnabled':true,";
    planned(
        "'ConfigurationPolicy':{'SecurityHub':{%s%s,'SecurityControlsConfiguration':{'DisabledSecurityControlIdentifiers':[]}}}"
            .formatted(on, hub));
    assertThat(RowText.of(fixture.plan().stacks().get(0)))
        .extracting(RowText::transition)
        .contains(shown);
  }

  @Test
  void anUnknownStandardIsBlockedWithThoseThatThereAre() throws Exception {
    Row row = planned(enabled("[" + ARN + "x/v/9']", "'DisabledSecurityControlIdentifiers':[]"));
    assertThat(row.action()).isEqualTo(Action.BLOCKED);
    assertThat(row.detail())
        .contains("Security Hub has no standard standards/x/v/9. It has standards/x/v/1, ");
  }

  @ParameterizedTest
  @CsvSource({"service-managed-aws-control-tower/v/1.0.0", "cis-azure-foundations/v/4.0.0"})
  void aStandardThatNoPolicyTakesIsBlocked(String standard) throws Exception {
    Row row =
        planned(enabled("[" + ARN + standard + "']", "'DisabledSecurityControlIdentifiers':[]"));
    assertThat(row.detail()).contains("no policy can enable standards/" + standard);
  }

  @ParameterizedTest
  @CsvSource({
    "Enabled,EC2.08",
    "Disabled,EC2.999",
  })
  void anUnknownControlIsBlocked(String list, String control) throws Exception {
    Row row =
        planned(enabled("[]", "'" + list + "SecurityControlIdentifiers':['" + control + "']"));
    assertThat(row.action()).isEqualTo(Action.BLOCKED);
    assertThat(row.detail()).contains("Security Hub has no control " + control + ".");
  }

  @Test
  void anEnabledPolicyWithoutStandardsOrControlsIsBlocked() throws Exception {
    Row row = planned("'ConfigurationPolicy':{'SecurityHub':{'ServiceEnabled':true}}");
    assertThat(row.detail()).contains("has to declare its standards and its controls");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "days|'Integer':30|ACM.1 has no parameter days; it has daysToExpiration, ports, ",
        "daysToExpiration|'Integer':13|daysToExpiration of ACM.1 takes numbers from 14 to 365, not 13",
        "daysToExpiration|'Integer':366|takes numbers from 14 to 365, not 366",
        "daysToExpiration|'Integer':'x'|takes numbers from 14 to 365, not x",
        "daysToExpiration|'String':'30'|takes a value of type Integer, not String",
        "ports|'IntegerList':[1,10]|takes numbers from 1 to 9, not 10",
        "ports|'IntegerList':[1,2,3]|takes at most 2 values, not 3",
        "zones|'Enum':'4'|takes 2, 3, not 4",
        "name|'String':'A'|takes no A: small letters",
      })
  void aParameterThatTheControlDoesNotTakeIsBlocked(String name, String value, String why)
      throws Exception {
    Row row = planned(parameter(name, value.replace('"', '\'')));
    assertThat(row.action()).isEqualTo(Action.BLOCKED);
    assertThat(row.detail()).contains(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "daysToExpiration|'Integer':365",
        "ports|'IntegerList':[1,9]",
        "zones|'Enum':'3'",
        "name|'String':'abc'",
        "odd|'String':'anything'",
        "later|'Integer':1"
      })
  void aParameterThatTheControlTakesPasses(String name, String value) throws Exception {
    assertThat(planned(parameter(name, value.replace('"', '\''))).action())
        .isEqualTo(Action.CREATE);
  }

  @Test
  void anUpdateIsCheckedAndWhatStaysIsNot() throws Exception {
    String unknown = enabled("[]", "'DisabledSecurityControlIdentifiers':['EC2.999']");
    live.policy("a", unknown);
    deployed(central().policy("a", unknown));
    assertThat(only(central().policy("a", unknown), ResourceType.CONFIGURATION_POLICY).action())
        .isEqualTo(Action.UNCHANGED);

    String other = enabled("[]", "'DisabledSecurityControlIdentifiers':['EC2.998']");
    assertThat(only(central().policy("a", other), ResourceType.CONFIGURATION_POLICY).action())
        .isEqualTo(Action.BLOCKED);
  }

  @Test
  void aCatalogueThatCannotBeReadIsANote() throws Exception {
    live.denies("DescribeStandards");
    deployed(central());
    Plan.PlannedStack plan = plan(central().policy("a", ON));
    assertThat(plan.notes())
        .containsExactly(
            "Whether standards, controls and parameters exist is not checked. "
                + "These credentials may not call DescribeStandards.");
    assertThat(fixture.plan().exitCode()).isEqualTo(2);
  }

  @Test
  void aTargetThatSecurityHubDoesNotListIsPointedOut() throws Exception {
    live.inheriting("ACCOUNT", ONE);
    deployed(central().policy("a", ON));
    String why = "Security Hub doesn't list it among the organization's. Check its id.";
    assertThat(
            natives(
                central()
                    .policy("a", ON)
                    .account(ONE, "'SELF_MANAGED_SECURITY_HUB'")
                    .account("999999999999", "'SELF_MANAGED_SECURITY_HUB'")))
        .filteredOn(row -> row.event().type() == ResourceType.POLICY_ASSOCIATION)
        .extracting(Row::detail)
        .containsExactly("", why);
  }

  @ParameterizedTest
  @CsvSource({"eu-south-1,BLOCKED", "eu-west-1,UPDATE"})
  void anOptInRegionCannotBecomeTheHomeRegion(String region, Action action) throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR.replace("us-east-1", region), "NO_REGIONS");
    fixture.shows(region, PlanFixture.OTHER);
    String template =
        new CentralTemplate()
            .add(
                "Central",
                "Custom::SecurityHubOrganizationConfiguration",
                "'ServiceToken':'f','SchemaVersion':'1','Region':'"
                    + region
                    + "','ConfigurationType':'CENTRAL','OnDelete':'RESTORE'")
            .toString();
    Row row = fixture.declares(template).rows().get(0);
    assertThat(row.action()).isEqualTo(action);
    if (action == Action.BLOCKED) {
      assertThat(row.detail()).contains("can't be one that accounts have to opt into");
    }
  }
}

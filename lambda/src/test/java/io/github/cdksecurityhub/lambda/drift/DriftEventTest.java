package io.github.cdksecurityhub.lambda.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftEventTest {
  private static final AccountRegion PLACE = new AccountRegion("123456789012", "eu-west-1");
  private static final Drift DRIFT =
      DriftCheck.compare(
          PLACE, DriftScenario.DECLARED, FakeSecurityHub.enabled(DriftScenario.FOREIGN));

  private static String detail(Drift drift, DriftTrigger trigger) throws IOException {
    return new DriftEvent(drift, trigger, DriftScenario.STACK, FakeClock.START).detail();
  }

  @Test
  void anEventHasDeclaredLiveAndTheirDifference() throws Exception {
    assertThat(detail(DRIFT, DriftScenario.SCHEDULE))
        .isEqualTo(
            """
            {"schemaVersion":"1","state":"DRIFTED","account":"123456789012","region":"eu-west-1",\
            "stackId":"arn:aws:cloudformation:us-east-1:123456789012:stack/Hub/0a1b2c3d",\
            "resource":{"type":"Custom::SecurityHubOrganizationConfiguration","name":"eu-west-1"},\
            "trigger":"SCHEDULE",\
            "declared":{"configurationType":"LOCAL","autoEnable":true,"autoEnableStandards":"DEFAULT"},\
            "live":{"configurationType":"LOCAL","autoEnable":false,"autoEnableStandards":"DEFAULT",\
            "status":"ENABLED"},\
            "changes":[{"field":"AutoEnable","live":"false","declared":"true"}],\
            "message":"The organization configuration of 123456789012 in eu-west-1, declared by the\
             stack Hub, has drifted: AutoEnable is false, declared true. Revert it (manually or with\
             heal()), or update the declaration. A deployment reverts it only where it changes what\
             is declared."}\
            """);
  }

  @Test
  void theWriterIsNamedOnlyInTheRegionOfTheWrite() throws Exception {
    assertThat(detail(DRIFT, DriftScenario.changeIn("eu-west-1")))
        .contains(
            "\"changedBy\":\"arn:aws:iam::123456789012:user/eve\"",
            "\"changedAt\":\"2029-12-31T23:59:30Z\"",
            "\"operation\":\"UpdateOrganizationConfiguration\"",
            "declared true. arn:aws:iam::123456789012:user/eve called"
                + " UpdateOrganizationConfiguration there at 2029-12-31T23:59:30Z. Revert it");
    assertThat(detail(DRIFT, DriftScenario.changeIn("us-east-1")))
        .doesNotContain("changedBy", "changedAt", "operation\"", "user/eve");
  }

  /** Without its aggregator a Region's own configuration has drifted, too. */
  @ParameterizedTest
  @CsvSource({
    "UpdateSecurityHubConfiguration, true",
    "DeleteFindingAggregator, true",
    "UpdateFindingAggregator, false",
    "DeleteConfigurationPolicy, false",
    "StartConfigurationPolicyDisassociation, false",
  })
  void aWriteToAResourceDoesNotChangeTheRegion(String operation, boolean isChanged) {
    assertThat(DRIFT.resource().isChangedBy(DriftScenario.call("eu-west-1", operation)))
        .isEqualTo(isChanged);
  }

  @Test
  void withoutAWriterTheEventHasTheTimeThatSecurityHubReports() throws Exception {
    CentralDriftScenario scenario = new CentralDriftScenario();
    scenario.change("'Integer':'15'", "'Integer':'90'");

    assertThat(detail(scenario.check().get("Baseline"), DriftScenario.SCHEDULE))
        .contains("\"changedAt\":\"2029-12-31T12:00:00Z\"");
  }

  @Test
  void theEventOfAnUnreadableRegionHasNoLive() throws Exception {
    Drift drift = DriftCheck.unreadable(PLACE, DriftScenario.DECLARED, "No response.");

    assertThat(detail(drift, DriftScenario.SCHEDULE))
        .contains("\"state\":\"UNREADABLE\"", "\"changes\":[]", "No response.")
        .doesNotContain("\"live\"");
  }

  @Test
  void aFailedStatusIsPartOfTheEvent() throws Exception {
    OrganizationConfiguration central = new OrganizationConfiguration.Central();
    LiveConfiguration live = FakeSecurityHub.live(central, ConfigurationStatus.FAILED, "A text.");

    assertThat(detail(DriftCheck.compare(PLACE, central, live), DriftScenario.SCHEDULE))
        .contains(
            "\"declared\":{\"configurationType\":\"CENTRAL\"}",
            "\"live\":{\"configurationType\":\"CENTRAL\",\"status\":\"FAILED\",\"statusMessage\":\"A"
                + " text.\"}",
            "\"changes\":[{\"field\":\"Status\",\"live\":\"FAILED\",\"declared\":\"ENABLED\"}]",
            "has drifted: Status is FAILED, expected ENABLED. Security Hub reports: A text."
                + " Revert");
  }

  @Test
  void onlyResultsThatNeedAttentionBecomeEvents() {
    assertThat(Stream.of(DriftStatus.values()).filter(DriftStatus::isReported))
        .extracting(DriftStatus::name)
        .containsExactly("DRIFTED", "HEALED", "NOT_HEALED", "UNREADABLE");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "IN_SYNC,    is as declared: LOCAL;false;DEFAULT (ENABLED). why.",
        "SETTLING,   is as declared; and Security Hub is still applying it: LOCAL;false;DEFAULT"
            + " (ENABLED). why.",
        "DEPLOYING,  is not as declared: AutoEnable is false; declared true. It may be soon: why.",
        "DRIFTED,    has drifted: AutoEnable is false; declared true. why.",
        "HEALED,     had drifted: AutoEnable was false; declared true. It was reverted. why.",
        "NOT_HEALED, has drifted: AutoEnable is false; declared true. It was not reverted. why.",
      })
  void theMessageIsSentencesThatReadForwards(DriftStatus status, String message) {
    DriftEvent event =
        new DriftEvent(
            DRIFT.withStatus(status, "why."),
            DriftScenario.SCHEDULE,
            DriftScenario.STACK,
            FakeClock.START);

    assertThat(event.message())
        .isEqualTo(
            "The organization configuration of 123456789012 in eu-west-1, declared by the stack"
                + " Hub, "
                + message.replace(';', ','));
  }
}

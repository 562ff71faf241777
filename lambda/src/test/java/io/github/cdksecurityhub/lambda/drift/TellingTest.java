package io.github.cdksecurityhub.lambda.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.Json;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a finding looks like to who subscribed, and to CloudWatch. */
class TellingTest {
  private static final AccountRegion PLACE = new AccountRegion("123456789012", "eu-west-1");
  private static final DriftTrigger SCHEDULE = new DriftTrigger(DriftTrigger.Kind.SCHEDULE, "", "");
  private static final RegionDrift DRIFT =
      RegionDrift.of(PLACE, DriftScenario.DECLARED, FakeSecurityHub.enabled(DriftScenario.FOREIGN));

  @Test
  void anEventSaysWhatIsDeclaredWhatIsLiveAndHowTheyDiffer() {
    assertThat(DriftEvent.detail(DRIFT, SCHEDULE, DriftScenario.STACK))
        .isEqualTo(
            """
            {"schemaVersion":"1","state":"DRIFTED","account":"123456789012","region":"eu-west-1",\
            "stackId":"arn:aws:cloudformation:us-east-1:123456789012:stack/Hub/0a1b2c3d",\
            "trigger":"SCHEDULE",\
            "declared":{"configurationType":"LOCAL","autoEnable":true,"autoEnableStandards":"DEFAULT"},\
            "live":{"configurationType":"LOCAL","autoEnable":false,"autoEnableStandards":"DEFAULT",\
            "status":"ENABLED"},\
            "changes":[{"field":"AutoEnable","live":"false","declared":"true"}],\
            "message":"The organization configuration of 123456789012 in eu-west-1 has drifted\
             (AutoEnable: false -> true, from what is live to what is declared). Find out who wrote it;\
             then put it back by hand or by heal(), or declare what is live. A deployment puts it\
             back only where it changes what is declared."}""");
  }

  @Test
  void anEventNamesWhoWroteOnlyInTheRegionWhereTheyDid() {
    String eve = "arn:aws:iam::123456789012:user/eve";
    DriftTrigger here = new DriftTrigger(DriftTrigger.Kind.CHANGE, "eu-west-1", eve);
    DriftTrigger elsewhere = new DriftTrigger(DriftTrigger.Kind.CHANGE, "us-east-1", eve);

    assertThat(DriftEvent.detail(DRIFT, here, "")).contains("\"changedBy\":\"" + eve + "\"");
    assertThat(DriftEvent.detail(DRIFT, elsewhere, "")).doesNotContain("changedBy");
  }

  @Test
  void anEventOfARegionThatCannotBeReadHasNoLive() {
    RegionDrift finding = RegionDrift.unreadable(PLACE, DriftScenario.DECLARED, "Nobody answers.");

    assertThat(DriftEvent.detail(finding, SCHEDULE, ""))
        .contains("\"state\":\"UNREADABLE\"", "\"changes\":[]", "Nobody answers.")
        .doesNotContain("\"live\"");
  }

  @Test
  void aStatusThatFailedIsPartOfTheEvent() {
    OrganizationConfiguration central = new OrganizationConfiguration.Central();
    LiveConfiguration live =
        FakeSecurityHub.live(central, ConfigurationStatus.FAILED, "Some words.");

    assertThat(DriftEvent.detail(RegionDrift.of(PLACE, central, live), SCHEDULE, ""))
        .contains(
            "\"declared\":{\"configurationType\":\"CENTRAL\"}",
            "\"live\":{\"configurationType\":\"CENTRAL\",\"status\":\"FAILED\",\"statusMessage\":\"Some words.\"}",
            "\"changes\":[{\"field\":\"Status\",\"live\":\"FAILED\",\"declared\":\"ENABLED\"}]");
  }

  @ParameterizedTest
  @CsvSource({
    "IN_SYNC,    0,  0, 0, 0",
    "SETTLING,   0,  0, 0, 0",
    "DRIFTED,    1,  0, 0, 0",
    "HEALED,     0,  0, 1, 0",
    "NOT_HEALED, 1,  0, 0, 1",
    "UNREADABLE, '', 1, 0, 0",
    "DEPLOYING,  '', 0, 0, 0",
  })
  void driftIsCountedOnlyWhereItIsKnown(
      DriftStatus state, String drift, String unreadable, String healed, String notHealed) {
    Map<String, Object> line =
        line(EmbeddedMetrics.line(DRIFT.as(state, ""), "Watcher", true, Instant.EPOCH));

    assertThat(line)
        .containsEntry("Region", "eu-west-1")
        .containsEntry("Function", "Watcher")
        .hasEntrySatisfying("Unreadable", value -> assertThat(value).hasToString(unreadable))
        .hasEntrySatisfying("Healed", value -> assertThat(value).hasToString(healed))
        .hasEntrySatisfying("NotHealed", value -> assertThat(value).hasToString(notHealed));
    assertThat(line.getOrDefault("Drift", "")).hasToString(drift);
  }

  @Test
  void aLineIsInTheEmbeddedMetricFormat() {
    byte[] line = EmbeddedMetrics.line(DRIFT, "Watcher", false, Instant.ofEpochMilli(1234));

    assertThat(new String(line, StandardCharsets.UTF_8))
        .startsWith(
            """
            {"_aws":{"Timestamp":1234,"CloudWatchMetrics":[\
            {"Namespace":"SecurityHubOrganizationConfiguration","Dimensions":[["Region"]],\
            "Metrics":[{"Name":"Drift","Unit":"Count"},{"Name":"Unreadable","Unit":"Count"}]},\
            {"Namespace":"SecurityHubOrganizationConfiguration","Dimensions":[["Function"]],\
            "Metrics":[{"Name":"Unreadable","Unit":"Count"}]}]},"level":"WARN",""")
        .endsWith("}\n");
  }

  private static Map<String, Object> line(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    String withoutArrays = text.replaceFirst("\"_aws\":\\{.*?\\]\\}\\]\\},", "");
    return Json.object(withoutArrays.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyStateThatNeedsSomebodyIsNews() {
    assertThat(List.of(DriftStatus.values()))
        .filteredOn(DriftStatus::isNews)
        .containsExactly(
            DriftStatus.DRIFTED,
            DriftStatus.HEALED,
            DriftStatus.NOT_HEALED,
            DriftStatus.UNREADABLE);
  }
}

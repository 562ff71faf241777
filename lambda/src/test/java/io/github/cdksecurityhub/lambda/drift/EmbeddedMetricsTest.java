package io.github.cdksecurityhub.lambda.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedMetricsTest {
  private static final Drift DRIFT =
      DriftCheck.compare(
          new AccountRegion("123456789012", "eu-west-1"),
          DriftScenario.DECLARED,
          FakeSecurityHub.enabled(DriftScenario.FOREIGN));

  private static Map<String, Object> line(DriftStatus status, boolean heals) throws IOException {
    byte[] line =
        EmbeddedMetrics.line(
            new DriftEvent(
                DRIFT.withStatus(status, ""),
                DriftScenario.SCHEDULE,
                DriftScenario.STACK,
                Instant.ofEpochMilli(1234)),
            "Drift-Function",
            heals);
    assertThat(new String(line, StandardCharsets.UTF_8)).endsWith("}\n").containsOnlyOnce("\n");
    return JSON.std.mapFrom(line);
  }

  @ParameterizedTest
  @CsvSource({
    "IN_SYNC,    INFO, 0,  0, 0, 0",
    "SETTLING,   INFO, 0,  0, 0, 0",
    "DRIFTED,    WARN, 1,  0, 0, 0",
    "HEALED,     WARN, 0,  0, 1, 0",
    "NOT_HEALED, WARN, 1,  0, 0, 1",
    "UNREADABLE, WARN, '', 1, 0, 0",
    "DEPLOYING,  INFO, '', 0, 0, 0",
  })
  void driftIsCountedOnlyWhereItIsKnown(
      DriftStatus status, String level, String drift, int unreadable, int healed, int notHealed)
      throws Exception {
    Map<String, Object> line = line(status, true);

    assertThat(line)
        .containsEntry("level", level)
        .containsEntry("Region", "eu-west-1")
        .containsEntry("Function", "Drift-Function")
        .containsEntry("state", status.name())
        .containsEntry("Unreadable", unreadable)
        .containsEntry("Healed", healed)
        .containsEntry("NotHealed", notHealed);
    assertThat(line.getOrDefault("Drift", "")).hasToString(drift);
  }

  @Test
  void aLineIsInTheEmbeddedMetricFormat() throws Exception {
    assertThat(line(DriftStatus.DRIFTED, false))
        .doesNotContainKeys("Healed", "NotHealed")
        .containsEntry(
            "_aws",
            JSON.std.anyFrom(
                """
                {"Timestamp":1234,"CloudWatchMetrics":[
                {"Namespace":"SecurityHubOrganizationConfiguration","Dimensions":[["Region"]],
                "Metrics":[{"Name":"Drift","Unit":"Count"},{"Name":"Unreadable","Unit":"Count"}]},
                {"Namespace":"SecurityHubOrganizationConfiguration","Dimensions":[["Function"]],
                "Metrics":[{"Name":"Unreadable","Unit":"Count"}]}]}\
                """));
  }

  @Test
  void aResourceCountsByItsRegionAndType() throws Exception {
    CentralDriftScenario scenario = new CentralDriftScenario();
    scenario.change("'Integer':'15'", "'Integer':'90'");
    byte[] line =
        EmbeddedMetrics.line(
            new DriftEvent(
                scenario.check().get("Baseline"),
                DriftScenario.SCHEDULE,
                DriftScenario.STACK,
                Instant.ofEpochMilli(1234)),
            "Drift-Function",
            false);

    assertThat(JSON.std.mapFrom(line))
        .containsEntry("Drift", 1)
        .containsEntry("Region", "us-east-1")
        .containsEntry("ResourceType", "AWS::SecurityHub::ConfigurationPolicy")
        .containsEntry("resource", "baseline");
    assertThat(new String(line, StandardCharsets.UTF_8))
        .contains("\"Dimensions\":[[\"Region\",\"ResourceType\"]]");
  }
}

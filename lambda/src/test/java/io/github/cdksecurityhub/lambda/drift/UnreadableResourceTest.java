package io.github.cdksecurityhub.lambda.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.UnreadableException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't be read or resolved is reported as unreadable, and never as in sync. */
@Timeout(60)
class UnreadableResourceTest {
  private final CentralDriftScenario scenario = new CentralDriftScenario();

  private Drift of(String logicalId) throws InterruptedException {
    return scenario.check().get(logicalId);
  }

  @ParameterizedTest
  @CsvSource({
    "ListFindingAggregators, Aggregator",
    "ListConfigurationPolicies, Baseline OnRoot",
    "GetConfigurationPolicy, Baseline",
    "ListConfigurationPolicyAssociations, OnRoot",
  })
  void whatMayNotBeReadIsUnreadableAndNothingElse(String operation, String unreadable)
      throws Exception {
    scenario.hub.denied.add(operation);

    scenario
        .check()
        .forEach(
            (id, drift) -> {
              boolean isDenied = List.of(unreadable.split(" ")).contains(id);
              assertThat(drift.status())
                  .as(id)
                  .isEqualTo(isDenied ? DriftStatus.UNREADABLE : DriftStatus.IN_SYNC);
              assertThat(drift.reason()).as(id).contains(isDenied ? operation : "");
            });
  }

  @Test
  void whatCannotBeResolvedIsUnreadableAndNamesTheProperty() throws Exception {
    scenario
        .properties("OnRoot")
        .set(
            "ConfigurationPolicyId",
            CentralDriftScenario.json("{'Fn::ImportValue': 'other-policy'}"));

    Drift drift = of("OnRoot");

    assertThat(drift.status()).isEqualTo(DriftStatus.UNREADABLE);
    assertThat(CentralDriftScenario.message(drift, DriftScenario.SCHEDULE))
        .isEqualTo(
            "The policy association of root r-ab12, of 123456789012 in us-east-1, declared as"
                + " OnRoot by the stack Hub, can't be checked for drift. Its property"
                + " ConfigurationPolicyId contains Fn::ImportValue, which this function can't"
                + " resolve. Declare the value itself, or a parameter of the stack with that"
                + " value.");
    assertThat(of("Baseline").status()).isEqualTo(DriftStatus.IN_SYNC);
  }

  @Test
  void withoutTheTemplateNothingIsTakenForInSync() throws Exception {
    scenario.source =
        stackId -> {
          throw new UnreadableException("AccessDenied: GetTemplate.", null);
        };

    assertThat(scenario.check().values())
        .singleElement()
        .satisfies(
            drift -> {
              assertThat(drift.status()).isEqualTo(DriftStatus.UNREADABLE);
              assertThat(CentralDriftScenario.message(drift, DriftScenario.SCHEDULE))
                  .isEqualTo(
                      "The central configuration of 123456789012 in us-east-1, declared by the"
                          + " stack Hub, can't be checked for drift. The stack's template can't be"
                          + " read: AccessDenied: GetTemplate.");
            });
  }

  @Test
  void withoutTheHomeRegionsConfigurationNothingIsInSync() throws Exception {
    scenario.home = Optional.empty();

    assertThat(scenario.check().values())
        .hasSize(3)
        .allSatisfy(
            drift -> {
              assertThat(drift.status()).isEqualTo(DriftStatus.UNREADABLE);
              assertThat(drift.reason())
                  .isEqualTo(
                      "The organization configuration of us-east-1 can't be read: No response.");
            });
  }

  @Test
  void anUnexpectedFailureIsUnreadableAndNotInSync() throws Exception {
    scenario.hub.associations = null;

    assertThat(scenario.check().values())
        .hasSize(3)
        .allSatisfy(
            drift -> {
              assertThat(drift.status()).isEqualTo(DriftStatus.UNREADABLE);
              assertThat(drift.reason()).contains("failed unexpectedly", "NullPointerException");
            });
  }
}

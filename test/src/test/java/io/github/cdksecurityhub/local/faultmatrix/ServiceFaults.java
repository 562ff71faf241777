package io.github.cdksecurityhub.local.faultmatrix;

import static io.github.cdksecurityhub.local.faultmatrix.Row.fromCentral;
import static io.github.cdksecurityhub.local.faultmatrix.Row.local;
import static io.github.cdksecurityhub.local.faultmatrix.Row.toCentral;
import static io.github.cdksecurityhub.local.securityhub.Operation.DESCRIBE_ORGANIZATION_CONFIGURATION;
import static io.github.cdksecurityhub.local.securityhub.Operation.UPDATE_ORGANIZATION_CONFIGURATION;

import io.github.cdksecurityhub.local.securityhub.CentralOutcome;
import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.Knob;
import io.github.cdksecurityhub.local.securityhub.Lasting;
import java.time.Duration;
import java.util.List;

/** What Security Hub itself returns or does. */
final class ServiceFaults {
  private static final Fault SYNCING =
      Fault.error(
          400,
          "DataUnavailableException",
          "Central configuration couldn't be enabled because data from organization o-exampleorg"
              + " is still syncing. Retry later.");
  private static final Fault SYNCING_AS_404 =
      Fault.error(
          404,
          "ResourceNotFoundException",
          "Central configuration couldn't be enabled because data from organization o-exampleorg"
              + " is still syncing. Retry later.");
  private static final Fault NOT_FOUND =
      Fault.error(404, "ResourceNotFoundException", "The requested resource was not found.");

  private ServiceFaults() {}

  static List<Row> load() {
    return List.of(
        local("nothing", "what the other rows compare with", scenario -> {}),
        local(
            "429 on the first three reads and writes",
            "R5: other callers use up the rate",
            scenario -> {
              scenario.reads().fail(Fault.throttled(), 3);
              scenario.writes().fail(Fault.throttled(), 3);
            }),
        local(
                "429 on every read",
                "R5: nothing can be seen",
                scenario -> scenario.reads().failForEver(Fault.throttled()))
            .hurried(),
        local(
                "429 on every write",
                "R5: nothing can be changed",
                scenario -> scenario.writes().failForEver(Fault.throttled()))
            .hurried(),
        local(
            "500 on the first three reads and writes",
            "R3: the service has a bad moment",
            scenario -> {
              scenario.reads().fail(Fault.internalError(), 3);
              scenario.writes().fail(Fault.internalError(), 3);
            }),
        local(
                "500 on every read",
                "R3: the service is down",
                scenario -> scenario.reads().failForEver(Fault.internalError()))
            .hurried(),
        local(
                "500 on every write",
                "R3: the service is half down",
                scenario -> scenario.writes().failForEver(Fault.internalError()))
            .hurried(),
        local(
            "500 on the write, which took effect",
            "an error is no proof that nothing happened",
            scenario -> scenario.writes().fail(Fault.internalErrorAfterwards())));
  }

  static List<Row> refusals() {
    return List.of(
        local(
            "401 not the administrator, on reads",
            "R13, R30: the registration is missing or gone",
            scenario -> scenario.region().removeAdministrator()),
        local(
            "401 not the administrator, from the write on",
            "R13, R40: the POST's 401 comes without its message",
            scenario ->
                scenario.writes().beforeNext(() -> scenario.region().removeAdministrator())),
        local(
            "401 not subscribed, on reads",
            "R14: Security Hub is off in the Region",
            scenario -> scenario.region().unsubscribe()),
        local(
            "401 not subscribed, from the write on",
            "R14, R40: the POST's 401 comes without its message",
            scenario -> scenario.writes().beforeNext(() -> scenario.region().unsubscribe())),
        local(
            "403 on the first read",
            "R39: the role's policy spreads for some seconds",
            scenario ->
                scenario.reads().fail(scenario.denied(DESCRIBE_ORGANIZATION_CONFIGURATION))),
        local(
            "403 on every read",
            "R16: IAM or an organization's policy denies",
            scenario ->
                scenario.reads().failForEver(scenario.denied(DESCRIBE_ORGANIZATION_CONFIGURATION))),
        local(
            "403 on the first write",
            "R39: the role's policy spreads for some seconds",
            scenario -> scenario.writes().fail(scenario.denied(UPDATE_ORGANIZATION_CONFIGURATION))),
        // A Create sends it twice in the 2 s that permissions have then; in 4 s twice or three
        // times.
        local(
                "403 on every write",
                "R16, R32: a role that may only read",
                scenario ->
                    scenario
                        .writes()
                        .failForEver(scenario.denied(UPDATE_ORGANIZATION_CONFIGURATION)))
            .within(Duration.ofSeconds(30)),
        local(
            "404 on the write",
            "R3: a refusal that no rule explains",
            scenario -> scenario.writes().fail(NOT_FOUND)));
  }

  static List<Row> central() {
    return List.of(
        toCentral("nothing, going CENTRAL", "what the next rows compare with", scenario -> {}),
        toCentral(
            "404 no finding aggregator",
            "R18: the prerequisite is missing",
            scenario -> scenario.hub().organization(scenario.account()).removeAggregator()),
        toCentral(
            "syncing, once",
            "R22: the administrator was registered a moment ago",
            scenario -> scenario.writes().fail(SYNCING)),
        toCentral(
                "syncing for ever",
                "R22: under the other code, and without an end",
                scenario -> scenario.writes().failForEver(SYNCING_AS_404))
            .hurried(),
        toCentral(
                "PENDING for ever",
                "R24: no bound is documented",
                scenario -> scenario.region().set(Knob.PENDING, Lasting.forEver()))
            .hurried(),
        toCentral(
            "FAILED with a message",
            "R24: accepted and then given up",
            scenario ->
                scenario
                    .region()
                    .set(
                        Knob.CENTRAL_OUTCOME,
                        CentralOutcome.failed("The moon is in the wrong phase."))),
        toCentral(
            "FAILED without a message",
            "R10: the message can be missing",
            scenario ->
                scenario.region().set(Knob.CENTRAL_OUTCOME, CentralOutcome.failedSilently())),
        toCentral(
            "JVM killed after the write to CENTRAL",
            "R24, R36: the second run finds PENDING",
            scenario -> {
              scenario.region().set(Knob.PENDING, Lasting.calls(2));
              scenario.writes().afterNext(scenario::kill);
            }),
        fromCentral("nothing, leaving CENTRAL", "what the next rows compare with", scenario -> {}),
        fromCentral(
            "409 once",
            "R28: policies go asynchronously",
            scenario -> scenario.region().set(Knob.LEAVING_CONFLICTS, Lasting.calls(1))),
        fromCentral(
                "409 for ever",
                "R28: policies stay",
                scenario -> scenario.region().set(Knob.LEAVING_CONFLICTS, Lasting.forEver()))
            // A Create that leaves CENTRAL reads again after 10 s before it writes.
            .within(Duration.ofSeconds(20)));
  }

  static List<Row> consistency() {
    return List.of(
        local(
            "the write is lost, once",
            "R25: 200, and nothing happened",
            scenario -> scenario.region().set(Knob.LOST_UPDATES, Lasting.calls(1))),
        local(
                "every write is lost",
                "R25: 200, and nothing ever happens",
                scenario -> scenario.region().set(Knob.LOST_UPDATES, Lasting.forEver()))
            .within(Duration.ofSeconds(18)),
        local(
            "two stale reads after the write",
            "R26: a read is no proof of the opposite",
            scenario -> scenario.region().set(Knob.STALE_READS, Lasting.calls(2))),
        local(
            "another writer between read and write",
            "the service has no conditional write",
            scenario ->
                scenario
                    .reads()
                    .afterNext(() -> scenario.region().configure(Shift.FOREIGN.live()))),
        local(
            "another writer between write and proof",
            "what was proven must be true",
            scenario ->
                scenario
                    .writes()
                    .afterNext(() -> scenario.region().configure(Shift.FOREIGN.live()))));
  }
}

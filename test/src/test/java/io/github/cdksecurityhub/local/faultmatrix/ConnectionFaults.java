package io.github.cdksecurityhub.local.faultmatrix;

import static io.github.cdksecurityhub.local.faultmatrix.Row.local;

import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.Moment;
import io.github.cdksecurityhub.local.securityhub.SpoiledBody;
import java.time.Duration;
import java.util.List;

/** What happens between the function and Security Hub. */
final class ConnectionFaults {
  /** After the ten seconds that the function itself waits for one response. */
  private static final Duration TWO_PATIENCES = Duration.ofSeconds(40);

  private ConnectionFaults() {}

  static List<Row> connections() {
    return List.of(
        local(
                "connections refused for a moment",
                "an endpoint or route comes back",
                scenario -> {
                  scenario.hub().refuseConnections();
                  scenario.soonAfterTheStart(scenario.hub()::acceptConnections);
                })
            .on(TestAccount.Type.OWN_ENDPOINT),
        local(
                "connections refused for ever",
                "a VPC without a route",
                scenario -> scenario.hub().refuseConnections())
            .on(TestAccount.Type.OWN_ENDPOINT)
            .hurried(),
        local(
            "reset on the first read",
            "a connection that was kept too long",
            scenario -> scenario.reads().fail(Fault.reset(Moment.BEFORE))),
        local(
            "reset on the write, before it took effect",
            "the outcome is unknown",
            scenario -> scenario.writes().fail(Fault.reset(Moment.BEFORE))),
        local(
            "reset on the write, after it took effect",
            "the outcome is unknown",
            scenario -> scenario.writes().fail(Fault.reset(Moment.AFTER))),
        local(
            "read time-out on the first read",
            "a silent peer",
            scenario -> scenario.reads().fail(Fault.held(Moment.BEFORE, scenario.end()))),
        local(
                "read time-out on the write, which got lost",
                "the outcome is unknown",
                scenario -> scenario.writes().fail(Fault.held(Moment.BEFORE, scenario.end())))
            .within(TWO_PATIENCES),
        local(
            "read time-out on the write, which took effect",
            "the outcome is unknown",
            scenario -> scenario.writes().fail(Fault.held(Moment.AFTER, scenario.end()))));
  }

  static List<Row> bodies() {
    return List.of(
        local(
            "truncated body on the first read",
            "half a response is none",
            scenario -> scenario.reads().fail(SpoiledBody.truncated())),
        local(
            "100 MB on the first read",
            "the service never sends that much",
            scenario -> scenario.reads().fail(SpoiledBody.replaced("x".repeat(100_000_000)))),
        local(
            "no JSON on the first read",
            "a proxy's page with status 200",
            scenario -> scenario.reads().fail(SpoiledBody.notJson())),
        local(
                "no JSON on every read",
                "a proxy that stays",
                scenario -> scenario.reads().failForEver(SpoiledBody.notJson()))
            .hurried(),
        local(
            "truncated body on the write",
            "it took effect",
            scenario -> scenario.writes().fail(SpoiledBody.truncated())),
        local(
            "no JSON on the write",
            "it took effect",
            scenario -> scenario.writes().fail(SpoiledBody.notJson())),
        local(
            "unknown Status on the first two reads",
            "the set of values is open",
            scenario -> scenario.reads().fail(SpoiledBody.unknownStatus("SETTLING"), 2)),
        local(
                "unknown Status on every read",
                "the set of values is open",
                scenario -> scenario.reads().failForEver(SpoiledBody.unknownStatus("SETTLING")))
            .hurried(),
        local(
            "no OrganizationConfiguration on the first read",
            "nothing may be guessed",
            scenario -> scenario.reads().fail(SpoiledBody.missing("OrganizationConfiguration"))),
        local(
                "no OrganizationConfiguration on every read",
                "nothing may be guessed",
                scenario ->
                    scenario.reads().failForEver(SpoiledBody.missing("OrganizationConfiguration")))
            .hurried());
  }
}

package io.github.cdksecurityhub.local.faultmatrix;

import static io.github.cdksecurityhub.local.faultmatrix.Row.local;

import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.Moment;
import io.github.cdksecurityhub.local.securityhub.SpoiledBody;
import java.time.Duration;
import java.util.List;

/** What happens between the function and Security Hub. */
final class ConnectionFaults {
  /** After the function's own ten seconds of patience with one response. */
  private static final Duration TWO_PATIENCES = Duration.ofSeconds(40);

  private ConnectionFaults() {}

  static List<Row> connections() {
    return List.of(
        local(
                "connections refused for a moment",
                "an endpoint or route comes back",
                scene -> {
                  scene.hub().refuseConnections();
                  scene.soonAfterTheStart(scene.hub()::acceptConnections);
                })
            .on(Lane.Type.OWN_ENDPOINT),
        local(
                "connections refused for ever",
                "a VPC without a route",
                scene -> scene.hub().refuseConnections())
            .on(Lane.Type.OWN_ENDPOINT)
            .hurried(),
        local(
            "reset on the first read",
            "a connection that was kept too long",
            scene -> scene.reads().fail(Fault.reset(Moment.BEFORE))),
        local(
            "reset on the write, before it took effect",
            "the outcome is unknown",
            scene -> scene.writes().fail(Fault.reset(Moment.BEFORE))),
        local(
            "reset on the write, after it took effect",
            "the outcome is unknown",
            scene -> scene.writes().fail(Fault.reset(Moment.AFTER))),
        local(
            "read time-out on the first read",
            "a silent peer",
            scene -> scene.reads().fail(Fault.held(Moment.BEFORE, scene.end()))),
        local(
                "read time-out on the write, which got lost",
                "the outcome is unknown",
                scene -> scene.writes().fail(Fault.held(Moment.BEFORE, scene.end())))
            .within(TWO_PATIENCES),
        local(
            "read time-out on the write, which took effect",
            "the outcome is unknown",
            scene -> scene.writes().fail(Fault.held(Moment.AFTER, scene.end()))));
  }

  static List<Row> bodies() {
    return List.of(
        local(
            "truncated body on the first read",
            "half a response is none",
            scene -> scene.reads().fail(SpoiledBody.truncated())),
        local(
            "100 MB on the first read",
            "the service never sends that much",
            scene -> scene.reads().fail(SpoiledBody.replaced("x".repeat(100_000_000)))),
        local(
            "no JSON on the first read",
            "a proxy's page with status 200",
            scene -> scene.reads().fail(SpoiledBody.notJson())),
        local(
                "no JSON on every read",
                "a proxy that stays",
                scene -> scene.reads().failForEver(SpoiledBody.notJson()))
            .hurried(),
        local(
            "truncated body on the write",
            "it took effect",
            scene -> scene.writes().fail(SpoiledBody.truncated())),
        local(
            "no JSON on the write",
            "it took effect",
            scene -> scene.writes().fail(SpoiledBody.notJson())),
        local(
            "unknown Status on the first two reads",
            "the set of values is open",
            scene -> scene.reads().fail(SpoiledBody.unknownStatus("SETTLING"), 2)),
        local(
                "unknown Status on every read",
                "the set of values is open",
                scene -> scene.reads().failForEver(SpoiledBody.unknownStatus("SETTLING")))
            .hurried(),
        local(
            "no OrganizationConfiguration on the first read",
            "nothing may be guessed",
            scene -> scene.reads().fail(SpoiledBody.missing("OrganizationConfiguration"))),
        local(
                "no OrganizationConfiguration on every read",
                "nothing may be guessed",
                scene ->
                    scene.reads().failForEver(SpoiledBody.missing("OrganizationConfiguration")))
            .hurried());
  }
}

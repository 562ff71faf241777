package io.github.cdksecurityhub.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.events.LocalEventBridge;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import java.time.Duration;
import java.util.List;

/** Drift that is noticed after a write, drift that the clock finds, and healing. */
final class DriftScenario {

  private static final String HERE = LocalAws.STACK_REGION;
  private static final String THERE = "eu-west-1";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final LiveConfiguration FOREIGN =
      LiveConfiguration.local(false, AutoEnableStandards.NONE);

  private DriftScenario() {}

  static Scenario scenario() {
    return new Scenario(
        hub -> hub.in(THERE).configure(LiveConfiguration.local(true, AutoEnableStandards.NONE)),
        List.of(
            run -> run.edit(template -> template.healing(false)),
            run -> run.report().prior(run.prior(), ""),
            PlanSteps.plan(
                "Plan what a deployment would do", 2, "local, new accounts off, default"),
            DriftScenario::deploy,
            PlanSteps.plan("Plan again: nothing to do", 0, "Plan: 2 unchanged."),
            DriftScenario::lookAtWhatIsAsDeclared,
            DriftScenario::writeHere,
            PlanSteps.plan("Plan: what was changed by hand has drifted", 2, "drifted"),
            DriftScenario::writeThere,
            DriftScenario::declareHealing,
            Steps::delete));
  }

  private static void deploy(ScenarioRun run) throws InterruptedException {
    run.report().step("Deploy, with a check every hour that only reports");
    run.deploy(StackStatus.CREATE_COMPLETE);
    quiet(run);
    expect(run, 0);
  }

  private static void lookAtWhatIsAsDeclared(ScenarioRun run) throws InterruptedException {
    run.report().step("An hour later: the rule's rate comes round, nothing differs");
    tick(run);
    expect(run, 0);
  }

  private static void writeHere(ScenarioRun run) throws InterruptedException {
    run.report().step("A user changes " + HERE + ", the stack's Region, by hand");
    write(run, HERE);
    run.report().note("CloudTrail reports it to EventBridge, which invokes the function:");
    expect(run, 1, HERE + " DRIFTED by CHANGE");
  }

  private static void writeThere(ScenarioRun run) throws InterruptedException {
    run.report().step("A user changes " + THERE + " by hand, and an hour passes");
    int events = run.aws().events().putEvents().size();
    write(run, THERE);
    run.report().checks().equal("events before", events, events(run).size());
    run.report().note("CloudTrail's events stay in their Region. The clock finds it:");
    tick(run);
    expect(run, events + 2, HERE + " DRIFTED by SCHEDULE", THERE + " DRIFTED by SCHEDULE");
  }

  private static void declareHealing(ScenarioRun run) throws InterruptedException {
    run.report().step("Declare .heal(), deploy, and an hour passes");
    int events = events(run).size();
    run.edit(template -> template.healing(true));
    StackStatus status = run.deploy().outcome().status();
    run.report().checks().equal("the stack's state", StackStatus.UPDATE_COMPLETE, status);
    tick(run);
    expect(run, events + 2, HERE + " HEALED by SCHEDULE", THERE + " HEALED by SCHEDULE");
    proof(run);
  }

  private static void write(ScenarioRun run, String region) throws InterruptedException {
    run.aws().securityHub().in(region).configure(FOREIGN);
    quiet(run);
  }

  private static void tick(ScenarioRun run) throws InterruptedException {
    run.aws().events().tick();
    quiet(run);
  }

  private static void quiet(ScenarioRun run) throws InterruptedException {
    run.aws().events().awaitQuiet(LIMIT);
  }

  private static List<JsonNode> events(ScenarioRun run) {
    return run.aws().events().putEvents();
  }

  private static void proof(ScenarioRun run) {
    run.report().proof("Every Region is as declared", run.template().desired(), run.live());
    run.report().checks().equal("what is live", run.template().desired(), run.live());
  }

  /** Shows the last events, as the topic got them, and checks them. */
  private static void expect(ScenarioRun run, int events, String... last) {
    List<JsonNode> all = events(run);
    run.report().checks().equal("events so far", events, all.size());
    List<JsonNode> shown = all.subList(Math.max(0, all.size() - last.length), all.size());
    List<String> summaries = shown.stream().map(DriftScenario::summary).toList();
    run.report().checks().equal("the last events", List.of(last), summaries);
    shown.forEach(event -> run.report().note(event.at("/detail/message").asText()));
    List<LocalEventBridge.Notification> messages = run.aws().events().notifications();
    run.report().checks().equal("messages of the topic so far", events, messages.size());
  }

  private static String summary(JsonNode event) {
    JsonNode detail = event.path("detail");
    return detail.path("region").asText()
        + " "
        + detail.path("state").asText()
        + " by "
        + detail.path("trigger").asText();
  }
}

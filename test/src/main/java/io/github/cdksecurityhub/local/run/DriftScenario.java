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
            play -> play.edit(template -> template.healing(false)),
            play -> play.report().prior(play.prior(), ""),
            PlanActs.plan("Plan what a deployment would do", 2, "local, new accounts off, default"),
            DriftScenario::deploy,
            PlanActs.plan("Plan again: nothing to do", 0, "Plan: 2 unchanged."),
            DriftScenario::lookAtWhatIsAsDeclared,
            DriftScenario::writeHere,
            PlanActs.plan("Plan: what was changed by hand has drifted", 2, "drifted"),
            DriftScenario::writeThere,
            DriftScenario::declareHealing,
            Acts::delete));
  }

  private static void deploy(Play play) throws InterruptedException {
    play.report().step("Deploy, with a check every hour that only reports");
    play.deploy(StackStatus.CREATE_COMPLETE);
    quiet(play);
    expect(play, 0);
  }

  private static void lookAtWhatIsAsDeclared(Play play) throws InterruptedException {
    play.report().step("An hour later: the rule's rate comes round, nothing differs");
    tick(play);
    expect(play, 0);
  }

  private static void writeHere(Play play) throws InterruptedException {
    play.report().step("A user changes " + HERE + ", the stack's Region, by hand");
    write(play, HERE);
    play.report().note("CloudTrail reports it to EventBridge, which invokes the function:");
    expect(play, 1, HERE + " DRIFTED by CHANGE");
  }

  private static void writeThere(Play play) throws InterruptedException {
    play.report().step("A user changes " + THERE + " by hand, and an hour passes");
    int events = play.aws().events().putEvents().size();
    write(play, THERE);
    play.report().checks().equal("events before", events, events(play).size());
    play.report().note("CloudTrail's events stay in their Region. The clock finds it:");
    tick(play);
    expect(play, events + 2, HERE + " DRIFTED by SCHEDULE", THERE + " DRIFTED by SCHEDULE");
  }

  private static void declareHealing(Play play) throws InterruptedException {
    play.report().step("Declare .heal(), deploy, and an hour passes");
    int events = events(play).size();
    play.edit(template -> template.healing(true));
    StackStatus status = play.deploy().outcome().status();
    play.report().checks().equal("the stack's state", StackStatus.UPDATE_COMPLETE, status);
    tick(play);
    expect(play, events + 2, HERE + " HEALED by SCHEDULE", THERE + " HEALED by SCHEDULE");
    proof(play);
  }

  private static void write(Play play, String region) throws InterruptedException {
    play.aws().securityHub().in(region).configure(FOREIGN);
    quiet(play);
  }

  private static void tick(Play play) throws InterruptedException {
    play.aws().events().tick();
    quiet(play);
  }

  private static void quiet(Play play) throws InterruptedException {
    play.aws().events().awaitQuiet(LIMIT);
  }

  private static List<JsonNode> events(Play play) {
    return play.aws().events().putEvents();
  }

  private static void proof(Play play) {
    play.report().proof("Every Region is as declared", play.template().desired(), play.live());
    play.report().checks().equal("what is live", play.template().desired(), play.live());
  }

  /** Shows the last events, as the topic got them, and checks what they say. */
  private static void expect(Play play, int events, String... last) {
    List<JsonNode> all = events(play);
    play.report().checks().equal("events so far", events, all.size());
    List<JsonNode> shown = all.subList(Math.max(0, all.size() - last.length), all.size());
    List<String> told = shown.stream().map(DriftScenario::inFewWords).toList();
    play.report().checks().equal("the last events", List.of(last), told);
    shown.forEach(event -> play.report().note(event.at("/detail/message").asText()));
    List<LocalEventBridge.Notification> messages = play.aws().events().notifications();
    play.report().checks().equal("messages of the topic so far", events, messages.size());
  }

  private static String inFewWords(JsonNode event) {
    JsonNode detail = event.path("detail");
    return detail.path("region").asText()
        + " "
        + detail.path("state").asText()
        + " by "
        + detail.path("trigger").asText();
  }
}

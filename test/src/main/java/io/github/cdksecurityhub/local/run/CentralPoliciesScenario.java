package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.run.Scenario.Step;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.Knob;
import io.github.cdksecurityhub.local.securityhub.Lasting;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.Variant;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Policies over an organization: how they come, change, move and go, and what is in the way. */
final class CentralPoliciesScenario {

  /** How long a disassociation takes that a Delete has to wait for. */
  static final Lasting SLOW = Lasting.time(Duration.ofSeconds(3));

  private static final String HOME = "us-east-1";
  private static final String SANDBOX = "ou-ab12-sandbox0";

  /**
   * The function's time where it cannot succeed, all of which is waited for; going central, which
   * waits ten seconds until every read of linked Regions is true, needs more than half of it.
   */
  private static final int SHORT_SECONDS = 24;

  private CentralPoliciesScenario() {}

  static Scenario scenario() {
    return new Scenario(CentralPoliciesScenario::prior, steps());
  }

  private static void prior(LocalSecurityHub hub) {
    hub.in(HOME).configure(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT));
    hub.organization().sync(Lasting.time(Duration.ofSeconds(3)));
    hub.set(Knob.PENDING, Lasting.time(Duration.ofSeconds(1)));
  }

  private static List<Step> steps() {
    StackStatus updated = StackStatus.UPDATE_COMPLETE;
    return List.of(
        run -> run.report().prior(run.prior(), "none"),
        PlanSteps.plan("Plan what a deployment would make", 2, "Plan: 8 to create, 1 to update."),
        PolicySteps.deploy(
            "Deploy while the organization's data is syncing for 3 s",
            as -> as,
            StackStatus.CREATE_COMPLETE),
        Steps::deployUnchanged,
        PolicySteps.deploy(
            "Add a policy", PolicyTemplate.add("audit", "ou-ab12-auditors"), updated),
        PolicySteps.deploy(
            "Change a policy", PolicyTemplate.describe("baseline", "What all have"), updated),
        PolicySteps.deploy(
            "Move a target to another policy", PolicyTemplate.move(SANDBOX, "audit"), updated),
        PolicySteps.deploy("Remove a policy", PolicyTemplate.remove("sandbox"), updated),
        PolicySteps.fail(
            "Declare LOCAL instead, in one deployment",
            withoutCentral().andThen(t -> t.functionTimeout(SHORT_SECONDS))::apply,
            "\" on ROOT r-ab12",
            "only after all of its updates",
            "deploy it first without them"),
        PolicySteps.deploy(
            "The two-step way: first without policies", PolicyTemplate.removeAll(), updated),
        PolicySteps.deploy("... then LOCAL", withoutCentral(), updated),
        CentralPoliciesScenario::backToCentral,
        CentralPoliciesScenario::slow,
        PolicySteps.remove(
            "Remove the construct; a disassociation is slow", PolicyTemplate.removeEverything()),
        CentralPoliciesScenario::backToCentral,
        PolicySteps::failToDelete,
        PolicySteps::deleteAgain);
  }

  private static UnaryOperator<EditedTemplate> withoutCentral() {
    return t ->
        PolicyTemplate.removeAll()
            .andThen(PolicyTemplate.removeAggregator())
            .apply(t)
            .local("true", "NONE");
  }

  /** The construct as it was synthesized, where there is LOCAL or nothing now. */
  private static void backToCentral(ScenarioRun run) throws InterruptedException {
    EditedTemplate synthesized = run.synthesized().functionTimeout(SHORT_SECONDS);
    PolicySteps.deploy(
            "Declare the central configuration again",
            now -> synthesized,
            StackStatus.UPDATE_COMPLETE)
        .on(run);
  }

  private static void slow(ScenarioRun run) {
    run.aws().securityHub().set(Knob.DISASSOCIATION, SLOW);
    run.aws().securityHub().set(Knob.DISASSOCIATING, Variant.Disassociating.HIDDEN);
  }
}

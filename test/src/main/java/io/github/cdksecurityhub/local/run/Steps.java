package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.run.Report.Checks;
import io.github.cdksecurityhub.local.run.Scenario.Step;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import java.util.function.UnaryOperator;

/** The steps that several scenarios have. */
final class Steps {

  private Steps() {}

  static void deployAgain(ScenarioRun run) throws InterruptedException {
    run.report().step("Deploy again");
    run.report()
        .note(
            "A stack whose creation was rolled back can only be deleted: the CDK's command line"
                + " does that first, and so does this run.");
    run.deploy(StackStatus.CREATE_COMPLETE);
  }

  static void deployUnchanged(ScenarioRun run) throws InterruptedException {
    Report report = run.report();
    report.step("An hour later: deploy with nothing changed");
    int calls = run.aws().securityHub().calls().count();
    String refusal = "";
    try {
      run.deploy();
    } catch (IllegalStateException e) {
      refusal = e.getMessage();
    }
    report.checks().equal("CloudFormation's message", "No updates are to be performed.", refusal);
    report.checks().equal("calls to Security Hub", calls, run.aws().securityHub().calls().count());
    report.note(
        "CloudFormation compares templates: \""
            + refusal
            + "\" No event, no call to Security Hub. An event all the same, made by one second"
            + " less of ServiceTimeout, finds everything as it should be and writes nothing:");
    run.anHourPasses();
    run.edit(EditedTemplate::touched);
    run.deploy(StackStatus.UPDATE_COMPLETE);
  }

  /** An edit of the template that must go through; the title is what the user did. */
  static Step change(String title, UnaryOperator<EditedTemplate> edit) {
    return run -> {
      run.report().step("Change: " + title);
      run.edit(edit);
      run.deploy(StackStatus.UPDATE_COMPLETE);
    };
  }

  /** A write by hand, which the next event reverts. */
  static Step heal(String region, LiveConfiguration foreign) {
    return run -> {
      run.report().step("A foreign write in " + region + ", and the deployment that heals it");
      run.aws().securityHub().in(region).configure(foreign);
      run.report()
          .note(
              "A user made it "
                  + Live.summary(foreign)
                  + " by hand. CloudFormation doesn't see that, and sends an Update only when a"
                  + " property changes: here, one second less of ServiceTimeout.");
      run.anHourPasses();
      run.edit(EditedTemplate::touched);
      run.deploy(StackStatus.UPDATE_COMPLETE);
    };
  }

  static void delete(ScenarioRun run) throws InterruptedException {
    Report report = run.report();
    report.step("Delete the stack");
    run.anHourPasses();
    Deployments.Result done = run.delete();
    Checks checks = report.checks();
    checks.equal("the stack's state", StackStatus.DELETE_COMPLETE, done.outcome().status());
    checks.equal("what is live", run.prior(), run.live());
    checks.equal("writes", RegionTable.changed(done.before(), run.prior()), done.writes());
    report.proof("Every Region has back what was there before", run.prior(), run.live());
  }
}

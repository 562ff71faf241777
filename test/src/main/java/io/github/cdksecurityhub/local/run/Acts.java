package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import java.util.function.UnaryOperator;

/** The acts that several scenarios have. */
final class Acts {

  private Acts() {}

  static void deployAgain(Play play) throws InterruptedException {
    play.report().step("Deploy again");
    play.report()
        .note(
            "A stack whose creation was rolled back can only be deleted: the CDK's command line"
                + " does that first, and so does this run.");
    play.deploy(StackStatus.CREATE_COMPLETE);
  }

  static void deployUnchanged(Play play) throws InterruptedException {
    Report report = play.report();
    report.step("Deploy with nothing changed");
    int calls = play.aws().securityHub().calls().count();
    String refusal = "";
    try {
      play.deploy();
    } catch (IllegalStateException e) {
      refusal = e.getMessage();
    }
    report.checks().equal("CloudFormation's word", "No updates are to be performed.", refusal);
    report.checks().equal("calls to Security Hub", calls, play.aws().securityHub().calls().count());
    report.note(
        "CloudFormation compares templates: \""
            + refusal
            + "\" No event, no call to Security Hub. An event all the same, made by one second"
            + " less of ServiceTimeout, finds everything as it should be and writes nothing:");
    play.edit(EditedTemplate::touched);
    play.deploy(StackStatus.UPDATE_COMPLETE);
  }

  /** An edit of the template that must go through; the title says what someone did. */
  static Act change(String title, UnaryOperator<EditedTemplate> edit) {
    return play -> {
      play.report().step("Change: " + title);
      play.edit(edit);
      play.deploy(StackStatus.UPDATE_COMPLETE);
    };
  }

  /** Somebody else's write, which the next event puts right. */
  static Act heal(String region, LiveConfiguration foreign) {
    return play -> {
      play.report().step("A foreign write in " + region + ", and the deployment that heals it");
      play.aws().securityHub().in(region).configure(foreign);
      play.report()
          .note(
              "Somebody made it "
                  + Live.summary(foreign)
                  + " by hand. CloudFormation doesn't see that, and sends an Update only when a"
                  + " property changes: here, one second less of ServiceTimeout.");
      play.edit(EditedTemplate::touched);
      play.deploy(StackStatus.UPDATE_COMPLETE);
    };
  }

  static void delete(Play play) throws InterruptedException {
    Report report = play.report();
    report.step("Delete the stack");
    Stage.Done done = play.delete();
    Checks checks = report.checks();
    checks.equal("the stack's state", StackStatus.DELETE_COMPLETE, done.outcome().status());
    checks.equal("what is live", play.prior(), play.live());
    checks.equal("writes", Differences.count(done.before(), play.prior()), done.writes());
    report.proof("Every Region has back what was there before", play.prior(), play.live());
  }
}

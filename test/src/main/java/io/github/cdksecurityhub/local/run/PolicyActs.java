package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.securityhub.PoliciesHandle;
import io.github.cdksecurityhub.local.securityhub.PolicyTarget;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The acts of scenarios with configuration policies. */
final class PolicyActs {

  private PolicyActs() {}

  /** A deployment after an edit; everything must be as the template says. */
  static Act deploy(String title, UnaryOperator<EditedTemplate> edit, StackStatus expected) {
    return play -> {
      play.report().step(title);
      play.edit(edit);
      Stage.Done done = play.deploy();
      play.report().checks().equal("the stack's state", expected, done.outcome().status());
      checkAsDeclared(play);
      show(play);
    };
  }

  /** A deployment that cannot be, and must leave everything as it was. */
  static Act fail(String title, UnaryOperator<EditedTemplate> edit, String... reason) {
    return play -> {
      play.report().step(title);
      EditedTemplate before = play.template();
      play.edit(edit);
      Stage.Done done = play.deploy();
      Checks checks = play.report().checks();
      checks.equal(
          "the stack's state", StackStatus.UPDATE_ROLLBACK_COMPLETE, done.outcome().status());
      for (String part : reason) {
        checks.contains("the reason", part, done.outcome().firstFailure());
      }
      play.edit(edited -> before);
      checkAsDeclared(play);
      show(play);
    };
  }

  /** The template is without the construct now, and everything as it was before the first act. */
  static Act remove(String title, UnaryOperator<EditedTemplate> edit) {
    return play -> {
      play.report().step(title);
      play.edit(edit);
      Stage.Done done = play.deploy();
      play.report()
          .checks()
          .equal("the stack's state", StackStatus.UPDATE_COMPLETE, done.outcome().status());
      checkNothingLeft(play);
    };
  }

  /** The stack's deletion comes upon a policy of somebody else, and names it. */
  static void failToDelete(Play play) throws InterruptedException {
    Report report = play.report();
    report.step("Delete the stack while somebody else's policy is associated");
    play.aws()
        .securityHub()
        .policies()
        .create("by-hand", unit("ou-ab12-finance0"))
        .create("spare-by-hand");
    report.note("Somebody made two policies by hand; one applies to ou-ab12-finance0.");
    Stage.Done done = play.delete();
    Checks checks = report.checks();
    checks.equal("the stack's state", StackStatus.DELETE_FAILED, done.outcome().status());
    String reason = done.outcome().firstFailure();
    checks.contains("the reason", "\"by-hand\" on ORGANIZATIONAL_UNIT ou-ab12-finance0", reason);
    checks.contains("the reason", "\"spare-by-hand\" (with no target)", reason);
    show(play);
  }

  /** What the failed deletion asked for is done, and the next one passes. */
  static void deleteAgain(Play play) throws InterruptedException {
    Report report = play.report();
    report.step("Remove those policies, and delete the stack again");
    PoliciesHandle policies = play.aws().securityHub().policies();
    policies.delete("by-hand").delete("spare-by-hand");
    policies.disassociate(unit("ou-ab12-finance0"), CentralPoliciesScenario.SLOW);
    report.note("The disassociation takes its time, and the function waits for it.");
    Stage.Done done = play.delete();
    report
        .checks()
        .equal("the stack's state", StackStatus.DELETE_COMPLETE, done.outcome().status());
    checkNothingLeft(play);
  }

  private static PolicyTarget unit(String id) {
    return new PolicyTarget(PolicyTarget.Type.ORGANIZATIONAL_UNIT, id);
  }

  private static void checkNothingLeft(Play play) {
    PoliciesHandle policies = play.aws().securityHub().policies();
    Checks checks = play.report().checks();
    checks.equal("what is live", play.prior(), play.live());
    checks.equal("the policies", 0, policies.names().size());
    checks.equal("the associations", 0, policies.associations().size());
    checks.equal(
        "the aggregator", false, play.aws().securityHub().organization().aggregator().isPresent());
    play.report()
        .proof(
            "No policy and no aggregator is left, and it is as before", play.prior(), play.live());
  }

  private static void checkAsDeclared(Play play) {
    Checks checks = play.report().checks();
    checks.equal("what is live", play.template().desired(), play.live());
    checks.equal(
        "the policies of the targets", PolicyTemplate.desired(play.template()), associations(play));
  }

  private static Map<String, String> associations(Play play) {
    Map<String, String> associations = new TreeMap<>();
    play.aws()
        .securityHub()
        .policies()
        .associations()
        .forEach((target, policy) -> associations.put(target.id(), policy));
    return associations;
  }

  private static void show(Play play) {
    Map<String, String> policies = new TreeMap<>();
    play.aws()
        .securityHub()
        .policies()
        .associations()
        .forEach(
            (target, policy) -> policies.put(target.id(), policy + "  (" + target.type() + ")"));
    play.report().policies(policies);
  }
}

package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.run.Report.Checks;
import io.github.cdksecurityhub.local.run.Scenario.Step;
import io.github.cdksecurityhub.local.securityhub.PoliciesHandle;
import io.github.cdksecurityhub.local.securityhub.PolicyTarget;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The steps of scenarios with configuration policies. */
final class PolicySteps {

  private PolicySteps() {}

  /** A deployment after an edit; everything must be as declared. */
  static Step deploy(String title, UnaryOperator<EditedTemplate> edit, StackStatus expected) {
    return run -> {
      run.report().step(title);
      run.edit(edit);
      Deployments.Result done = run.deploy();
      run.report().checks().equal("the stack's state", expected, done.outcome().status());
      checkAsDeclared(run);
      show(run);
    };
  }

  /** A deployment that cannot be, and must leave everything as it was. */
  static Step fail(String title, UnaryOperator<EditedTemplate> edit, String... reason) {
    return run -> {
      run.report().step(title);
      EditedTemplate before = run.template();
      run.edit(edit);
      Deployments.Result done = run.deploy();
      Checks checks = run.report().checks();
      checks.equal(
          "the stack's state", StackStatus.UPDATE_ROLLBACK_COMPLETE, done.outcome().status());
      for (String part : reason) {
        checks.contains("the reason", part, done.outcome().firstFailure());
      }
      run.edit(edited -> before);
      checkAsDeclared(run);
      show(run);
    };
  }

  /** The template is without the construct now, and everything as it was before the first step. */
  static Step remove(String title, UnaryOperator<EditedTemplate> edit) {
    return run -> {
      run.report().step(title);
      run.edit(edit);
      Deployments.Result done = run.deploy();
      run.report()
          .checks()
          .equal("the stack's state", StackStatus.UPDATE_COMPLETE, done.outcome().status());
      checkNothingLeft(run);
    };
  }

  /** The stack's deletion meets a policy made by hand, and names it. */
  static void failToDelete(ScenarioRun run) throws InterruptedException {
    Report report = run.report();
    report.step("Delete the stack while a policy made by hand is associated");
    run.aws()
        .securityHub()
        .policies()
        .create("by-hand", unit("ou-ab12-finance0"))
        .create("spare-by-hand");
    report.note("A user made two policies by hand; one applies to ou-ab12-finance0.");
    Deployments.Result done = run.delete();
    Checks checks = report.checks();
    checks.equal("the stack's state", StackStatus.DELETE_FAILED, done.outcome().status());
    String reason = done.outcome().firstFailure();
    checks.contains("the reason", "\"by-hand\" on ORGANIZATIONAL_UNIT ou-ab12-finance0", reason);
    checks.contains("the reason", "\"spare-by-hand\" (with no target)", reason);
    show(run);
  }

  /** What the failed deletion asked for is done, and the next one passes. */
  static void deleteAgain(ScenarioRun run) throws InterruptedException {
    Report report = run.report();
    report.step("Remove those policies, and delete the stack again");
    PoliciesHandle policies = run.aws().securityHub().policies();
    policies.delete("by-hand").delete("spare-by-hand");
    policies.disassociate(unit("ou-ab12-finance0"), CentralPoliciesScenario.SLOW);
    report.note("The disassociation takes its time, and the function waits for it.");
    Deployments.Result done = run.delete();
    report
        .checks()
        .equal("the stack's state", StackStatus.DELETE_COMPLETE, done.outcome().status());
    checkNothingLeft(run);
  }

  private static PolicyTarget unit(String id) {
    return new PolicyTarget(PolicyTarget.Type.ORGANIZATIONAL_UNIT, id);
  }

  private static void checkNothingLeft(ScenarioRun run) {
    PoliciesHandle policies = run.aws().securityHub().policies();
    Checks checks = run.report().checks();
    checks.equal("what is live", run.prior(), run.live());
    checks.equal("the policies", 0, policies.names().size());
    checks.equal("the associations", 0, policies.associations().size());
    checks.equal(
        "the aggregator", false, run.aws().securityHub().organization().aggregator().isPresent());
    run.report()
        .proof("No policy and no aggregator is left, and it is as before", run.prior(), run.live());
  }

  private static void checkAsDeclared(ScenarioRun run) {
    Checks checks = run.report().checks();
    checks.equal("what is live", run.template().desired(), run.live());
    checks.equal(
        "the policies of the targets", PolicyTemplate.desired(run.template()), associations(run));
  }

  private static Map<String, String> associations(ScenarioRun run) {
    Map<String, String> associations = new TreeMap<>();
    run.aws()
        .securityHub()
        .policies()
        .associations()
        .forEach((target, policy) -> associations.put(target.id(), policy));
    return associations;
  }

  private static void show(ScenarioRun run) {
    Map<String, String> policies = new TreeMap<>();
    run.aws()
        .securityHub()
        .policies()
        .associations()
        .forEach(
            (target, policy) -> policies.put(target.id(), policy + "  (" + target.type() + ")"));
    run.report().policies(policies);
  }
}

package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plays a scenario on a local AWS, step by step, and checks each. */
final class Play {

  private static final String STACK = "SecurityHubOrganization";

  private final Scenario scenario;
  private final LocalAws aws;
  private final Stage stage;
  private final Report report;
  private final Map<String, String> prior;
  private EditedTemplate template;

  Play(Scenario scenario, CloudAssembly assembly, LocalAws aws, Stage stage, Report report) {
    this.scenario = scenario;
    this.aws = aws;
    this.stage = stage;
    this.report = report;
    this.template =
        new EditedTemplate(assembly.template(STACK))
            .functionTimeout(Scenario.FUNCTION_TIMEOUT_SECONDS);
    stage.set(aws, template.regions());
    aws.cloudFormation().upload(assembly.assets());
    scenario.prior().accept(aws.securityHub());
    this.prior = stage.live();
  }

  /** A part of the play, one step or more. */
  @FunctionalInterface
  private interface Act {
    void play() throws InterruptedException;
  }

  /** Plays until the end, or until a step is not as expected: what follows builds on it. */
  void run() throws InterruptedException {
    report.prior(prior, scenario.unregistered());
    List<Act> acts = new ArrayList<>();
    acts.add(this::failToDeploy);
    acts.add(this::register);
    acts.add(this::deployAgain);
    acts.add(this::deployUnchanged);
    scenario.changes().forEach(change -> acts.add(() -> change(change)));
    acts.add(this::heal);
    acts.add(this::delete);
    for (Act act : acts) {
      act.play();
      if (!report.checks().failed().isEmpty()) {
        report.note("The run stops here: the steps that would follow build on this one.");
        break;
      }
    }
    report.functions(aws.lambda());
  }

  private void deployAgain() throws InterruptedException {
    report.step("Deploy again");
    report.note(
        "A stack whose creation was rolled back can only be deleted: the CDK's command line does"
            + " that first, and so does this run.");
    deploy(StackStatus.CREATE_COMPLETE);
  }

  private void change(Scenario.Edit change) throws InterruptedException {
    report.step("Change: " + change.title());
    template = change.edit().apply(template);
    deploy(StackStatus.UPDATE_COMPLETE);
  }

  private void failToDeploy() throws InterruptedException {
    report.step("Deploy without the administrator in " + scenario.unregistered());
    report.note(scenario.beforeFailure());
    Stage.Done done = operate(() -> aws.cloudFormation().deploy(STACK, template.template()));
    String reason = done.outcome().firstFailure();
    Checks checks = report.checks();
    checks.equal("the stack's state", StackStatus.ROLLBACK_COMPLETE, done.outcome().status());
    scenario.failure().forEach(part -> checks.contains("the reason", part, reason));
    checks.equal("what is live after the rollback", prior, stage.live());
    report.proof("Every Region is as it was before", prior, stage.live());
  }

  private void register() {
    report.step("Register the administrator in " + scenario.unregistered());
    report.command(
        "aws securityhub enable-organization-admin-account \\",
        "    --admin-account-id "
            + LocalSecurityHub.DEFAULT_ACCOUNT
            + " --region "
            + scenario.unregistered());
    aws.securityHub().in(scenario.unregistered()).registerAdministrator();
    report.note("by the management account" + scenario.afterRegistration());
  }

  private void deployUnchanged() throws InterruptedException {
    report.step("Deploy with nothing changed");
    int calls = aws.securityHub().calls().count();
    String refusal = "";
    try {
      aws.cloudFormation().deploy(STACK, template.template());
    } catch (IllegalStateException e) {
      refusal = e.getMessage();
    }
    report.checks().equal("CloudFormation's word", "No updates are to be performed.", refusal);
    report.checks().equal("calls to Security Hub", calls, aws.securityHub().calls().count());
    report.note(
        "CloudFormation compares templates: \""
            + refusal
            + "\" No event, no call to Security Hub. An event all the same, made by one second"
            + " less of ServiceTimeout, finds everything as it should be and writes nothing:");
    template = template.touched();
    deploy(StackStatus.UPDATE_COMPLETE);
  }

  private void heal() throws InterruptedException {
    String region = scenario.foreignRegion();
    report.step("A foreign write in " + region + ", and the deployment that heals it");
    aws.securityHub().in(region).configure(scenario.foreign());
    report.note(
        "Somebody made it "
            + Live.summary(scenario.foreign())
            + " by hand. CloudFormation doesn't see that, and sends an Update only when a property"
            + " changes: here, one second less of ServiceTimeout.");
    template = template.touched();
    deploy(StackStatus.UPDATE_COMPLETE);
  }

  private void delete() throws InterruptedException {
    report.step("Delete the stack");
    Stage.Done done = operate(() -> aws.cloudFormation().delete(STACK));
    Checks checks = report.checks();
    checks.equal("the stack's state", StackStatus.DELETE_COMPLETE, done.outcome().status());
    checks.equal("what is live", prior, stage.live());
    checks.equal("writes", Differences.count(done.before(), prior), done.writes());
    report.proof("Every Region has back what was there before", prior, stage.live());
  }

  private void deploy(StackStatus expected) throws InterruptedException {
    Stage.Done done = operate(() -> aws.cloudFormation().deploy(STACK, template.template()));
    Map<String, String> desired = template.desired();
    Checks checks = report.checks();
    checks.equal("the stack's state", expected, done.outcome().status());
    checks.equal("what is live", desired, stage.live());
    checks.equal("writes", Differences.count(done.before(), desired), done.writes());
    checks.equal("events", desired.size(), done.rows().size());
    for (RegionRow row : done.rows()) {
      boolean asDesired = row.found().equals(desired.get(row.region()));
      checks.equal(
          "the outcome in " + row.region(), asDesired ? "unchanged" : "updated", row.outcome());
    }
  }

  private Stage.Done operate(Stage.Operation operation) throws InterruptedException {
    Stage.Done done = stage.operate(operation);
    StackOutcome outcome = done.outcome();
    if (!outcome.firstFailure().isEmpty()) {
      report.reason(outcome.firstFailure());
    }
    report.rows(done.rows());
    outcome
        .exchanges()
        .forEach(
            exchange -> {
              String what = exchange.requestType() + " in " + stage.region(exchange);
              report.checks().equal("answers to " + what, 1, exchange.answers().size());
              report.checks().equal("refused answers to " + what, List.of(), exchange.refusals());
            });
    return done;
  }
}

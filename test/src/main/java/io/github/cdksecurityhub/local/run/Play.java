package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Plays a scenario on a local AWS, act by act, and gives the acts what they work with. */
public final class Play {

  /** The function's timeout in the local run, in seconds; in the template it is 900. */
  static final int FUNCTION_TIMEOUT_SECONDS = 120;

  static final String STACK = "SecurityHubOrganization";

  private final Scenario scenario;
  private final LocalAws aws;
  private final Stage stage;
  private final Report report;
  private final Map<String, String> prior;
  private final EditedTemplate synthesized;
  private EditedTemplate template;

  Play(Scenario scenario, CloudAssembly assembly, LocalAws aws, Stage stage, Report report) {
    this.scenario = scenario;
    this.aws = aws;
    this.stage = stage;
    this.report = report;
    this.synthesized =
        new EditedTemplate(assembly.template(STACK)).functionTimeout(FUNCTION_TIMEOUT_SECONDS);
    this.template = synthesized;
    stage.set(aws, template.regions());
    aws.cloudFormation().upload(assembly.assets());
    scenario.prior().accept(aws.securityHub());
    this.prior = stage.live();
  }

  /** Plays until the end, or until a step is not as expected: what follows builds on it. */
  void run() throws InterruptedException {
    for (Act act : scenario.acts()) {
      act.on(this);
      if (report.hasFailed()) {
        report.note("The run stops here: the steps that would follow build on this one.");
        break;
      }
    }
    report.functions(aws.lambda());
  }

  LocalAws aws() {
    return aws;
  }

  Report report() {
    return report;
  }

  /** What was live in every Region before the first act. */
  Map<String, String> prior() {
    return prior;
  }

  /** What is live in every Region. */
  Map<String, String> live() {
    return stage.live();
  }

  /** The template as it stands. */
  EditedTemplate template() {
    return template;
  }

  /** The template before every edit. */
  EditedTemplate synthesized() {
    return synthesized;
  }

  /** Edits the template; the next deployment takes it. */
  void edit(UnaryOperator<EditedTemplate> edit) {
    template = edit.apply(template);
  }

  /** Deploys the template as it stands and checks nothing but the answers. */
  Stage.Done deploy() throws InterruptedException {
    return operate(() -> aws.cloudFormation().deploy(STACK, template.template()));
  }

  /** Deletes the stack and checks nothing but the answers. */
  Stage.Done delete() throws InterruptedException {
    return operate(() -> aws.cloudFormation().delete(STACK));
  }

  /** Deploys, and checks that every Region is as the template wants it, by no needless write. */
  void deploy(StackStatus expected) throws InterruptedException {
    Stage.Done done = deploy();
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

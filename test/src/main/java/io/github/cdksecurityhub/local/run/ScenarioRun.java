package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.run.Report.Checks;
import io.github.cdksecurityhub.local.run.Scenario.Step;
import io.github.cdksecurityhub.local.securityhub.TagsHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Runs a scenario on a local AWS, step by step, and gives the steps what they work with. */
public final class ScenarioRun {

  /** The function's timeout in the local run, in seconds; in the template it is 900. */
  static final int FUNCTION_TIMEOUT_SECONDS = 120;

  private static final String WRITTEN = "securityhub-organization:written";

  static final String STACK = "SecurityHubOrganization";

  private final Scenario scenario;
  private final LocalAws aws;
  private final Deployments deployments;
  private final Report report;
  private final Map<String, String> prior;
  private final EditedTemplate synthesized;
  private EditedTemplate template;

  ScenarioRun(
      Scenario scenario,
      CloudAssembly assembly,
      LocalAws aws,
      Deployments deployments,
      Report report) {
    this.scenario = scenario;
    this.aws = aws;
    this.deployments = deployments;
    this.report = report;
    this.synthesized =
        new EditedTemplate(assembly.template(STACK)).functionTimeout(FUNCTION_TIMEOUT_SECONDS);
    this.template = synthesized;
    deployments.set(aws, template.regions());
    aws.cloudFormation().upload(assembly.assets());
    scenario.prior().accept(aws.securityHub());
    this.prior = deployments.live();
  }

  /** Runs to the end, or until a step is not as expected: what follows builds on it. */
  void run() throws InterruptedException {
    for (Step step : scenario.steps()) {
      step.on(this);
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

  /** What was live in every Region before the first step. */
  Map<String, String> prior() {
    return prior;
  }

  /** What is live in every Region. */
  Map<String, String> live() {
    return deployments.live();
  }

  /** The present template. */
  EditedTemplate template() {
    return template;
  }

  /** The template before every edit. */
  EditedTemplate synthesized() {
    return synthesized;
  }

  /** Sets back when the function last wrote, so that it need not wait for late reads. */
  void anHourPasses() {
    for (String region : template.regions().values()) {
      TagsHandle tags = aws.securityHub().in(region).tags();
      if (tags.current().containsKey(WRITTEN)) {
        tags.set(WRITTEN, Instant.now().minus(Duration.ofHours(1)).toString());
      }
    }
  }

  /** Edits the template; the next deployment takes it. */
  void edit(UnaryOperator<EditedTemplate> edit) {
    template = edit.apply(template);
  }

  /** Deploys the present template and checks only the responses. */
  Deployments.Result deploy() throws InterruptedException {
    return operate(() -> aws.cloudFormation().deploy(STACK, template.template()));
  }

  /** Deletes the stack and checks nothing but the responses. */
  Deployments.Result delete() throws InterruptedException {
    return operate(() -> aws.cloudFormation().delete(STACK));
  }

  /** Deploys, and checks that every Region is as the template wants it, by no needless write. */
  void deploy(StackStatus expected) throws InterruptedException {
    Deployments.Result done = deploy();
    Map<String, String> desired = template.desired();
    Checks checks = report.checks();
    checks.equal("the stack's state", expected, done.outcome().status());
    checks.equal("what is live", desired, deployments.live());
    checks.equal("writes", RegionTable.changed(done.before(), desired), done.writes());
    checks.equal("events", desired.size(), done.rows().size());
    for (RegionTable.Row row : done.rows()) {
      boolean asDesired = row.found().equals(desired.get(row.region()));
      checks.equal(
          "the outcome in " + row.region(), asDesired ? "unchanged" : "updated", row.outcome());
    }
  }

  private Deployments.Result operate(Deployments.Operation operation) throws InterruptedException {
    Deployments.Result done = deployments.operate(operation);
    StackOutcome outcome = done.outcome();
    if (!outcome.firstFailure().isEmpty()) {
      report.reason(outcome.firstFailure());
    }
    report.rows(done.rows());
    outcome
        .exchanges()
        .forEach(
            exchange -> {
              String what = exchange.requestType() + " in " + deployments.region(exchange);
              report.checks().equal("responses to " + what, 1, exchange.responses().size());
              report.checks().equal("refused responses to " + what, List.of(), exchange.refusals());
            });
    return done;
  }
}

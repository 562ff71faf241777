package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plays a scenario on a local AWS, step by step, and checks each. */
final class Play {

  private static final String STACK = "SecurityHubOrganization";
  private static final int FUNCTION_TIMEOUT_SECONDS = 120;

  private final Scenario scenario;
  private final LocalAws aws;
  private final Progress progress;
  private final Report report;
  private final Map<String, String> regions;
  private final Map<String, String> prior;
  private EditedTemplate template;

  Play(Scenario scenario, CloudAssembly assembly, LocalAws aws, Progress progress, Report report) {
    this.scenario = scenario;
    this.aws = aws;
    this.progress = progress;
    this.report = report;
    this.template =
        new EditedTemplate(assembly.template(STACK)).functionTimeout(FUNCTION_TIMEOUT_SECONDS);
    this.regions = template.regions();
    aws.cloudFormation().upload(assembly.assets());
    scenario.prior().accept(aws.securityHub());
    this.prior = live();
  }

  void run() throws InterruptedException {
    report.prior(prior, scenario.unregistered());
    failToDeploy();
    register();
    deploy();
    deployUnchanged();
    for (Scenario.Edit change : scenario.changes()) {
      change(change);
    }
    heal();
    delete();
  }

  private void failToDeploy() throws InterruptedException {
    report.step("Deploy, where the account is not the administrator in " + scenario.unregistered());
    report.note(
        "The template's function timeout is lowered from 900 to "
            + FUNCTION_TIMEOUT_SECONDS
            + " s here, in memory: a Create waits a fifteenth of it for a registration to spread.");
    StackOutcome outcome = operate(() -> aws.cloudFormation().deploy(STACK, template.template()));
    report.reason(reason(outcome));
    Checks checks = report.checks();
    checks.equal("the stack's state", StackStatus.ROLLBACK_COMPLETE, outcome.status());
    scenario
        .failure()
        .forEach(part -> checks.contains("the reason of the failure", part, reason(outcome)));
    checks.equal("what is live after the rollback", prior, live());
    report.proof("Every Region is as it was before", prior, live());
  }

  private static String reason(StackOutcome outcome) {
    return outcome.firstFailure();
  }

  private void register() {
    report.step("Do what the reason said");
    report.command(
        "aws securityhub enable-organization-admin-account --admin-account-id "
            + LocalSecurityHub.DEFAULT_ACCOUNT
            + " --region "
            + scenario.unregistered());
    aws.securityHub().in(scenario.unregistered()).registerAdministrator();
    report.note("run by the management account");
  }

  private void deploy() throws InterruptedException {
    report.step("Deploy again");
    deployAndCheck(StackStatus.CREATE_COMPLETE);
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
    report.note(
        "CloudFormation compares templates: \""
            + refusal
            + "\" No event, no call to Security Hub.");
    report.checks().equal("CloudFormation's word", "No updates are to be performed.", refusal);
    report.checks().equal("calls to Security Hub", calls, aws.securityHub().calls().count());
    report.note(
        "An event that asks for what is there already, made by one second less of ServiceTimeout,"
            + " costs a read per Region and writes nothing:");
    template = template.touched();
    deployAndCheck(StackStatus.UPDATE_COMPLETE);
  }

  private void change(Scenario.Edit change) throws InterruptedException {
    report.step("Change: " + change.title());
    template = change.edit().apply(template);
    deployAndCheck(StackStatus.UPDATE_COMPLETE);
  }

  private void heal() throws InterruptedException {
    String region = scenario.foreignRegion();
    report.step("Somebody else writes in " + region + ", and a deployment heals it");
    aws.securityHub().in(region).configure(scenario.foreign());
    report.note(
        "Somebody made it "
            + Live.summary(scenario.foreign())
            + " by hand. CloudFormation doesn't see that, and sends an Update only when a property"
            + " changes: here, one second less of ServiceTimeout.");
    template = template.touched();
    deployAndCheck(StackStatus.UPDATE_COMPLETE);
  }

  private void delete() throws InterruptedException {
    report.step("Delete the stack");
    Map<String, String> before = live();
    int writes = effectiveWrites();
    StackOutcome outcome = operate(() -> aws.cloudFormation().delete(STACK));
    Checks checks = report.checks();
    checks.equal("the stack's state", StackStatus.DELETE_COMPLETE, outcome.status());
    checks.equal("what is live", prior, live());
    checks.equal("writes", differing(before, prior), effectiveWrites() - writes);
    report.proof("Every Region has back what was there before", prior, live());
  }

  private void deployAndCheck(StackStatus expected) throws InterruptedException {
    Map<String, String> before = live();
    int writes = effectiveWrites();
    StackOutcome outcome = operate(() -> aws.cloudFormation().deploy(STACK, template.template()));
    Checks checks = report.checks();
    checks.equal("the stack's state", expected, outcome.status());
    checks.equal("what is live", template.desired(), live());
    checks.equal("writes", differing(before, template.desired()), effectiveWrites() - writes);
    rows(outcome, before).forEach(row -> checkOutcome(checks, row, before));
    if (!outcome.firstFailure().isEmpty()) {
      report.reason(outcome.firstFailure());
    }
  }

  private void checkOutcome(Checks checks, RegionRow row, Map<String, String> before) {
    boolean equal = before.get(row.region()).equals(template.desired().get(row.region()));
    checks.equal("the outcome in " + row.region(), equal ? "unchanged" : "updated", row.outcome());
  }

  /** An operation on the stack. */
  @FunctionalInterface
  private interface Operation {
    StackOutcome run() throws InterruptedException;
  }

  private StackOutcome operate(Operation operation) throws InterruptedException {
    Map<String, String> before = live();
    progress.begin(regions);
    StackOutcome outcome;
    try {
      outcome = operation.run();
    } finally {
      progress.close();
    }
    report.rows(rows(outcome, before));
    outcome
        .exchanges()
        .forEach(
            exchange -> {
              report.checks().equal("answers in " + place(exchange), 1, exchange.answers().size());
              report
                  .checks()
                  .equal("refused answers in " + place(exchange), List.of(), exchange.refusals());
            });
    return outcome;
  }

  private String place(CustomResourceExchange exchange) {
    return regions.get(exchange.logicalId()) + " to " + exchange.requestType();
  }

  /** What a Delete in a rollback found is what the Create had made: not shown, but checked. */
  private List<RegionRow> rows(StackOutcome outcome, Map<String, String> before) {
    List<RegionRow> rows = new ArrayList<>();
    for (CustomResourceExchange exchange : outcome.exchanges()) {
      String region = regions.get(exchange.logicalId());
      boolean first = rows.stream().noneMatch(row -> row.region().equals(region));
      String found = first ? before.get(region) : "";
      rows.add(RegionRow.of(exchange, region, found, aws.securityHub()));
    }
    return rows;
  }

  private Map<String, String> live() {
    return Live.in(aws.securityHub(), regions.values());
  }

  private int effectiveWrites() {
    return aws.securityHub().calls().updates().thatTookEffect().count();
  }

  private static int differing(Map<String, String> one, Map<String, String> other) {
    return (int) one.keySet().stream().filter(key -> !one.get(key).equals(other.get(key))).count();
  }
}

package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.run.Report.Checks;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.util.List;

/**
 * A first deployment that fails because the account is not the administrator yet in one Region, and
 * the registration that the reason asks for.
 *
 * @param region where the account is not the administrator
 * @param beforeFailure what to know about the deployment that fails
 * @param afterRegistration what the registration leads to, as the end of a sentence; may be empty
 */
record Registration(String region, String beforeFailure, String afterRegistration) {
  static final String PROPAGATION =
      "A Create waits for a registration to spread, for a fifteenth of the function's time: 8 s"
          + " here, since its timeout is lowered from 900 to "
          + ScenarioRun.FUNCTION_TIMEOUT_SECONDS
          + " s in the template, in memory.";

  void show(ScenarioRun run) {
    run.report().prior(run.prior(), region);
  }

  void failToDeploy(ScenarioRun run) throws InterruptedException {
    Report report = run.report();
    report.step("Deploy without the administrator in " + region);
    report.note(beforeFailure);
    Deployments.Result done = run.deploy();
    String reason = done.outcome().firstFailure();
    Checks checks = report.checks();
    checks.equal("the stack's state", StackStatus.ROLLBACK_COMPLETE, done.outcome().status());
    for (String part : List.of(region, "administrator", "EnableOrganizationAdminAccount")) {
      checks.contains("the reason", part, reason);
    }
    checks.equal("what is live after the rollback", run.prior(), run.live());
    report.proof("Every Region is as it was before", run.prior(), run.live());
  }

  void register(ScenarioRun run) {
    Report report = run.report();
    report.step("Register the administrator in " + region);
    report.command(
        "aws securityhub enable-organization-admin-account \\",
        "    --admin-account-id " + LocalSecurityHub.DEFAULT_ACCOUNT + " --region " + region);
    run.aws().securityHub().in(region).registerAdministrator();
    report.note("by the management account" + afterRegistration);
  }
}

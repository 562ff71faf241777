package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.model.ConfigurationDiff.FieldChange;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.HomeRegionCheck;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubWithSettings;
import java.util.Optional;
import java.util.Set;

/** Checks one Region for drift. */
final class RegionDriftCheck {
  private RegionDriftCheck() {}

  /** Reads and compares; cannot write. */
  static RegionDrift check(
      SecurityHubReader hub,
      OrganizationConfiguration declared,
      Deadline deadline,
      ProgressListener listener)
      throws InterruptedException {
    Retries retries =
        new Retries(
            deadline,
            failure ->
                listener.progress(Phase.OBSERVE, "retrying, because " + failure.explanation()));
    RegionDrift drift = RegionDrift.unreadable(hub.place(), declared, "");
    try {
      Set<String> settings = declared.hub().fields().keySet();
      LiveConfiguration live =
          retries
              .call(
                  ApiOperation.DESCRIBE.action(),
                  () -> SecurityHubWithSettings.describe(hub, settings))
              .live();
      drift = RegionDrift.of(hub.place(), declared, live);
      if (declared.type() == ConfigurationType.CENTRAL) {
        new HomeRegionCheck(hub, deadline, retries).requireHere();
      }
      return drift;
    } catch (ReconcileException e) {
      listener.failed(e);
      return drift.without(gone(e.failure()), e.message(RetryAction.NEXT_RUN));
    }
  }

  /** What a declaration needs and a heal can't make (R13, R14, R29, R30). */
  private static Optional<FieldChange> gone(Failure failure) {
    AccountRegion place = failure.where();
    return switch (failure.cause()) {
      case NOT_ADMINISTRATOR ->
          gone("DelegatedAdministrator", "another account or none", place.account());
      case NOT_SUBSCRIBED -> gone("SecurityHub", "not enabled", "enabled");
      case MISSING_FINDING_AGGREGATOR -> gone("HomeRegion", "none", place.region());
      case NOT_HOME_REGION -> gone("HomeRegion", failure.detail(), place.region());
      default -> Optional.empty();
    };
  }

  private static Optional<FieldChange> gone(String what, String live, String declared) {
    return Optional.of(new FieldChange(what, live, declared));
  }
}

package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import java.util.List;
import java.util.Optional;

/**
 * A Security Hub that is read once and then continues in memory: a write to it shows at once and
 * never leaves it.
 *
 * <p>A wait is assumed to end with ENABLED, since only the service decides that. What the service
 * is known to refuse is refused here too.
 */
final class SimulatedSecurityHub implements SecurityHub {
  private final SecurityHubReader reader;
  private final SimulatedClock clock;
  private Optional<Observation> observation = Optional.empty();
  private Optional<LiveConfiguration> found = Optional.empty();
  private Optional<List<AssociatedPolicy>> policies = Optional.empty();
  private boolean wasRead;
  private boolean waited;
  private int writes;

  SimulatedSecurityHub(SecurityHubReader reader, SimulatedClock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /** Starts the next event, which continues with what the ones before it left. */
  void begin() {
    found = live();
    policies = Optional.empty();
    wasRead = false;
    waited = false;
    writes = 0;
  }

  void overwrite(LiveConfiguration live) {
    observation = Optional.of(new Observation(live, Optional.empty()));
  }

  /** Returns what was live before this event, empty where it has not been read. */
  Optional<LiveConfiguration> found() {
    return found;
  }

  /** Returns what is live now, empty where it has not been read. */
  Optional<LiveConfiguration> live() {
    return observation.map(Observation::live);
  }

  boolean isWritten() {
    return writes > 0;
  }

  boolean isWaitedFor() {
    return waited;
  }

  @Override
  public AccountRegion place() {
    return reader.place();
  }

  @Override
  public Observation describe() throws SecurityHubException {
    return clock.send(this::readOrContinue);
  }

  private Observation readOrContinue() throws SecurityHubException {
    if (observation.isEmpty()) {
      observation = Optional.of(reader.describe());
      found = live();
    } else if (wasRead && isUnderWay(live().get())) {
      waited = true;
      observation = Optional.of(inForce(live().get().toConfiguration(), live().get()));
    }
    wasRead = true;
    return observation.get();
  }

  private static boolean isUnderWay(LiveConfiguration live) {
    return !live.status().isEnabled() && !live.status().isFailed();
  }

  @Override
  public Optional<String> findHomeRegion() throws SecurityHubException {
    return clock.sendAndDoubtNone(reader::findHomeRegion);
  }

  @Override
  public List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
    if (policies.isEmpty()) {
      policies = Optional.of(clock.send(reader::associatedPolicies));
    }
    return policies.get();
  }

  @Override
  public void update(OrganizationConfiguration desired) throws SecurityHubException {
    LiveConfiguration before = describe().live();
    if (before.type() == ConfigurationType.CENTRAL && desired.type() == ConfigurationType.LOCAL) {
      refuseToLeaveCentral();
    }
    observation = Optional.of(inForce(desired, before));
    writes++;
  }

  /** R19 for a linked Region, R28 for the home Region. */
  private void refuseToLeaveCentral() throws SecurityHubException {
    Optional<String> home = clock.send(reader::findHomeRegion);
    if (home.isPresent() && !home.get().equals(place().region())) {
      throw refusal(FailureCause.NOT_HOME_REGION, home.get());
    }
    if (!associatedPolicies().isEmpty()) {
      throw refusal(
          FailureCause.POLICIES_ASSOCIATED, AssociatedPolicy.summary(associatedPolicies()));
    }
  }

  /** The handler would retry; the preview fails at once. */
  private SecurityHubException refusal(FailureCause cause, String detail) {
    clock.expire();
    return new SecurityHubException(
        new Failure(cause, place(), ApiOperation.UPDATE_TO_LOCAL, ServiceError.ofText(""), detail));
  }

  private static Observation inForce(
      OrganizationConfiguration configuration, LiveConfiguration before) {
    LiveConfiguration live =
        new LiveConfiguration(
            configuration.type(),
            configuration.autoEnable(),
            configuration.standards(),
            ConfigurationStatus.ENABLED,
            "",
            before.memberAccountLimitReached());
    return new Observation(live, Optional.empty());
  }
}

package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.Passing;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import io.github.cdksecurityhub.lambda.reconcile.Standing;
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
  private static final ServiceError NO_MESSAGE = ServiceError.ofText("");

  private final SecurityHubReader reader;
  private final SimulatedClock clock;
  private Optional<LiveConfiguration> live = Optional.empty();
  private Optional<LiveConfiguration> found = Optional.empty();
  private boolean wasRead;
  private boolean waited;
  private int writes;

  SimulatedSecurityHub(SecurityHubReader reader, SimulatedClock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /** Starts the next event, which finds what the ones before it left. */
  void begin() {
    found = live;
    wasRead = false;
    waited = false;
    writes = 0;
  }

  /** Returns what was live before this event, empty where it has not been read. */
  Optional<LiveConfiguration> found() {
    return found;
  }

  /** Returns what is live now, empty where it has not been read. */
  Optional<LiveConfiguration> live() {
    return live;
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
  public LiveConfiguration describe() throws SecurityHubException {
    if (live.isEmpty()) {
      live = Optional.of(clock.send(reader::describe));
      found = live;
    } else if (wasRead && isUnderWay(live.get())) {
      waited = true;
      live = Optional.of(inForce(live.get().asDeclared(), live.get()));
    }
    wasRead = true;
    return live.get();
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
    return reader.associatedPolicies();
  }

  @Override
  public void update(OrganizationConfiguration desired) throws SecurityHubException {
    LiveConfiguration before = describe();
    if (before.type() == ConfigurationType.CENTRAL && desired.type() == ConfigurationType.LOCAL) {
      refuseToLeaveCentral();
    }
    live = Optional.of(inForce(desired, before));
    writes++;
  }

  /** R19 for a linked Region, R28 for the home Region. */
  private void refuseToLeaveCentral() throws SecurityHubException {
    Optional<String> home = clock.send(reader::findHomeRegion);
    if (home.isPresent() && !home.get().equals(place().region())) {
      throw refusal(new Standing.NotHomeRegion(place(), home.get(), NO_MESSAGE));
    }
    List<AssociatedPolicy> associated = clock.send(reader::associatedPolicies);
    if (!associated.isEmpty()) {
      throw refusal(new Passing.PoliciesStillAssociated(NO_MESSAGE, associated));
    }
  }

  /** The handler would retry; the preview fails at once. */
  private SecurityHubException refusal(Failure failure) {
    clock.expire();
    return new SecurityHubException(failure);
  }

  private static LiveConfiguration inForce(
      OrganizationConfiguration configuration, LiveConfiguration before) {
    return new LiveConfiguration(
        configuration.type(),
        configuration.autoEnable(),
        configuration.standards(),
        ConfigurationStatus.ENABLED,
        "",
        before.memberAccountLimitReached());
  }
}

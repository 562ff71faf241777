package io.github.cdksecurityhub.lambda.preview;

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
 * A Security Hub that is read once and then goes on in memory: what is written to it shows at once
 * and never leaves it.
 *
 * <p>A wait is taken to end well, since nobody can know. What the service is known to refuse is
 * refused here too.
 */
final class DryHub implements SecurityHub {
  private static final ServiceError NO_WORDS = ServiceError.ofText("");

  private final SecurityHubReader reader;
  private final DryClock clock;
  private Optional<LiveConfiguration> live = Optional.empty();
  private Optional<LiveConfiguration> found = Optional.empty();
  private boolean looked;
  private boolean waited;
  private int writes;

  DryHub(SecurityHubReader reader, DryClock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /** Another event begins; what the ones before it left is what it finds. */
  void begin() {
    found = live;
    looked = false;
    waited = false;
    writes = 0;
  }

  /** Returns what this event found, as far as it is known. */
  Optional<LiveConfiguration> found() {
    return found;
  }

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
      live = Optional.of(clock.asking(reader::describe));
      found = live;
    } else if (looked && isUnderWay(live.get())) {
      waited = true;
      live = Optional.of(inForce(live.get().asDeclared(), live.get()));
    }
    looked = true;
    return live.get();
  }

  private static boolean isUnderWay(LiveConfiguration live) {
    return !live.status().isEnabled() && !live.status().isFailed();
  }

  @Override
  public Optional<String> findHomeRegion() throws SecurityHubException {
    return clock.askingAgain(reader::findHomeRegion);
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
    Optional<String> home = clock.asking(reader::findHomeRegion);
    if (home.isPresent() && !home.get().equals(place().region())) {
      throw refusal(new Standing.NotHomeRegion(place(), home.get(), NO_WORDS));
    }
    List<AssociatedPolicy> associated = clock.asking(reader::associatedPolicies);
    if (!associated.isEmpty()) {
      throw refusal(new Passing.PoliciesStillAssociated(NO_WORDS, associated));
    }
  }

  /** The handler would try again for a while; here the end of that while is now. */
  private SecurityHubException refusal(Failure failure) {
    clock.end();
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

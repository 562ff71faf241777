package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Security Hub in one account and Region, in memory, on a fake clock: it keeps state, goes through
 * PENDING, shows old state for a while, loses writes and fails, all as scripted.
 */
public final class FakeSecurityHub implements SecurityHub {

  /** What can be asked of it. */
  public enum Operation {
    /** DescribeOrganizationConfiguration. */
    DESCRIBE,
    /** ListFindingAggregators. */
    LIST,
    /** UpdateOrganizationConfiguration. */
    UPDATE
  }

  /**
   * One request that it saw.
   *
   * @param operation which
   * @param at when it was sent
   * @param sent what an Update carried, empty with reads
   */
  public record Request(Operation operation, Instant at, String sent) {}

  /** What becomes of a switch to CENTRAL: PENDING for {@code after}, then {@code status}. */
  record Settlement(Duration after, ConfigurationStatus status, String message) {}

  /** The account of every test. */
  public static final String ACCOUNT = "123456789012";

  private final FakeClock clock;
  private final AccountRegion place;
  private final TreeMap<Instant, LiveConfiguration> history = new TreeMap<>();
  private final List<Request> requests = new ArrayList<>();
  private final ScriptedFailures trouble = new ScriptedFailures();
  private final Deque<LiveConfiguration> shown = new ArrayDeque<>();
  private Optional<String> homeRegion;
  private Settlement settlement =
      new Settlement(Duration.ofSeconds(3), ConfigurationStatus.ENABLED, "");
  private Duration latency = Duration.ofMillis(20);
  private Duration staleness = Duration.ZERO;
  private volatile PolicyLook policyLook = List::of;
  private Runnable afterUpdate = () -> {};
  private boolean guardsCentral;
  private int updatesToLose;
  private int effectiveUpdates;

  /** A hub in eu-west-1 that has its aggregator there, and shows {@code live}. */
  public FakeSecurityHub(FakeClock clock, LiveConfiguration live) {
    this(clock, new AccountRegion(ACCOUNT, "eu-west-1"), live);
  }

  /** A hub anywhere. */
  public FakeSecurityHub(FakeClock clock, AccountRegion place, LiveConfiguration live) {
    this.clock = clock;
    this.place = place;
    this.homeRegion = Optional.of(place.region());
    history.put(Instant.MIN, live);
  }

  /** Returns what a hub shows that has {@code configuration} in force. */
  public static LiveConfiguration enabled(OrganizationConfiguration configuration) {
    return live(configuration, ConfigurationStatus.ENABLED, "");
  }

  /** Returns what a hub shows. */
  public static LiveConfiguration live(
      OrganizationConfiguration configuration, ConfigurationStatus status, String message) {
    return new LiveConfiguration(
        configuration.type(),
        configuration.autoEnable(),
        configuration.standards(),
        status,
        message,
        false);
  }

  @Override
  public AccountRegion place() {
    return place;
  }

  @Override
  public LiveConfiguration describe() throws SecurityHubException {
    record(Operation.DESCRIBE, "");
    trouble.failIfScripted(Operation.DESCRIBE, () -> {});
    return shown.isEmpty()
        ? history.floorEntry(clock.now().minus(staleness)).getValue()
        : shown.poll();
  }

  @Override
  public Optional<String> findHomeRegion() throws SecurityHubException {
    record(Operation.LIST, "");
    trouble.failIfScripted(Operation.LIST, () -> {});
    return homeRegion;
  }

  @Override
  public List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
    return policyLook.call();
  }

  /** How a look at the policies ends; it may be on any thread, and is no request that counts. */
  @FunctionalInterface
  public interface PolicyLook {
    /** Returns what is there, or fails. */
    List<AssociatedPolicy> call() throws SecurityHubException;
  }

  /**
   * From now on CENTRAL is left from its home Region alone, and by no organization with policies.
   */
  public void guardCentral() {
    guardsCentral = true;
  }

  /** How the next looks at the policies end. */
  public void policyLook(PolicyLook look) {
    policyLook = look;
  }

  @Override
  public void update(OrganizationConfiguration desired) throws SecurityHubException {
    record(Operation.UPDATE, desired.encoded());
    trouble.failIfScripted(Operation.UPDATE, () -> carryOut(desired));
    refuseCentralElsewhere(desired);
    refuseToLeaveCentral(desired);
    carryOut(desired);
  }

  /** R18, R19. */
  private void refuseCentralElsewhere(OrganizationConfiguration desired)
      throws SecurityHubException {
    if (desired.type() == ConfigurationType.CENTRAL && homeRegion.isEmpty()) {
      throw new SecurityHubException(ErrorFixtures.noAggregator());
    }
    if (desired.type() == ConfigurationType.CENTRAL && !homeRegion.get().equals(place.region())) {
      throw new SecurityHubException(ErrorFixtures.notHomeRegion());
    }
  }

  /** R19, R28. */
  private void refuseToLeaveCentral(OrganizationConfiguration desired) throws SecurityHubException {
    boolean leaves =
        guardsCentral
            && desired.type() == ConfigurationType.LOCAL
            && truth().type() == ConfigurationType.CENTRAL;
    if (leaves && homeRegion.filter(home -> !home.equals(place.region())).isPresent()) {
      throw new SecurityHubException(ErrorFixtures.notHomeRegion());
    }
    if (leaves && !policyLook.call().isEmpty()) {
      throw new SecurityHubException(ErrorFixtures.conflict());
    }
  }

  private void carryOut(OrganizationConfiguration desired) {
    if (updatesToLose > 0) {
      updatesToLose--;
    } else {
      boolean changes = !desired.isShownBy(truth());
      effectiveUpdates += changes ? 1 : 0;
      write(desired, changes || !truth().status().isEnabled());
    }
    afterUpdate.run();
  }

  /** Somebody else writes, at this moment. */
  public void foreignWrite(OrganizationConfiguration configuration) {
    write(configuration, true);
  }

  private void write(OrganizationConfiguration configuration, boolean pends) {
    if (configuration.type() == ConfigurationType.LOCAL || !pends) {
      show(enabled(configuration));
      return;
    }
    show(live(configuration, ConfigurationStatus.PENDING, ""));
    history.put(
        clock.now().plus(settlement.after()),
        live(configuration, settlement.status(), settlement.message()));
  }

  /** From now on, this is so. */
  void show(LiveConfiguration live) {
    history.tailMap(clock.now(), true).clear();
    history.put(clock.now(), live);
  }

  private void record(Operation operation, String sent) {
    requests.add(new Request(operation, clock.now(), sent));
    clock.advance(latency);
  }

  /** The next {@code times} requests fail, and have no effect. */
  public void failNext(Operation operation, int times, Failure failure) {
    trouble.next(operation, times, failure);
  }

  /** The next Update fails although it was carried out. */
  public void failNextAfterEffect(Failure failure) {
    trouble.nextAfterEffect(failure);
  }

  /** Every request fails until {@link #recover}. */
  public void failAlways(Operation operation, Failure failure) {
    trouble.always(operation, failure);
  }

  /** Ends what {@link #failAlways} began. */
  public void recover(Operation operation) {
    trouble.recover(operation);
  }

  /** Ends every trouble that is scripted. */
  public void calm() {
    trouble.calm();
    updatesToLose = 0;
  }

  /** The next reads show these, whatever is true. */
  void showNext(LiveConfiguration... lives) {
    shown.addAll(List.of(lives));
  }

  /** Reads show what was true {@code age} ago (R26). */
  void staleness(Duration age) {
    staleness = age;
  }

  /** The next {@code times} Updates are acknowledged and forgotten (R25). */
  public void loseUpdates(int times) {
    updatesToLose = times;
  }

  /** What becomes of the next switches to CENTRAL. */
  public void settle(Duration after, ConfigurationStatus status, String message) {
    settlement = new Settlement(after, status, message);
  }

  /** How long each request takes. */
  void latency(Duration each) {
    latency = each;
  }

  /** Where the finding aggregator is. */
  public void homeRegion(Optional<String> region) {
    homeRegion = region;
  }

  /** What somebody does right behind each of our Updates. */
  public void afterUpdate(Runnable action) {
    afterUpdate = action;
  }

  /** Returns what is really so now. */
  public LiveConfiguration truth() {
    return history.floorEntry(clock.now()).getValue();
  }

  /** Returns every request so far. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Returns every Update so far, those that failed included. */
  public List<Request> updates() {
    return requests.stream().filter(each -> each.operation() == Operation.UPDATE).toList();
  }

  /** Returns how many of our Updates changed a field. */
  public int effectiveUpdates() {
    return effectiveUpdates;
  }
}

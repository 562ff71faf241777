package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.securityhub.ErrorClassifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Security Hub in one account and Region, in memory, on a fake clock: it keeps state and tags, goes
 * through PENDING, shows old state for a while, loses updates and fails, all as scripted.
 */
public final class FakeSecurityHub implements SecurityHub {

  /** The operations that are counted. */
  public enum Operation {
    /** DescribeOrganizationConfiguration. */
    DESCRIBE,
    /** ListFindingAggregators. */
    LIST,
    /** UpdateOrganizationConfiguration. */
    UPDATE,
    /** DescribeHub. */
    DESCRIBE_HUB,
    /** UpdateSecurityHubConfiguration. */
    UPDATE_HUB,
    /** ListTagsForResource. */
    LIST_TAGS,
    /** TagResource. */
    TAG,
    /** UntagResource. */
    UNTAG,
    /** GetFindingAggregator. */
    LINKED
  }

  /**
   * One request that it received.
   *
   * @param operation which
   * @param at when it was sent
   * @param sent the configuration in an update, empty with reads
   */
  public record Request(Operation operation, Instant at, String sent) {}

  /** The result of a switch to CENTRAL: PENDING for {@code after}, then {@code status}. */
  record Settlement(Duration after, ConfigurationStatus status, String message) {}

  /** Lists the policies, on any thread; it is not counted as a request. */
  @FunctionalInterface
  public interface PolicyListing {
    /** Returns the policies, or fails. */
    List<AssociatedPolicy> list() throws SecurityHubException;
  }

  /** What happens before a request is carried out, on its thread. */
  @FunctionalInterface
  public interface RequestHook {
    /** May wait, change what is live, or make the request fail. */
    void before(Operation operation) throws SecurityHubException;
  }

  /** The account of every test. */
  public static final String ACCOUNT = "123456789012";

  private final FakeClock clock;
  private final AccountRegion place;
  private final TreeMap<Instant, LiveConfiguration> history = new TreeMap<>();
  private final List<Request> requests = new ArrayList<>();
  private final ScriptedFailures failures = new ScriptedFailures();
  private final Deque<LiveConfiguration> nextReads = new ArrayDeque<>();
  private Optional<String> homeRegion;
  private Settlement settlement =
      new Settlement(Duration.ofSeconds(3), ConfigurationStatus.ENABLED, "");
  private Duration latency = Duration.ofMillis(20);
  private Supplier<Duration> staleness = () -> Duration.ZERO;
  private volatile PolicyListing policies = List::of;
  private volatile RequestHook beforeRequest = operation -> {};
  private Runnable afterUpdate = () -> {};
  private boolean guardsCentral;
  private final TreeMap<Instant, HubSettings> settings = new TreeMap<>();
  private final TreeMap<Instant, Map<String, String>> tags = new TreeMap<>();
  private Supplier<Duration> tagStaleness = () -> Duration.ZERO;
  private List<FakeSecurityHub> linked = List.of();
  private int updatesToLose;
  private int effectiveUpdates;

  /** A hub in eu-west-1, which is the home Region, where {@code live} is so. */
  public FakeSecurityHub(FakeClock clock, LiveConfiguration live) {
    this(clock, ErrorFixtures.PLACE, live);
  }

  /** A hub in {@code place}, which is the home Region, where {@code live} is so. */
  public FakeSecurityHub(FakeClock clock, AccountRegion place, LiveConfiguration live) {
    this.clock = clock;
    this.place = place;
    this.homeRegion = Optional.of(place.region());
    history.put(Instant.MIN, live);
    tags.put(Instant.MIN, Map.of());
    settings.put(Instant.MIN, HubSettings.DEFAULTS);
  }

  /** Returns {@code configuration} with the Status ENABLED. */
  public static LiveConfiguration enabled(OrganizationConfiguration configuration) {
    return live(configuration, ConfigurationStatus.ENABLED, "");
  }

  /** Returns {@code configuration} with a Status. */
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

  /** Returns what a read of {@code live} returns. */
  public static Observation observation(AccountRegion place, LiveConfiguration live) {
    Optional<Failure> failure =
        Optional.of(new ErrorClassifier(place).ofFailedStatus(live))
            .filter(any -> live.status().isFailed());
    return new Observation(live, failure);
  }

  @Override
  public AccountRegion place() {
    return place;
  }

  @Override
  public Observation describe() throws SecurityHubException {
    record(Operation.DESCRIBE, "");
    failures.failIfScripted(Operation.DESCRIBE, () -> {});
    LiveConfiguration live =
        nextReads.isEmpty()
            ? history.floorEntry(clock.now().minus(staleness.get())).getValue()
            : nextReads.poll();
    return observation(place, live);
  }

  @Override
  public HubSettings hubSettings(Set<String> names) throws SecurityHubException {
    record(Operation.DESCRIBE_HUB, "");
    failures.failIfScripted(Operation.DESCRIBE_HUB, () -> {});
    return settings.floorEntry(clock.now().minus(staleness.get())).getValue().only(names);
  }

  @Override
  public void updateHub(HubSettings desired) throws SecurityHubException {
    record(Operation.UPDATE_HUB, desired.fields().toString());
    failures.failIfScripted(Operation.UPDATE_HUB, () -> set(desired));
    set(desired);
    afterUpdate.run();
  }

  /** Another writer sets {@code some} settings of the hub. */
  public void set(HubSettings some) {
    settings.put(clock.now(), some.orElse(settings.lastEntry().getValue()));
  }

  /** Returns the hub's settings now, which reads may not return yet. */
  public HubSettings trueSettings() {
    return settings.lastEntry().getValue();
  }

  @Override
  public Optional<String> findHomeRegion() throws SecurityHubException {
    record(Operation.LIST, "");
    failures.failIfScripted(Operation.LIST, () -> {});
    return homeRegion;
  }

  @Override
  public List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
    return policies.list();
  }

  @Override
  public List<String> linkedRegions() throws SecurityHubException {
    record(Operation.LINKED, "");
    failures.failIfScripted(Operation.LINKED, () -> {});
    return linked.stream().map(hub -> hub.place().region()).toList();
  }

  @Override
  public Map<String, String> tags() throws SecurityHubException {
    record(Operation.LIST_TAGS, "");
    failures.failIfScripted(Operation.LIST_TAGS, () -> {});
    return tags.floorEntry(clock.now().minus(tagStaleness.get())).getValue();
  }

  @Override
  public void tag(Map<String, String> added) throws SecurityHubException {
    record(Operation.TAG, added.toString());
    failures.failIfScripted(Operation.TAG, () -> {});
    Map<String, String> after = new TreeMap<>(tagged());
    after.putAll(added);
    setTags(after);
  }

  @Override
  public void untag(Set<String> keys) throws SecurityHubException {
    record(Operation.UNTAG, keys.toString());
    failures.failIfScripted(Operation.UNTAG, () -> {});
    Map<String, String> after = new TreeMap<>(tagged());
    after.keySet().removeAll(keys);
    setTags(after);
  }

  /** Another user sets the tags to {@code all}. */
  public void setTags(Map<String, String> all) {
    tags.put(clock.now(), Map.copyOf(all));
  }

  /** Another user, or an earlier event, sets the tags to those of {@code ownership} alone. */
  public void owned(Ownership ownership) {
    setTags(OwnershipTags.write(ownership));
  }

  /** Returns what the tags in force record. */
  public Ownership ownership() {
    return OwnershipTags.read(tagged(), place.account());
  }

  /** Returns the tags in force, which reads may not return yet. */
  public Map<String, String> tagged() {
    return tags.lastEntry().getValue();
  }

  /** Returns every state of the tags that was in force at some time since {@code start}. */
  public List<Map<String, String>> taggedSince(Instant start) {
    return List.copyOf(tags.tailMap(tags.floorKey(start), true).values());
  }

  /** Reads of the tags return what was true {@code age} ago (R41). */
  public void tagStaleness(Duration age) {
    tagStaleness = () -> age;
  }

  /** Links {@code others} to this one, which is their home Region (R11). */
  public void link(FakeSecurityHub... others) {
    linked = List.of(others);
    linked.forEach(each -> each.homeRegion = Optional.of(place.region()));
  }

  @Override
  public void update(OrganizationConfiguration desired) throws SecurityHubException {
    record(Operation.UPDATE, desired.encoded());
    failures.failIfScripted(Operation.UPDATE, () -> carryOutWhereAllowed(desired));
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
    if (leaves && !policies.list().isEmpty()) {
      throw new SecurityHubException(ErrorFixtures.conflict());
    }
  }

  private void carryOutWhereAllowed(OrganizationConfiguration desired) {
    try {
      refuseCentralElsewhere(desired);
      refuseToLeaveCentral(desired);
      carryOut(desired);
    } catch (SecurityHubException e) {
      // Refused: only the response is lost.
    }
  }

  private void carryOut(OrganizationConfiguration desired) {
    if (updatesToLose > 0) {
      updatesToLose--;
    } else {
      boolean changes = !desired.matches(truth());
      effectiveUpdates += changes ? 1 : 0;
      write(desired, changes || !truth().status().isEnabled());
    }
    afterUpdate.run();
  }

  private void write(OrganizationConfiguration configuration, boolean pends) {
    if (!configuration.type().equals(truth().type())) {
      boolean isCentral = configuration.type() == ConfigurationType.CENTRAL;
      OrganizationConfiguration there =
          isCentral
              ? configuration
              : new OrganizationConfiguration.Local(false, AutoEnableStandards.NONE);
      linked.forEach(each -> each.show(enabled(there)));
    }
    if (configuration.type() == ConfigurationType.LOCAL || !pends) {
      show(enabled(configuration));
      return;
    }
    show(live(configuration, ConfigurationStatus.PENDING, ""));
    history.put(
        clock.now().plus(settlement.after()),
        live(configuration, settlement.status(), settlement.message()));
  }

  private void record(Operation operation, String sent) throws SecurityHubException {
    beforeRequest.before(operation);
    requests.add(new Request(operation, clock.now(), sent));
    clock.advance(latency);
  }

  /** Another writer writes, now. */
  public void foreignWrite(OrganizationConfiguration configuration) {
    write(configuration, true);
  }

  /** From now on, {@code live} is so. */
  public void show(LiveConfiguration live) {
    history.tailMap(clock.now(), true).clear();
    history.put(clock.now(), live);
  }

  /** The next {@code times} requests fail, and have no effect. */
  public void failNext(Operation operation, int times, Failure failure) {
    failures.next(operation, times, failure);
  }

  /** The next update fails although it was carried out. */
  public void failNextAfterEffect(Failure failure) {
    failures.nextAfterEffect(failure);
  }

  /** Every request fails until {@link #recover}. */
  public void failAlways(Operation operation, Failure failure) {
    failures.always(operation, failure);
  }

  /** Ends what {@link #failAlways} began. */
  public void recover(Operation operation) {
    failures.recover(operation);
  }

  /** Removes every scripted failure and lost update. */
  public void calm() {
    failures.clear();
    updatesToLose = 0;
  }

  /** The next reads return these instead of what is true. */
  public void showNext(LiveConfiguration... lives) {
    nextReads.addAll(List.of(lives));
  }

  /** Reads return what was true {@code age} ago (R26). */
  public void staleness(Duration age) {
    staleness = () -> age;
  }

  /** Each read returns what was true {@code live} ago, and of the tags {@code tag} ago. */
  public void staleness(Supplier<Duration> live, Supplier<Duration> tag) {
    staleness = live;
    tagStaleness = tag;
  }

  /** The next {@code times} updates are accepted and have no effect (R25). */
  public void loseUpdates(int times) {
    updatesToLose = times;
  }

  /** Sets the result of the next switches to CENTRAL. */
  public void settle(Duration after, ConfigurationStatus status, String message) {
    settlement = new Settlement(after, status, message);
  }

  /** Sets how long each request takes. */
  public void latency(Duration each) {
    latency = each;
  }

  /** Sets where the finding aggregator is. */
  public void homeRegion(Optional<String> region) {
    homeRegion = region;
  }

  /** Sets how the policies are listed. */
  public void policies(PolicyListing listing) {
    policies = listing;
  }

  /** From now on CENTRAL is left from its home Region alone, and only without policies. */
  public void guardCentral() {
    guardsCentral = true;
  }

  /** Sets what happens right before each request. */
  public void beforeRequest(RequestHook hook) {
    beforeRequest = hook;
  }

  /** Sets what happens right after each update. */
  public void afterUpdate(Runnable action) {
    afterUpdate = action;
  }

  /** Returns what is true now, which reads may not return yet. */
  public LiveConfiguration truth() {
    return history.floorEntry(clock.now()).getValue();
  }

  /** Returns every request so far. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Returns the requests of {@code operation} so far, those that failed included. */
  public List<Request> requests(Operation operation) {
    return requests.stream().filter(each -> each.operation() == operation).toList();
  }

  /** Returns every update so far, those that failed included. */
  public List<Request> updates() {
    return requests(Operation.UPDATE);
  }

  /** Returns how many updates changed a field. */
  public int effectiveUpdates() {
    return effectiveUpdates;
  }
}

package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import io.github.cdksecurityhub.lambda.securityhub.ErrorClassifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Security Hub in one Region, in memory: a switch to CENTRAL is PENDING for a while, linked Regions
 * follow it (R11), and what the service refuses about CENTRAL is refused (R18, R19, R28).
 */
final class InMemorySecurityHub implements SecurityHub {
  private HubSettings hubSettings = HubSettings.DEFAULTS;

  /** Where it is, unless another place is named. */
  static final AccountRegion PLACE = new AccountRegion("123456789012", "eu-west-1");

  private static final Duration PENDING_TIME = Duration.ofSeconds(3);

  /** Longer than a preview retries: a slow response is no failure. */
  private static final Duration REQUEST_TIME = Duration.ofMillis(1200);

  private final AccountRegion place;
  private final ManualClock clock;
  private final Optional<String> homeRegion;
  private final List<AssociatedPolicy> policies;
  private final List<OrganizationConfiguration> updates = new ArrayList<>();
  private final Map<String, String> tags = new HashMap<>();
  private List<InMemorySecurityHub> linked = List.of();
  private int tagWrites;
  private LiveConfiguration live;
  private Optional<Instant> enabledAt = Optional.empty();

  InMemorySecurityHub(
      AccountRegion place,
      ManualClock clock,
      LiveConfiguration live,
      Optional<String> homeRegion,
      List<AssociatedPolicy> policies) {
    this.place = place;
    this.clock = clock;
    this.live = live;
    this.homeRegion = homeRegion;
    this.policies = policies;
  }

  static LiveConfiguration live(
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
  public Observation describe() {
    LiveConfiguration shown = truth();
    clock.pause(REQUEST_TIME);
    Optional<Failure> failure =
        shown.status().isFailed()
            ? Optional.of(new ErrorClassifier(place).ofFailedStatus(shown))
            : Optional.empty();
    return new Observation(shown, failure);
  }

  @Override
  public Optional<String> findHomeRegion() {
    clock.pause(REQUEST_TIME);
    return homeRegion;
  }

  @Override
  public List<String> linkedRegions() {
    clock.pause(REQUEST_TIME);
    return linked.stream().map(hub -> hub.place.region()).toList();
  }

  @Override
  public HubSettings hubSettings(Set<String> names) {
    return hubSettings.only(names);
  }

  @Override
  public void updateHub(HubSettings settings) {
    hubSettings = settings.orElse(hubSettings);
  }

  @Override
  public Map<String, String> tags() {
    clock.pause(REQUEST_TIME);
    return Map.copyOf(tags);
  }

  @Override
  public void tag(Map<String, String> added) {
    clock.pause(REQUEST_TIME);
    tags.putAll(added);
    tagWrites++;
  }

  @Override
  public void untag(Set<String> keys) {
    clock.pause(REQUEST_TIME);
    tags.keySet().removeAll(keys);
    tagWrites++;
  }

  void link(List<InMemorySecurityHub> others) {
    linked = others;
  }

  void setTags(Map<String, String> all) {
    tags.putAll(all);
  }

  @Override
  public List<AssociatedPolicy> associatedPolicies() {
    return policies;
  }

  @Override
  public void update(OrganizationConfiguration desired) throws SecurityHubException {
    updates.add(desired);
    clock.pause(REQUEST_TIME);
    if (desired.type() == ConfigurationType.CENTRAL) {
      refuseCentralElsewhere();
    } else if (truth().type() == ConfigurationType.CENTRAL) {
      refuseToLeaveCentral();
    }
    boolean pends = !desired.matches(truth()) || !truth().status().isEnabled();
    write(desired, pends);
  }

  /** R18, R19. */
  private void refuseCentralElsewhere() throws SecurityHubException {
    if (homeRegion.isEmpty()) {
      throw refusal(
          ApiOperation.UPDATE_TO_CENTRAL,
          404,
          "ResourceNotFoundException",
          "Finding Aggregator must be created to enable Central Configuration");
    }
    refuseOutsideHomeRegion(ApiOperation.UPDATE_TO_CENTRAL);
  }

  /** R19, R28. */
  private void refuseToLeaveCentral() throws SecurityHubException {
    if (homeRegion.isPresent()) {
      refuseOutsideHomeRegion(ApiOperation.UPDATE_TO_LOCAL);
    }
    if (!policies.isEmpty()) {
      throw refusal(
          ApiOperation.UPDATE_TO_LOCAL,
          409,
          "ResourceConflictException",
          "Configuration policies are still associated");
    }
  }

  private void refuseOutsideHomeRegion(ApiOperation call) throws SecurityHubException {
    if (!homeRegion.orElseThrow().equals(place.region())) {
      throw refusal(
          call,
          403,
          "AccessDeniedException",
          "Central Configuration APIs can only be called from the aggregation region");
    }
  }

  private SecurityHubException refusal(ApiOperation call, int status, String code, String message) {
    return new SecurityHubException(
        new ErrorClassifier(place).of(call, new ServiceError(status, code, message, "r-1")));
  }

  /** Another writer changes the configuration now. */
  void foreignWrite(OrganizationConfiguration configuration) {
    write(configuration, true);
  }

  private void write(OrganizationConfiguration configuration, boolean pends) {
    if (configuration.type() != truth().type()) {
      boolean isCentral = configuration.type() == ConfigurationType.CENTRAL;
      OrganizationConfiguration there =
          isCentral
              ? configuration
              : new OrganizationConfiguration.Local(false, AutoEnableStandards.NONE);
      linked.forEach(each -> each.write(there, false));
    }
    boolean waits = pends && configuration.type() == ConfigurationType.CENTRAL;
    live =
        live(configuration, waits ? ConfigurationStatus.PENDING : ConfigurationStatus.ENABLED, "");
    enabledAt = waits ? Optional.of(clock.now().plus(PENDING_TIME)) : Optional.empty();
  }

  /** Returns what is in force now. */
  LiveConfiguration truth() {
    if (enabledAt.filter(at -> !at.isAfter(clock.now())).isPresent()) {
      live = live(live.toConfiguration(), ConfigurationStatus.ENABLED, "");
      enabledAt = Optional.empty();
    }
    return live;
  }

  int tagWrites() {
    return tagWrites;
  }

  /** Returns every Update so far, those that failed included. */
  List<OrganizationConfiguration> updates() {
    return List.copyOf(updates);
  }
}

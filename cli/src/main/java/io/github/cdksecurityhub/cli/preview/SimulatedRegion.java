package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Previous;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One Region as events find and leave it: read once, and then continued in memory. */
final class SimulatedRegion {
  private final SecurityHubReader reader;
  private volatile Optional<LiveConfiguration> read = Optional.empty();
  private volatile Optional<Observation> observation = Optional.empty();
  private volatile Optional<Map<String, String>> tags = Optional.empty();
  private volatile HubSettings hub = HubSettings.NONE;
  private final Map<ApiOperation, Failure> failures = new ConcurrentHashMap<>();
  private Optional<ConfigurationType> followed = Optional.empty();

  SimulatedRegion(SecurityHubReader reader) {
    this.reader = reader;
  }

  /** Returns the same Region, for events that leave this one as it is. */
  synchronized SimulatedRegion copy() {
    SimulatedRegion copy = new SimulatedRegion(reader);
    copy.read = read;
    copy.observation = observation;
    copy.tags = tags;
    copy.hub = hub;
    copy.failures.putAll(failures);
    copy.followed = followed;
    return copy;
  }

  /** A read was retried long enough: from now on it fails so at once. */
  void fail(ApiOperation read, Failure failure) {
    failures.put(read, failure);
  }

  /** Returns why a read is not sent any more, empty where it is. */
  Optional<Failure> failure(ApiOperation read) {
    return Optional.ofNullable(failures.get(read));
  }

  /** Returns what a read returns. No lock is held meanwhile, since a read can take long. */
  Observation observation() throws SecurityHubException {
    if (observation.isEmpty()) {
      begin(reader.describe());
    }
    return observation.get();
  }

  private synchronized void begin(Observation first) {
    if (observation.isEmpty()) {
      observation = Optional.of(first);
      read = live();
      follow();
    }
  }

  /** Returns what is live now, empty where it has not been read. */
  Optional<LiveConfiguration> live() {
    return observation.map(Observation::live);
  }

  HubSettings hubSettings(Set<String> names) throws SecurityHubException {
    if (!hub.fields().keySet().containsAll(names)) {
      set(hub.orElse(reader.hubSettings(names)));
    }
    return known(names);
  }

  /** Returns those settings of the hub with {@code names} that have been read. */
  HubSettings known(Set<String> names) {
    return hub.only(names);
  }

  /** Puts {@code settings} of the hub in force, and leaves others as they are. */
  synchronized void set(HubSettings settings) {
    hub = settings.orElse(hub);
  }

  /** Returns what was live before the deployment, empty where it has not been read. */
  Optional<LiveConfiguration> read() {
    return read;
  }

  Map<String, String> tags() throws SecurityHubException {
    if (tags.isEmpty()) {
      begin(reader.tags());
    }
    return tags.get();
  }

  private synchronized void begin(Map<String, String> first) {
    if (tags.isEmpty()) {
      tags = Optional.of(Map.copyOf(first));
    }
  }

  synchronized void changeTags(Consumer<Map<String, String>> change) {
    Map<String, String> changed = new HashMap<>(tags.orElseThrow());
    change.accept(changed);
    tags = Optional.of(Map.copyOf(changed));
  }

  synchronized void set(OrganizationConfiguration configuration) {
    observation = Optional.of(showing(configuration, ConfigurationStatus.ENABLED));
  }

  /** Returns what the first read after going CENTRAL returns (R24). */
  Observation pending() {
    return showing(live().orElseThrow().toConfiguration(), ConfigurationStatus.PENDING);
  }

  private Observation showing(OrganizationConfiguration configuration, ConfigurationStatus status) {
    LiveConfiguration live =
        new LiveConfiguration(
            configuration.type(),
            configuration.autoEnable(),
            configuration.standards(),
            status,
            "",
            live().orElseThrow().memberAccountLimitReached());
    return new Observation(live, Optional.empty());
  }

  /**
   * The home Region that links this one changes to {@code type}. What it takes from here, leaving
   * CENTRAL does not give back (R11).
   */
  synchronized void follow(ConfigurationType type) {
    followed = Optional.of(type);
    follow();
  }

  private void follow() {
    if (followed.isPresent() && live().filter(now -> now.type() != followed.get()).isPresent()) {
      boolean isCentral = followed.get() == ConfigurationType.CENTRAL;
      set(isCentral ? new OrganizationConfiguration.Central() : Previous.TAKEN);
    }
  }
}

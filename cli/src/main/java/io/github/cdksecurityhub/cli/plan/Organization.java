package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.catalogue.Catalogue;
import io.github.cdksecurityhub.cli.catalogue.CatalogueReader;
import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.cli.preview.SimulatedRegions;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.LiveCentral;
import io.github.cdksecurityhub.lambda.central.Reading;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One administrator's Security Hub in all Regions, as the events so far would have left it. Regions
 * that the finding aggregator links follow their home Region (R11, R27).
 */
final class Organization {
  private final String account;
  private final Readers readers;
  private final List<PlannedEvent> events;
  private final SimulatedRegions simulated = new SimulatedRegions(this::reader);
  private final Map<String, LiveCentral> centrals = new ConcurrentHashMap<>();
  private final Map<String, Reading<Catalogue>> catalogues = new ConcurrentHashMap<>();
  private final Set<String> unseen = new LinkedHashSet<>();
  private final Removals removals = new Removals();
  private Linking linking = new Linking(List.of(), Reading.known(Optional.empty()));
  private Set<String> linked = Set.of();

  Organization(String account, Readers readers, List<PlannedEvent> all) {
    this.account = account;
    this.readers = readers;
    this.events = all.stream().filter(each -> each.place().account().equals(account)).toList();
  }

  /** Returns the Regions in which something is planned. */
  Set<String> regions() {
    Set<String> regions = new LinkedHashSet<>();
    events.stream()
        .filter(PlannedEvent::isPlaced)
        .forEach(each -> regions.add(each.place().region()));
    return regions;
  }

  /** Reads one Region, and keeps what it showed; several Regions can be read at once. */
  boolean read(String region) throws InterruptedException {
    Optional<Observation> found = observe(region);
    if (found.isPresent() && isConfigured(region)) {
      ownership(region);
    }
    List<PlannedEvent> natives =
        events.stream()
            .filter(each -> !each.isConfiguration() && each.place().region().equals(region))
            .toList();
    if (!natives.isEmpty()) {
      Reading<ConfigurationType> type =
          found
              .map(observation -> Reading.known(observation.live().type()))
              .orElseGet(
                  () ->
                      Reading.failed(
                          "The organization configuration of "
                              + region
                              + " can't be read, so the aggregator, policies and associations are"
                              + " compared with the deployed template alone."));
      CatalogueReader reader = readers.central().apply(place(region));
      centrals.put(region, LiveCentral.read(reader, type, NativeRows.wanted(natives)));
      if (found.isPresent()) {
        catalogues.put(region, Catalogue.of(reader, NativeRows.written(natives)));
      }
    }
    return found.isPresent();
  }

  private boolean isConfigured(String region) {
    return events.stream()
        .anyMatch(each -> each.isConfiguration() && each.place().region().equals(region));
  }

  AccountRegion place(String region) {
    return new AccountRegion(account, region);
  }

  private CurrentReader reader(AccountRegion place) {
    return new CurrentReader(live(place.region()), this);
  }

  /** Returns what simulates the events of a Region. */
  Preview preview(String region) {
    return new Preview(simulated, reader(place(region)), Clock.system(), readers.retryTime());
  }

  /** Returns what is live by now, empty where it can't be read; it is read once. */
  Optional<Observation> observe(String region) throws InterruptedException {
    try {
      return Optional.of(preview(region).read());
    } catch (ReconcileException e) {
      return Optional.empty();
    }
  }

  /** Returns who manages a Region by now; where that can't be read, its events report that. */
  Ownership ownership(String region) throws InterruptedException {
    try {
      return preview(region).readOwnership();
    } catch (ReconcileException e) {
      return Ownership.NONE;
    }
  }

  Optional<ConfigurationType> type(String region) throws InterruptedException {
    return observe(region).map(found -> found.live().type());
  }

  /** Returns what is live of aggregator, policies and associations, as it was before all events. */
  LiveCentral central(String region) {
    return centrals.computeIfAbsent(
        region,
        name ->
            LiveCentral.unread(
                "The stack's Region is not known, so neither is what is live there. Set AWS_REGION,"
                    + " or the stack's env."));
  }

  /** Returns what policies can choose from, where one is written. */
  Reading<Catalogue> catalogue(String region) {
    return catalogues.getOrDefault(region, Reading.notNeeded());
  }

  List<PlannedEvent> events() {
    return events;
  }

  Linking linking() {
    return linking;
  }

  boolean isGone(AssociatedPolicy policy) {
    return removals.have(policy);
  }

  /** Returns what could not be read and may change the result, a sentence each. */
  Set<String> unseen() {
    return unseen;
  }

  /** Finds out which Regions follow their home Region, before the first event. */
  void begin() throws InterruptedException {
    if (regions().isEmpty() || events.stream().noneMatch(PlannedEvent::involvesCentral)) {
      return;
    }
    String region = regions().iterator().next();
    Reading<Optional<LiveAggregator>> aggregator =
        centrals.values().stream()
            .map(LiveCentral::aggregator)
            .filter(each -> each.value().isPresent())
            .findFirst()
            .orElseGet(() -> readAggregator(region));
    linking = new Linking(events, aggregator);
    linked = followers();
  }

  /** Where nothing else could follow, the aggregator doesn't matter. */
  private Reading<Optional<LiveAggregator>> readAggregator(String region) {
    if (regions().size() == 1) {
      return Reading.known(Optional.empty());
    }
    Reading<Optional<LiveAggregator>> read =
        Reading.of(readers.central().apply(place(region))::aggregator);
    if (read.value().isEmpty()) {
      unseen.add("Which Regions are linked can't be read. " + read.problem());
    }
    return read;
  }

  private Set<String> followers() throws InterruptedException {
    Set<String> followers = new TreeSet<>();
    for (String region : regions()) {
      if (isLinked(region)) {
        followers.add(region);
      }
    }
    return followers;
  }

  /** Carries out what an event does to others: to linked Regions, and to what reads show. */
  void apply(Row row) throws InterruptedException {
    removals.apply(row);
    if (row.event().type() == ResourceType.FINDING_AGGREGATOR) {
      linking.apply(row);
    }
    Set<String> before = linked;
    linked = followers();
    for (String region : regions()) {
      if (linked.contains(region) != before.contains(region)) {
        simulated.follow(
            place(region),
            linked.contains(region) ? ConfigurationType.CENTRAL : ConfigurationType.LOCAL);
      }
    }
  }

  /** Returns whether the finding aggregator links a Region to a home Region that is central. */
  boolean isLinked(String region) throws InterruptedException {
    Optional<LiveAggregator> aggregator = linking.now();
    return aggregator.filter(each -> each.links(region)).isPresent()
        && type(aggregator.get().region()).equals(Optional.of(ConfigurationType.CENTRAL));
  }

  SecurityHubReader live(String region) {
    return readers.configurations().apply(place(region));
  }
}

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
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One administrator's Security Hub in all Regions, as the events so far would have left it. Regions
 * that the finding aggregator links follow their home Region (R11, R27).
 */
final class Organization {
  private static final String UNREAD =
      "The organization configuration of %s can't be read, so the aggregator, policies and"
          + " associations are compared with the deployed template alone.";

  private final String account;
  private final Readers readers;
  private final List<PlannedEvent> events;
  private final SimulatedRegions simulated;
  private final Map<String, LiveCentral> centrals = new ConcurrentHashMap<>();
  private final Map<String, Reading<Catalogue>> catalogues = new ConcurrentHashMap<>();
  private final Set<String> unseen = new LinkedHashSet<>();
  private final List<PlannedEvent> deleted = new ArrayList<>();
  private final Linking linking = new Linking(this);

  Organization(String account, Readers readers, List<PlannedEvent> all) {
    this.account = account;
    this.readers = readers;
    this.simulated = new SimulatedRegions(this::reader, Clock.system(), readers.retryTime());
    this.events = all.stream().filter(each -> each.place().account().equals(account)).toList();
  }

  Set<String> regions() {
    return events.stream()
        .filter(PlannedEvent::isPlaced)
        .map(PlannedEvent::region)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  Stream<PlannedEvent> in(String region) {
    return events.stream().filter(each -> each.region().equals(region));
  }

  /** Reads one Region, and keeps what it showed; several Regions can be read at once. */
  boolean read(String region) throws InterruptedException {
    Optional<Observation> found = observe(region);
    if (found.isPresent() && in(region).anyMatch(PlannedEvent::isConfiguration)) {
      ownership(region);
    }
    List<PlannedEvent> natives = in(region).filter(each -> !each.isConfiguration()).toList();
    if (!natives.isEmpty()) {
      Reading<ConfigurationType> type =
          found
              .map(observation -> Reading.known(observation.live().type()))
              .orElse(Reading.failed(UNREAD.formatted(region)));
      CatalogueReader reader = readers.central().apply(place(region));
      LiveCentral central = LiveCentral.read(reader, type, NativeRows.wanted(natives));
      boolean isAdministrator =
          failure(region).filter(each -> each.is(FailureCause.NOT_ADMINISTRATOR)).isEmpty();
      centrals.put(
          region,
          isAdministrator ? central : central.withAggregator(Reading.of(reader::aggregator)));
      if (found.isPresent()) {
        catalogues.put(region, Catalogue.of(reader, NativeRows.written(natives)));
      }
    }
    return found.isPresent();
  }

  AccountRegion place(String region) {
    return new AccountRegion(account, region);
  }

  private SecurityHubReader reader(AccountRegion place) {
    return new CurrentReader(live(place.region()), this);
  }

  Preview preview(String region) {
    return simulated.preview(place(region));
  }

  /** Returns what is live by now, empty where it can't be read; it is read once. */
  Optional<Observation> observe(String region) throws InterruptedException {
    try {
      return Optional.of(preview(region).read());
    } catch (ReconcileException e) {
      return Optional.empty();
    }
  }

  Optional<Failure> failure(String region) throws InterruptedException {
    try {
      preview(region).read();
      return Optional.empty();
    } catch (ReconcileException e) {
      return Optional.of(e.failure());
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
  LiveCentral central(PlannedEvent event) {
    return centrals.computeIfAbsent(
        event.region(),
        name ->
            LiveCentral.unread(
                "The stack's Region is not known, so neither is what is live there. Set AWS_REGION,"
                    + " or the stack's env."));
  }

  Reading<Catalogue> catalogue(PlannedEvent event) {
    return catalogues.getOrDefault(event.region(), Reading.notNeeded());
  }

  List<PlannedEvent> events() {
    return events;
  }

  Linking linking() {
    return linking;
  }

  boolean isGone(AssociatedPolicy policy) {
    return deleted.stream().anyMatch(each -> each.removes(policy));
  }

  /** Returns what could not be read and may change the result, a sentence each. */
  Set<String> unseen() {
    return unseen;
  }

  void begin(boolean allRegions) {
    linking.begin(centrals.values(), allRegions && !regions().isEmpty());
  }

  Optional<LiveAggregator> readAggregator() {
    String region = regions().iterator().next();
    Reading<Optional<LiveAggregator>> read =
        Reading.of(readers.central().apply(place(region))::aggregator);
    if (read.value().isEmpty()) {
      unseen.add("Which Regions are linked can't be read. " + read.problem());
    }
    return read.value().flatMap(found -> found);
  }

  /** Carries out what CloudFormation's own resources do to others; the events themselves did it. */
  void apply(Row row) throws InterruptedException {
    if (row.action() == Action.DELETE) {
      deleted.add(row.event());
    }
    linking.apply(row);
  }

  /** A Region takes the type of its home Region, or is linked no longer. */
  void follow(String region, ConfigurationType type) {
    simulated.follow(place(region), type);
  }

  SecurityHubReader live(String region) {
    return readers.configurations().apply(place(region));
  }
}

package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.LiveCentral;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.securityhub.RegionLinking;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which Regions the finding aggregator links, in the course of a deployment. */
final class Linking {
  private final Organization organization;
  private Optional<LiveAggregator> now = Optional.empty();
  private boolean isChanged;

  Linking(Organization organization) {
    this.organization = organization;
  }

  /** Starts with what is live, which is read where it matters or {@code isAsked}. */
  void begin(Collection<LiveCentral> read, boolean isAsked) {
    boolean canFollow =
        organization.regions().size() > 1
            && organization.events().stream().anyMatch(PlannedEvent::involvesCentral);
    now =
        read.stream()
            .flatMap(each -> each.aggregator().value().stream())
            .findFirst()
            .orElseGet(() -> canFollow || isAsked ? organization.readAggregator() : now);
  }

  boolean isLinked(String region) throws InterruptedException {
    return now.filter(each -> linked(each).contains(region)).isPresent()
        && organization.type(now.get().region()).equals(Optional.of(ConfigurationType.CENTRAL));
  }

  /** Returns whether the events so far have changed the aggregator. */
  boolean isChanged() {
    return isChanged;
  }

  /** Returns the aggregator by now, empty where there is none, or it could not be read. */
  Optional<LiveAggregator> now() {
    return now;
  }

  List<String> linkedTo(String home) {
    boolean isHome = now.filter(found -> found.region().equals(home)).isPresent();
    return isHome ? linked(now.get()) : List.of();
  }

  static List<String> linked(LiveAggregator aggregator) {
    return RegionLinking.linkedRegions(
            aggregator.linkingMode(), aggregator.regions(), aggregator.region())
        .orElse(List.of());
  }

  void apply(Row row) throws InterruptedException {
    boolean isMade = row.action() == Action.CREATE || row.action() == Action.UPDATE;
    boolean isAggregator = row.event().type() == ResourceType.FINDING_AGGREGATOR;
    if (!isAggregator || !(isMade || row.action() == Action.DELETE)) {
      return;
    }
    Set<String> before = followers();
    isChanged = true;
    now = isMade ? Optional.of(declared(row.event())) : Optional.empty();
    Set<String> after = followers();
    for (String region : organization.regions()) {
      if (after.contains(region) != before.contains(region)) {
        organization.follow(
            region, after.contains(region) ? ConfigurationType.CENTRAL : ConfigurationType.LOCAL);
      }
    }
  }

  private Set<String> followers() throws InterruptedException {
    Set<String> followers = new HashSet<>();
    for (String region : organization.regions()) {
      if (isLinked(region)) {
        followers.add(region);
      }
    }
    return followers;
  }

  static LiveAggregator declared(PlannedEvent event) {
    Fields fields = event.declared();
    return new LiveAggregator(
        "arn:aws:securityhub:" + event.region() + ":" + event.place().account() + ":new",
        fields.text(LiveAggregator.MODE),
        fields.get(LiveAggregator.REGIONS));
  }

  /** A linked Region can't be local while the same deployment makes its home Region central. */
  Optional<Obstacle> conflict(PlannedEvent local) {
    String region = local.region();
    Optional<LiveAggregator> then = afterDeployment().filter(each -> linked(each).contains(region));
    if (then.isEmpty() || local.kind().isDrop() || local.declaresCentral()) {
      return Optional.empty();
    }
    return organization.events().stream()
        .filter(PlannedEvent::declaresCentral)
        .filter(home -> home.region().equals(then.get().region()))
        .findFirst()
        .map(home -> conflict(home, local));
  }

  private static Obstacle conflict(PlannedEvent home, PlannedEvent local) {
    String region = local.region();
    return new Obstacle(
        "the same deployment declares the organization central in %s (%s), whose finding aggregator links %s (%s), so that this Region can't be local"
            .formatted(home.region(), home.logicalId(), region, local.logicalId()),
        "Remove the local declaration of %s, or leave that Region out of the finding aggregator."
            .formatted(region));
  }

  private Optional<LiveAggregator> afterDeployment() {
    return organization.events().stream()
        .filter(each -> each.type() == ResourceType.FINDING_AGGREGATOR && !each.kind().isDrop())
        .findFirst()
        .map(Linking::declared)
        .or(() -> now);
  }
}

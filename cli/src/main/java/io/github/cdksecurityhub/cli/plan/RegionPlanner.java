package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.central.LiveCentral;
import io.github.cdksecurityhub.cli.central.LivePolicy;
import io.github.cdksecurityhub.cli.central.PolicyFields;
import io.github.cdksecurityhub.cli.central.Reading;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Plans what a deployment does in one account and Region. */
final class RegionPlanner {
  private final Sources sources;
  private final AccountRegion place;
  private final List<NativeEvent> natives;
  private final Progress progress;
  private final EventSimulator simulator;

  /**
   * Prepares.
   *
   * @param sources what is read
   * @param place where
   * @param natives what the deployment does to resources of CloudFormation's own types anywhere
   * @param progress receives each row as it is ready
   */
  RegionPlanner(
      Sources sources, AccountRegion place, List<NativeEvent> natives, Progress progress) {
    this.sources = sources;
    this.place = place;
    this.natives = natives.stream().filter(each -> each.place().equals(place)).toList();
    this.progress = progress;
    this.simulator =
        new EventSimulator(
            sources.previews(),
            new DeployingReader(sources.configurations().apply(place), natives));
  }

  RegionPlan run(List<PlannedEvent> events) throws InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (PlannedEvent event : events) {
      Row row = simulator.row(event);
      rows.add(row);
      progress.ready(event.region(), row.action());
    }
    if (natives.isEmpty()) {
      return new RegionPlan(place, rows, List.of(), List.of());
    }
    Optional<ConfigurationType> type = type(rows);
    LiveCentral live = readCentral(type);
    NativeRows planned = new NativeRows(place, live, natives, typeAfter(rows, type));
    List<NativeRow> nativeRows = new ArrayList<>();
    for (NativeEvent event : natives) {
      NativeRow row = planned.row(event);
      nativeRows.add(row);
      progress.ready(place.region() + " " + event.label(), row.action());
    }
    return new RegionPlan(place, rows, nativeRows, List.copyOf(live.problems()));
  }

  /** Returns the type that is live; what the events have read is not read again. */
  private Optional<ConfigurationType> type(List<Row> rows) throws InterruptedException {
    Optional<LiveConfiguration> live = rows.isEmpty() ? simulator.read() : rows.get(0).live();
    return live.map(LiveConfiguration::type);
  }

  private static Optional<ConfigurationType> typeAfter(
      List<Row> rows, Optional<ConfigurationType> now) {
    return rows.isEmpty() ? now : rows.get(rows.size() - 1).after().map(LiveConfiguration::type);
  }

  private LiveCentral readCentral(Optional<ConfigurationType> type) {
    if (place.region().equals(NativeEvent.UNKNOWN_REGION)) {
      return LiveCentral.unread(
          "The stack's Region is not known, so neither is what is live there. Set AWS_REGION, or"
              + " the stack's env.");
    }
    return LiveCentral.read(
        sources.central().apply(place),
        type.map(Reading::known)
            .orElseGet(
                () ->
                    Reading.failed(
                        "The organization configuration of "
                            + place.region()
                            + " can't be read, so the aggregator, policies and associations are"
                            + " compared with the deployed template alone.")),
        wanted());
  }

  private Predicate<LivePolicy> wanted() {
    Set<String> ids = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (NativeEvent event : natives) {
      if (event.type() == NativeType.CONFIGURATION_POLICY) {
        ids.add(event.policyId());
        if (event.kind() == EventKind.CREATE_OR_UPDATE) {
          names.add(event.declared().text(PolicyFields.NAME));
        }
      }
    }
    return policy -> ids.contains(policy.id()) || names.contains(policy.name());
  }
}

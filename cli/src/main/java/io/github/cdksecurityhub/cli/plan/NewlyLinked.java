package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.console.InParallel;
import io.github.cdksecurityhub.cli.preview.LinkedChange;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.securityhub.RegionLinking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Regions that an update of the finding aggregator links to a home Region that is central
 * already. Going CENTRAL records what it takes; here no event of the function comes before (R11).
 *
 * @param organization as the events so far left it
 */
record NewlyLinked(Organization organization) {
  private static final String NOT_RECORDED =
      "What a Region has that is linked later is not recorded, so that no deletion puts it back.";

  /** What one Region loses, and what else the user must know of it. */
  private record Loss(Optional<LinkedChange> change, String problem) {}

  /** Returns the aggregator's row with what those Regions lose. */
  Row mark(Row row) throws InterruptedException {
    String home = row.event().place().region();
    boolean isLater =
        row.action() == Action.UPDATE
            && organization.linking().now().isPresent()
            && organization.type(home).equals(Optional.of(ConfigurationType.CENTRAL));
    if (!isLater) {
      return row;
    }
    List<String> before = organization.linking().linkedTo(home);
    Fields then = row.event().declared();
    List<String> regions =
        RegionLinking.linkedRegions(
                then.text(LiveAggregator.MODE), then.get(LiveAggregator.REGIONS), home)
            .orElse(List.of())
            .stream()
            .filter(region -> !before.contains(region))
            .toList();
    List<Loss> losses = InParallel.each(regions, region -> loss(row.event(), region));
    List<LinkedChange> changes = losses.stream().flatMap(each -> each.change().stream()).toList();
    List<String> sentences = new ArrayList<>(losses.stream().map(Loss::problem).toList());
    sentences.add(changes.isEmpty() ? "" : NOT_RECORDED);
    sentences.removeIf(String::isEmpty);
    return row.withReport(row.report().withLinked(changes)).withDetail(String.join(" ", sentences));
  }

  private Loss loss(PlannedEvent event, String region) throws InterruptedException {
    Optional<Failure> failure = organization.failure(region);
    if (failure.isPresent()) {
      return new Loss(Optional.empty(), isOff(failure.get()) ? "" : unread(region, failure.get()));
    }
    Optional<LinkedChange> change =
        organization
            .observe(region)
            .flatMap(found -> LinkedChange.taken(region, found.live().toConfiguration()));
    Optional<Owner> other =
        change.isPresent()
            ? organization
                .ownership(region)
                .owner()
                .filter(owner -> !owner.stackId().equals(event.stackId()))
            : Optional.empty();
    return new Loss(
        change, other.map(owner -> region + " is managed by " + owner + ".").orElse(""));
  }

  /** Where Security Hub is off, or the Region is, nothing is taken. */
  private static boolean isOff(Failure failure) {
    return failure.is(
        FailureCause.NOT_SUBSCRIBED,
        FailureCause.NOT_ADMINISTRATOR,
        FailureCause.CREDENTIALS_REJECTED);
  }

  private static String unread(String region, Failure failure) {
    return "What " + region + " has can't be read: " + failure.explanation();
  }
}

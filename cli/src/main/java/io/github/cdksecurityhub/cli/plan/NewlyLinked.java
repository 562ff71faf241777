package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.console.InParallel;
import io.github.cdksecurityhub.cli.preview.LinkedChange;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
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
    String home = row.event().region();
    boolean isLater =
        row.action() == Action.UPDATE
            && organization.linking().now().isPresent()
            && organization.type(home).equals(Optional.of(ConfigurationType.CENTRAL));
    if (!isLater) {
      return row;
    }
    List<String> regions = new ArrayList<>(Linking.linked(Linking.declared(row.event())));
    regions.removeAll(organization.linking().linkedTo(home));
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
      Failure why = failure.get();
      // Where Security Hub is off, or the Region is, nothing is taken.
      boolean isOff =
          why.is(
              FailureCause.NOT_SUBSCRIBED,
              FailureCause.NOT_ADMINISTRATOR,
              FailureCause.CREDENTIALS_REJECTED);
      String unread = "What " + region + " has can't be read: " + why.explanation();
      return new Loss(Optional.empty(), isOff ? "" : unread);
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
}

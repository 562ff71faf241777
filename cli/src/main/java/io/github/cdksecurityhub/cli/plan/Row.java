package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import java.util.List;
import java.util.Optional;

/**
 * What one event comes to.
 *
 * @param event the event
 * @param verdict what it comes to
 * @param live what is live before it, empty where that isn't known
 * @param after what is live after it, empty where that isn't known
 * @param changes the fields that it writes, or in which live has drifted
 * @param waits whether it waits for something that is under way
 * @param detail why, for a person; empty where the rest says it all
 * @param failure what stands in the way, empty where nothing does
 */
public record Row(
    PlannedEvent event,
    Verdict verdict,
    Optional<LiveConfiguration> live,
    Optional<LiveConfiguration> after,
    List<FieldChange> changes,
    boolean waits,
    String detail,
    Optional<Failure> failure) {
  /**
   * Keeps a copy of the list.
   *
   * @param event as it was compared
   * @param verdict from the handler's outcome, or from what its failure means
   * @param live from Describe, or as the event before it in the same Region leaves it
   * @param after the same as {@code live} where nothing is written
   * @param changes by the handler's own diff; of Status alone where a FAILED one is mended
   * @param waits false where no event is sent
   * @param detail one sentence or more; of a failure the reason that CloudFormation would show
   * @param failure the handler's own, with its cause and the next step
   */
  public Row {
    changes = List.copyOf(changes);
  }
}

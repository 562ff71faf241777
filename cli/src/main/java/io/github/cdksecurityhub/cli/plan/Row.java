package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.model.ConfigurationDiff.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import java.util.List;
import java.util.Optional;

/**
 * The result of one event.
 *
 * @param event the event
 * @param action the result
 * @param live what is live before it, empty where that isn't known
 * @param after what is live after it, empty where that isn't known
 * @param changes the fields that it writes, or in which live has drifted
 * @param waits whether it waits for a change in progress
 * @param detail an explanation; empty where the other fields are enough
 * @param failure why it would fail, empty where it would not
 */
public record Row(
    PlannedEvent event,
    Action action,
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
   * @param action from the handler's outcome, or from what its failure means
   * @param live from Describe, or as the event before it in the same Region leaves it
   * @param after the same as {@code live} where nothing is written
   * @param changes by the handler's own diff; of Status alone where a FAILED one is fixed
   * @param waits false where no event is sent
   * @param detail one sentence or more; of a failure the reason that CloudFormation would show
   * @param failure the handler's own, with its cause and the next step
   */
  public Row {
    changes = List.copyOf(changes);
  }
}

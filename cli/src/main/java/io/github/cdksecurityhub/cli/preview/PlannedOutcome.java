package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of an event, if it were sent.
 *
 * @param owned whose the Region is before, empty where the event doesn't read it or it can't be
 *     read
 * @param before what is live, empty where the event doesn't read it or it can't be read
 * @param after what would be live then, empty where it is not known
 * @param failure why it would fail; empty where it would not, or for a property that is not valid
 */
public record PlannedOutcome(
    Response response,
    Optional<Ownership> owned,
    Optional<LiveConfiguration> before,
    Optional<LiveConfiguration> after,
    boolean writes,
    boolean waits,
    List<LinkedChange> linked,
    Optional<Failure> failure) {
  private static final String LINKED_REGIONS = "; linked Regions: ";

  public boolean isFailed() {
    return response.status() == Response.Status.FAILED;
  }

  /** Returns such as {@code unchanged}; empty where the event would fail. */
  public String outcome() {
    return response.data().getOrDefault("Outcome", "");
  }

  /** After what it writes, the response names linked Regions that can't be read or put back. */
  public String problems() {
    if (response.reason().contains(LINKED_REGIONS)) {
      return response.reason();
    }
    String fields =
        writes && before.isPresent() && after.isPresent()
            ? FieldChange.text(after.get().toConfiguration().diff(before.get()))
            : "";
    String all = response.data().getOrDefault("Changes", "");
    return all.startsWith(fields) ? all.substring(fields.length()).replaceFirst("^; ", "") : "";
  }
}

package io.github.cdksecurityhub.lambda.preview;

import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import java.util.Objects;
import java.util.Optional;

/**
 * What an event would come to.
 *
 * @param answer what CloudFormation would be told
 * @param before what is live, empty where the event doesn't look or it can't be read
 * @param after what would be live then, empty where it is not known
 * @param writes whether the event would write
 * @param waits whether it would wait for something that is under way
 * @param failure why it would fail; empty where it would not, or for a property that is not valid
 */
public record Forecast(
    Response answer,
    Optional<LiveConfiguration> before,
    Optional<LiveConfiguration> after,
    boolean writes,
    boolean waits,
    Optional<Failure> failure) {
  /** Refuses null. */
  public Forecast {
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(failure, "failure");
  }

  /** Tells whether the event would fail. */
  public boolean isFailed() {
    return answer.status() == Response.Status.FAILED;
  }

  /** Returns the word of what it comes to, such as {@code unchanged}; empty where it fails. */
  public String outcome() {
    return answer.data().getOrDefault("Outcome", "");
  }
}

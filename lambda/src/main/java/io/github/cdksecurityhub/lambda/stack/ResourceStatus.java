package io.github.cdksecurityhub.lambda.stack;

import java.time.Instant;
import java.util.Optional;

/**
 * The status of one resource of a stack: what CloudFormation does with it now.
 *
 * @param value CloudFormation's value, such as {@code UPDATE_IN_PROGRESS}; empty where it is
 *     unknown
 * @param since when it became so; empty where that is not known
 * @param problem why the status is unknown; empty where it is known
 */
public record ResourceStatus(String value, Optional<Instant> since, String problem) {

  /** CloudFormation doesn't know the resource, or its stack: it was deleted or rolled back. */
  public static final ResourceStatus GONE = of("DELETE_COMPLETE", Optional.empty());

  /** Returns a status that CloudFormation returned. */
  public static ResourceStatus of(String value, Optional<Instant> since) {
    return new ResourceStatus(value, since, "");
  }

  /** Returns that CloudFormation did not return the status, because of {@code problem}. */
  public static ResourceStatus unknown(String problem) {
    return new ResourceStatus("", Optional.empty(), problem);
  }

  /** Returns whether the status could be read. */
  public boolean isKnown() {
    return !value.isEmpty();
  }
}

package io.github.cdksecurityhub.lambda.drift;

import java.time.Instant;
import java.util.Optional;

/**
 * The status of the stack: while it is being deployed, live and declared may differ without drift.
 *
 * @param value CloudFormation's value, such as {@code UPDATE_COMPLETE}; empty where it is unknown
 * @param lastUpdated when the last update began; empty where there was none
 * @param problem why the status is unknown; empty where it is known
 */
public record StackStatus(String value, Optional<Instant> lastUpdated, String problem) {

  /** Returns a status that CloudFormation returned. */
  static StackStatus of(String value, Optional<Instant> lastUpdated) {
    return new StackStatus(value, lastUpdated, "");
  }

  /** Returns that CloudFormation did not return the status, because of {@code problem}. */
  static StackStatus unknown(String problem) {
    return new StackStatus("", Optional.empty(), problem);
  }

  /** Returns whether the status could be read. */
  boolean isKnown() {
    return !value.isEmpty();
  }

  /** Returns whether the stack is being deployed, rolled back or cleaned up. */
  boolean isInProgress() {
    return value.endsWith("_IN_PROGRESS");
  }
}

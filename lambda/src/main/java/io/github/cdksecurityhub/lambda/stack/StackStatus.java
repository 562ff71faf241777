package io.github.cdksecurityhub.lambda.stack;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The status of a stack, or of one resource of it: what CloudFormation does with it now.
 *
 * @param value CloudFormation's value, such as {@code UPDATE_COMPLETE}; empty where it is unknown
 * @param lastUpdated of a stack when the last update began, or the creation where there was none;
 *     of a resource when the status became so; empty where it is unknown
 * @param problem why the status is unknown; empty where it is known
 */
public record StackStatus(String value, Optional<Instant> lastUpdated, String problem) {
  private static final Set<String> COMPLETE =
      Set.of(
          "CREATE_COMPLETE",
          "UPDATE_COMPLETE",
          "UPDATE_ROLLBACK_COMPLETE",
          "IMPORT_COMPLETE",
          "IMPORT_ROLLBACK_COMPLETE");

  /** CloudFormation doesn't know the resource, or its stack: it was deleted or rolled back. */
  public static final StackStatus GONE = of("DELETE_COMPLETE", Optional.empty());

  public static StackStatus of(String value, Optional<Instant> lastUpdated) {
    return new StackStatus(value, lastUpdated, "");
  }

  public static StackStatus unknown(String problem) {
    return new StackStatus("", Optional.empty(), problem);
  }

  public boolean isKnown() {
    return !value.isEmpty();
  }

  /** Returns whether the last deployment has ended, and what the stack declares is deployed. */
  public boolean isComplete() {
    return COMPLETE.contains(value);
  }

  public boolean isInProgress() {
    return value.endsWith("_IN_PROGRESS");
  }

  /**
   * Returns whether a failed creation or update is being undone, clean-up included: what is deleted
   * meanwhile was created by it.
   */
  public boolean isRollingBack() {
    return isInProgress() && value.contains("ROLLBACK");
  }
}

package io.github.cdksecurityhub.lambda.drift;

import java.util.Objects;

/**
 * How the stack stands, as CloudFormation tells: while it is being deployed, live and declared may
 * differ without anybody's fault.
 *
 * @param status the service's word, such as {@code UPDATE_COMPLETE}
 * @param lastUpdated when its last update began, as the service writes it; empty where there was
 *     none
 */
public record StackStatus(String status, String lastUpdated) {
  /** Refuses null. */
  public StackStatus {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(lastUpdated, "lastUpdated");
  }

  /** Tells whether an operation is under way. */
  public boolean isMoving() {
    return status.endsWith("_IN_PROGRESS");
  }
}

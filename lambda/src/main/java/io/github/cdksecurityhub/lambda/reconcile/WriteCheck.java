package io.github.cdksecurityhub.lambda.reconcile;

/**
 * Asked right before a write: of the tag by which an event first names itself, or its resource as
 * the owner of a Region, and of each update.
 */
@FunctionalInterface
public interface WriteCheck {
  /** Allows every write. */
  WriteCheck NONE = operation -> {};

  /**
   * Returns where {@code operation} may be sent.
   *
   * @throws SecurityHubException where it may not
   */
  void require(ApiOperation operation) throws SecurityHubException;

  /** Called right after an update that succeeded, or whose outcome is unknown. */
  default void written() {}
}

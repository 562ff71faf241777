package io.github.cdksecurityhub.lambda.ownership;

import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;

/** Asked right before an event first names itself, or its resource as the owner of a Region. */
@FunctionalInterface
public interface ClaimCheck {

  /** Claims without a question. */
  ClaimCheck NONE = () -> {};

  /**
   * Returns where the event may still claim the Region.
   *
   * @throws SecurityHubException where it is too late for that
   */
  void require() throws SecurityHubException;
}

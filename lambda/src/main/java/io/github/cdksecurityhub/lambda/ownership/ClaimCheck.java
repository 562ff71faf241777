package io.github.cdksecurityhub.lambda.ownership;

import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.UpdateGuard;

/** Asked right before an event first names itself, or its resource as the owner of a Region. */
@FunctionalInterface
public interface ClaimCheck extends UpdateGuard {

  /** Claims without a question. */
  ClaimCheck NONE = () -> {};

  /**
   * Returns where the event may still claim the Region.
   *
   * @throws SecurityHubException where it is too late for that
   */
  void require() throws SecurityHubException;

  @Override
  default void send(ApiOperation operation, String what, Retries.Command update)
      throws SecurityHubException {
    update.send();
  }
}

package io.github.cdksecurityhub.lambda.reconcile;

/** Sends an update, or refuses it: the last question before each. */
@FunctionalInterface
public interface UpdateGuard {
  /**
   * Sends {@code update}.
   *
   * @param what what it writes, for a message
   * @throws SecurityHubException where it is not sent, and where it failed
   */
  void send(ApiOperation operation, String what, Retries.Command update)
      throws SecurityHubException;
}

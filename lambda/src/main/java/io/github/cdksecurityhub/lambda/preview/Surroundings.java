package io.github.cdksecurityhub.lambda.preview;

import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;

/** What a look around an account and Region asks beyond what the handler asks. Reads only. */
public interface Surroundings {

  /**
   * Tells whether Security Hub is enabled here.
   *
   * @throws SecurityHubException where that can't be read
   */
  boolean isSubscribed() throws SecurityHubException;
}

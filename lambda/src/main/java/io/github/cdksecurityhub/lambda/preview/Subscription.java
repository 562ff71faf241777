package io.github.cdksecurityhub.lambda.preview;

import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;

/** Whether Security Hub is on, which the handler never asks by itself. Reads only. */
public interface Subscription {

  /**
   * Tells whether Security Hub is enabled here.
   *
   * @throws SecurityHubException where that can't be read
   */
  boolean isSubscribed() throws SecurityHubException;
}

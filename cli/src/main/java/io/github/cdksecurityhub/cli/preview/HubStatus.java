package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;

/** Whether Security Hub is enabled in one account and Region, which the handler never reads. */
public interface HubStatus {

  /**
   * Reads the status; changes nothing.
   *
   * @return whether Security Hub is enabled here
   * @throws SecurityHubException where that can't be read
   */
  boolean isEnabled() throws SecurityHubException;
}

package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;

/** Whether Security Hub is enabled in one account and Region, which the handler never reads. */
public interface HubStatus {

  /** Reads the status; changes nothing. */
  boolean isEnabled() throws SecurityHubException;
}

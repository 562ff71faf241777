package io.github.cdksecurityhub.lambda.preview;

import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;

/**
 * What a preview asks of an account and Region beyond what the handler asks: what the handler is
 * told only by a refusal of its write. Reads only; every method makes one request or a few.
 */
public interface Surroundings {

  /**
   * Tells whether Security Hub is enabled here.
   *
   * @throws SecurityHubException where that can't be read
   */
  boolean isSubscribed() throws SecurityHubException;

  /**
   * Tells whether there is a configuration policy, or an association of one, which keeps the
   * organization in central configuration (R28). Answered in the home Region only (R19).
   *
   * @throws SecurityHubException where that can't be read
   */
  boolean hasPolicies() throws SecurityHubException;
}

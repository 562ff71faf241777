package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;

/**
 * Security Hub in one account and Region: the one port of the reconciliation. What only reads, a
 * plan or a check for drift, takes a {@link SecurityHubReader}.
 */
public interface SecurityHub extends SecurityHubReader {

  /**
   * Writes {@code desired} with every field explicit and no Status (R9, R12). Idempotent. That it
   * returns is no proof (R24 to R26).
   *
   * @throws SecurityHubException where it failed; see {@link FailureCause#leavesOutcomeUnknown()}
   */
  void update(OrganizationConfiguration desired) throws SecurityHubException;
}

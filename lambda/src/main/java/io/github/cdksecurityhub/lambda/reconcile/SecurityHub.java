package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.Optional;

/**
 * Security Hub in one account and Region: the one port of the reconciliation.
 *
 * <p>Every method makes exactly one request and never repeats it; whoever calls decides what a
 * failure deserves.
 */
public interface SecurityHub {

  /** Returns where this is. */
  AccountRegion place();

  /**
   * Reads the organization configuration; changes nothing.
   *
   * @throws SecurityHubException with the cause, where the service refuses or can't be read
   */
  LiveConfiguration describe() throws SecurityHubException;

  /**
   * Reads which Region the finding aggregator is in; changes nothing.
   *
   * @return the home Region, empty where there is no aggregator
   * @throws SecurityHubException with the cause
   */
  Optional<String> findHomeRegion() throws SecurityHubException;

  /**
   * Writes {@code desired} with every field explicit and no Status (R9, R12). Idempotent. That it
   * returns is no proof (R24 to R26).
   *
   * @throws SecurityHubException with the cause; see {@link Failure#mayHaveTakenEffect()}
   */
  void update(OrganizationConfiguration desired) throws SecurityHubException;
}

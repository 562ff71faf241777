package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import java.util.List;
import java.util.Optional;

/**
 * Security Hub in one account and Region, as far as it can be read: whoever holds no more than this
 * cannot write.
 *
 * <p>No request is repeated; whoever calls decides what a failure deserves.
 */
public interface SecurityHubReader {

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
   * Reads which configuration policies there are and what they are associated with, page by page;
   * changes nothing. It takes permissions of its own, and is for the home Region.
   *
   * @return every policy with each of its targets
   * @throws SecurityHubException with the cause
   */
  List<AssociatedPolicy> associatedPolicies() throws SecurityHubException;
}

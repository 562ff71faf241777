package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import java.util.Optional;

/**
 * Security Hub in one account and Region, as far as it can be read: whoever holds no more than this
 * cannot write.
 *
 * <p>Every method makes exactly one request and never repeats it; whoever calls decides what a
 * failure deserves.
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
}

package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Security Hub in one account and Region, read only: code that holds no more than this cannot
 * write.
 *
 * <p>Each method sends its request once and fails where the service refuses, or can't be read. To
 * retry is the caller's decision.
 */
public interface SecurityHubReader {

  AccountRegion place();

  /** Reads the organization configuration, without the hub's settings. */
  Observation describe() throws SecurityHubException;

  /** Reads the settings of the hub that have {@code names} (R42). */
  HubSettings hubSettings(Set<String> names) throws SecurityHubException;

  /**
   * Reads which Region the finding aggregator is in.
   *
   * @return the home Region, empty where there is no aggregator
   */
  Optional<String> findHomeRegion() throws SecurityHubException;

  /**
   * Reads which Regions the finding aggregator links to this one.
   *
   * @return their names; empty where it links none, or this is not the home Region. Where it links
   *     all, these are all of the partition, enabled or not
   */
  List<String> linkedRegions() throws SecurityHubException;

  /** Reads every tag of the hub (R41). */
  Map<String, String> tags() throws SecurityHubException;

  /**
   * Lists the configuration policies and what they are associated with, from the home Region. It
   * takes permissions of its own.
   *
   * @return every policy with each of its targets
   */
  List<AssociatedPolicy> associatedPolicies() throws SecurityHubException;
}

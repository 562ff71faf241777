package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.Map;
import java.util.Set;

/**
 * Security Hub in one account and Region: the one port of the reconciliation. What only reads, a
 * plan or a check for drift, takes a {@link SecurityHubReader}. After some failures it is not known
 * whether an update was carried out; see {@link FailureCause#leavesOutcomeUnknown()}.
 */
public interface SecurityHub extends SecurityHubReader {

  /**
   * Writes {@code desired} with every field explicit and no Status (R9, R12); its settings of the
   * hub are {@link #updateHub}'s. Idempotent. That it returns is no proof (R24 to R26).
   */
  void update(OrganizationConfiguration desired) throws SecurityHubException;

  /** Writes {@code settings}, and touches no other setting of the hub (R42). Idempotent. */
  void updateHub(HubSettings settings) throws SecurityHubException;

  void tag(Map<String, String> tags) throws SecurityHubException;

  /** Removes the tags with {@code keys} from the hub; what is not there does no harm. */
  void untag(Set<String> keys) throws SecurityHubException;
}

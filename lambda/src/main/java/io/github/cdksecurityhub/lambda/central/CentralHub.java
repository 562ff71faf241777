package io.github.cdksecurityhub.lambda.central;

import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.Map;

/** Central configuration in the home Region, with what puts back the content of what exists. */
public interface CentralHub extends CentralReader {

  /**
   * Writes a policy's name, description and content; its id stays.
   *
   * @param reason why, which Security Hub keeps
   */
  void updatePolicy(String policyId, JsonValue properties, String reason)
      throws SecurityHubException;

  /** Writes tags of a policy, and leaves its others as they are. */
  void tagPolicy(String arn, Map<String, String> tags) throws SecurityHubException;

  /** Applies a policy to a target, in place of what is applied to it. */
  void associate(String policyId, PolicyTarget target) throws SecurityHubException;

  /**
   * Writes which Regions the aggregator links.
   *
   * @param wanted with the ARN of the one that exists
   */
  void updateAggregator(LiveAggregator wanted) throws SecurityHubException;
}

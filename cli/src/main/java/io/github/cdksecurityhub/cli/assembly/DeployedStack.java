package io.github.cdksecurityhub.cli.assembly;

import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.Map;

/**
 * A deployed stack.
 *
 * @param stackId its ARN
 * @param status its status, such as {@code UPDATE_COMPLETE}
 * @param template what was deployed last
 * @param physicalIds the physical ids of the resources that there are, by logical id
 */
public record DeployedStack(
    String stackId, String status, JsonValue template, Map<String, String> physicalIds) {
  public DeployedStack {
    physicalIds = Map.copyOf(physicalIds);
  }

  /**
   * Returns whether CloudFormation accepts no deployment of it now: one is in progress, or has
   * failed.
   */
  public boolean refusesUpdates() {
    return status.endsWith("_IN_PROGRESS") || status.endsWith("_FAILED");
  }
}

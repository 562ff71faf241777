package io.github.cdksecurityhub.cli.assembly;

import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.Map;

/**
 * A deployed stack.
 *
 * @param physicalIds of the resources that there are, by logical id
 */
public record DeployedStack(
    String stackId, String status, JsonValue template, Map<String, String> physicalIds) {
  public DeployedStack {
    physicalIds = Map.copyOf(physicalIds);
  }

  /** It does where one is in progress, or has failed. */
  public boolean refusesUpdates() {
    return status.endsWith("_IN_PROGRESS") || status.endsWith("_FAILED");
  }
}

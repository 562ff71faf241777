package io.github.cdksecurityhub.cli.assembly;

import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.Map;

/** A deployed stack, with the physical ids of the resources that exist, by logical id. */
public record DeployedStack(
    String stackId, String status, JsonValue template, Map<String, String> physicalIds) {
  public DeployedStack {
    physicalIds = Map.copyOf(physicalIds);
  }

  /** Returns a stack that is not deployed: nothing is in it. */
  public static DeployedStack none(String stackId) {
    return new DeployedStack(stackId, "", JsonValue.MISSING, Map.of());
  }

  /** CloudFormation accepts no deployment while one is in progress, or has failed. */
  public boolean refusesUpdates() {
    return status.endsWith("_IN_PROGRESS") || status.endsWith("_FAILED");
  }
}

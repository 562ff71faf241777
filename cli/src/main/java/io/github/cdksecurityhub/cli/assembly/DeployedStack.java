package io.github.cdksecurityhub.cli.assembly;

import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.Map;
import java.util.Optional;

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

  /** Returns what comes before CloudFormation accepts a deployment; empty where it does now. */
  public Optional<String> nextStep() {
    if (status.endsWith("_IN_PROGRESS")) {
      return Optional.of("Wait until that has ended.");
    }
    return switch (status) {
      case "CREATE_FAILED", "UPDATE_FAILED" ->
          Optional.of("Run `cdk rollback` or deploy with --no-rollback.");
      case "UPDATE_ROLLBACK_FAILED" -> Optional.of("Run `cdk rollback` once its cause is removed.");
      case "ROLLBACK_FAILED", "DELETE_FAILED" -> Optional.of("It can only be deleted.");
      default ->
          status.endsWith("_FAILED") ? Optional.of("Its events name the cause.") : Optional.empty();
    };
  }
}

package io.github.cdksecurityhub.cli.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A deployed stack.
 *
 * @param status its status, such as {@code UPDATE_COMPLETE}
 * @param template what was deployed last
 * @param physicalIds the physical ids of the resources that there are, by logical id
 */
public record DeployedStack(String status, JsonNode template, Map<String, String> physicalIds) {
  /**
   * Keeps a copy of the ids.
   *
   * @param status from DescribeStacks
   * @param template from GetTemplate, with its intrinsics as they were written
   * @param physicalIds from ListStackResources; what is deleted has none
   */
  public DeployedStack {
    physicalIds = Map.copyOf(physicalIds);
  }

  /**
   * {@return whether CloudFormation accepts no deployment of it now: one is in progress, or has
   * failed}
   */
  public boolean refusesUpdates() {
    return status.endsWith("_IN_PROGRESS") || status.endsWith("_FAILED");
  }
}

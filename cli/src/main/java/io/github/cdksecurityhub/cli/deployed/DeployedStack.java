package io.github.cdksecurityhub.cli.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A stack as it stands.
 *
 * @param status CloudFormation's word, such as {@code UPDATE_COMPLETE}
 * @param template what was deployed last
 * @param physicalIds the physical ids of the resources that there are, by logical id
 */
public record DeployedStack(String status, JsonNode template, Map<String, String> physicalIds) {
  /** Copies the ids. */
  public DeployedStack {
    physicalIds = Map.copyOf(physicalIds);
  }

  /** Tells whether CloudFormation takes no deployment of it now. */
  public boolean refusesUpdates() {
    return status.endsWith("_IN_PROGRESS") || status.endsWith("_FAILED");
  }
}

package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** How a provider's work on one resource ended. */
sealed interface ResourceResult {

  /** Done; the resource now has this id and these attributes. */
  record Succeeded(String physicalId, Map<String, JsonNode> attributes) implements ResourceResult {}

  /** Failed; the id is empty where the provider gave none. */
  record Failed(String reason, Optional<String> physicalId) implements ResourceResult {}
}

package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How a provider's work on one resource ended. */
sealed interface ResourceResult {
  /** Done; the resource now has this id and these attributes. */
  record Succeeded(String physicalId, Map<String, JsonNode> attributes) implements ResourceResult {
    Succeeded(String physicalId) {
      this(physicalId, Map.of());
    }

    Succeeded with(String name, String value) {
      Map<String, JsonNode> more = new HashMap<>(attributes);
      more.put(name, TextNode.valueOf(value));
      return new Succeeded(physicalId, more);
    }

    /** With members of an object as attributes. */
    Succeeded withAll(JsonNode from, String... names) {
      Map<String, JsonNode> more = new HashMap<>(attributes);
      for (String name : names) {
        more.put(name, from.path(name));
      }
      return new Succeeded(physicalId, more);
    }
  }

  /** Failed; the id is empty where the provider gave none. */
  record Failed(String reason, Optional<String> physicalId) implements ResourceResult {}
}

package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * A resource as it is now.
 *
 * @param logicalId its name in the template
 * @param type its type
 * @param physicalId what {@code Ref} gives
 * @param properties its properties, evaluated
 * @param attributes what {@code Fn::GetAtt} gives
 * @param dependsOn the resources that it needs, which outlive it
 * @param retention what becomes of it when it is no longer wanted
 */
public record Resource(
    String logicalId,
    String type,
    String physicalId,
    ObjectNode properties,
    Map<String, JsonNode> attributes,
    Set<String> dependsOn,
    Retention retention) {

  /** Copies what could change. */
  public Resource {
    attributes = Map.copyOf(attributes);
    dependsOn = Set.copyOf(dependsOn);
  }

  /** The same resource with another id and other attributes. */
  Resource as(String otherId, Map<String, JsonNode> others) {
    return new Resource(logicalId, type, otherId, properties, others, dependsOn, retention);
  }

  /** {@code DeletionPolicy}, as far as it matters here. */
  public enum Retention {
    /** Deleted. */
    DELETE,
    /** Left alone. */
    RETAIN,
    /** Left alone, but deleted when its own creation is rolled back. */
    RETAIN_EXCEPT_ON_CREATE
  }
}

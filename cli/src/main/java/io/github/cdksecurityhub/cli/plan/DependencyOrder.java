package io.github.cdksecurityhub.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.cli.assembly.StackTemplate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which CloudFormation makes a template's resources: each behind what it depends on.
 * Between those that depend on neither, the type decides, then the template's order.
 */
final class DependencyOrder {
  private final Map<String, JsonNode> resources;
  private final Set<String> order = new LinkedHashSet<>();

  private DependencyOrder(Map<String, JsonNode> resources) {
    this.resources = resources;
  }

  /** Returns all logical ids of a template. */
  static List<String> of(StackTemplate template) {
    DependencyOrder all = new DependencyOrder(template.resources(each -> true));
    all.resources.entrySet().stream()
        .sorted(Comparator.comparing(each -> rank(each.getValue())))
        .forEach(each -> all.add(each.getKey(), new LinkedHashSet<>()));
    return new ArrayList<>(all.order);
  }

  private static int rank(JsonNode resource) {
    return ResourceType.of(resource).map(ResourceType::ordinal).orElse(-1);
  }

  /** What depends on itself is refused by CloudFormation; here it only has to end. */
  private void add(String logicalId, Set<String> within) {
    JsonNode resource = resources.get(logicalId);
    if (resource == null || order.contains(logicalId) || !within.add(logicalId)) {
      return;
    }
    JsonNode dependsOn = resource.path("DependsOn");
    if (dependsOn.isTextual()) {
      add(dependsOn.asText(), within);
    }
    dependsOn.forEach(each -> add(each.asText(), within));
    addReferences(resource.path("Properties"), within);
    order.add(logicalId);
  }

  private void addReferences(JsonNode node, Set<String> within) {
    if (node.has("Ref")) {
      add(node.path("Ref").asText(), within);
    }
    JsonNode attribute = node.path("Fn::GetAtt");
    add(attribute.isArray() ? attribute.path(0).asText() : attribute.asText(), within);
    node.forEach(each -> addReferences(each, within));
  }
}

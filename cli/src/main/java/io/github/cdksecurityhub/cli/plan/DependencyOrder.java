package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.assembly.StackTemplate;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which CloudFormation makes a template's resources: each behind what it depends on.
 * Between those that depend on neither, the type decides, then the template's order.
 */
final class DependencyOrder {
  /** What Fn::Sub puts into a text: a logical id, or an attribute of one. */
  private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{(\\w+)[.}]");

  private final Map<String, JsonValue> resources;
  private final Set<String> order = new LinkedHashSet<>();

  private DependencyOrder(Map<String, JsonValue> resources) {
    this.resources = resources;
  }

  /** Returns what a template declares of what is planned, by logical id. */
  static Map<String, JsonValue> ours(StackTemplate template) {
    DependencyOrder all = new DependencyOrder(template.resources(each -> true));
    all.resources.entrySet().stream()
        .sorted(
            Comparator.comparing(
                each -> ResourceType.of(each.getValue()).map(ResourceType::ordinal).orElse(-1)))
        .forEach(each -> all.add(each.getKey(), new LinkedHashSet<>()));
    Map<String, JsonValue> ours = new LinkedHashMap<>();
    for (String logicalId : all.order) {
      JsonValue resource = all.resources.get(logicalId);
      ResourceType.of(resource).ifPresent(type -> ours.put(logicalId, resource));
    }
    return ours;
  }

  /** What depends on itself is refused by CloudFormation; here it only has to end. */
  private void add(String logicalId, Set<String> within) {
    JsonValue resource = resources.get(logicalId);
    if (resource == null || order.contains(logicalId) || !within.add(logicalId)) {
      return;
    }
    resource.path("DependsOn").texts().forEach(each -> add(each, within));
    addReferences(resource.path("Properties"), within);
    order.add(logicalId);
  }

  private void addReferences(JsonValue node, Set<String> within) {
    if (node.has("Ref")) {
      add(node.path("Ref").text(), within);
    }
    node.path("Fn::GetAtt").texts().stream().findFirst().ifPresent(each -> add(each, within));
    JsonValue text = node.path("Fn::Sub");
    Matcher named = SUBSTITUTED.matcher(text.isArray() ? text.path(0).text() : text.text());
    while (named.find()) {
      add(named.group(1), within);
    }
    node.forEach(each -> addReferences(each, within));
  }
}

package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a template declares of each resource, evaluated as far as the stack has come. */
final class Declarations {

  private final Template template;
  private final Expressions expressions;
  private final Map<String, Set<String>> dependencies;

  Declarations(Template template, Expressions expressions) {
    this.template = template;
    this.expressions = expressions;
    this.dependencies = new LinkedHashMap<>(template.dependencies());
    dependencies.keySet().removeIf(id -> !enabled(id));
  }

  private boolean enabled(String logicalId) {
    ObjectNode resource = template.resource(logicalId);
    return !resource.has("Condition") || expressions.condition(resource.path("Condition").asText());
  }

  /** What each resource needs, of those whose condition is met. */
  Map<String, Set<String>> dependencies() {
    return dependencies;
  }

  String type(String logicalId) {
    return template.resource(logicalId).path("Type").asText();
  }

  /** The properties now; custom resources get strings alone. */
  ObjectNode properties(String logicalId) {
    JsonNode declared = template.resource(logicalId).path("Properties");
    ObjectNode evaluated =
        declared.isMissingNode()
            ? JsonNodeFactory.instance.objectNode()
            : (ObjectNode) expressions.evaluate(declared);
    return CustomResources.provides(type(logicalId))
        ? CustomResources.withStrings(evaluated)
        : evaluated;
  }

  /** A resource with the order and the retention that the template gives it. */
  Resource describe(
      String logicalId,
      String physicalId,
      ObjectNode properties,
      Map<String, JsonNode> attributes) {
    return new Resource(
        logicalId,
        type(logicalId),
        physicalId,
        properties,
        attributes,
        dependencies.get(logicalId),
        retention(template.resource(logicalId).path("DeletionPolicy").asText("Delete")));
  }

  private static Resource.Retention retention(String policy) {
    return switch (policy) {
      case "Retain" -> Resource.Retention.RETAIN;
      case "RetainExceptOnCreate" -> Resource.Retention.RETAIN_EXCEPT_ON_CREATE;
      case "Delete" -> Resource.Retention.DELETE;
      default ->
          throw new TemplateException(
              "This local CloudFormation does not know DeletionPolicy " + policy);
    };
  }
}

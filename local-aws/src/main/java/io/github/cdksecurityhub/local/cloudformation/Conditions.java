package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.function.UnaryOperator;

/** Evaluates a template's conditions. */
final class Conditions {

  private final Template template;
  private final UnaryOperator<JsonNode> values;

  /** Values within conditions are evaluated by {@code values}. */
  Conditions(Template template, UnaryOperator<JsonNode> values) {
    this.template = template;
    this.values = values;
  }

  /** True if the condition of that name is met. */
  boolean isMet(String name) {
    JsonNode condition = template.json().path("Conditions").path(name);
    if (condition.isMissingNode()) {
      throw new TemplateException("Template validation error: Unresolved condition " + name);
    }
    return truth(condition);
  }

  private boolean truth(JsonNode node) {
    if (node.has("Condition")) {
      return isMet(node.path("Condition").asText());
    }
    return values.apply(node).asBoolean();
  }

  /** The value of a condition function. */
  JsonNode evaluate(String function, JsonNode argument) {
    switch (function) {
      case "Fn::Equals":
        return BooleanNode.valueOf(
            values
                .apply(argument.path(0))
                .asText()
                .equals(values.apply(argument.path(1)).asText()));
      case "Fn::Not":
        return BooleanNode.valueOf(!truth(argument.path(0)));
      case "Fn::And":
        return BooleanNode.valueOf(holding(argument) == argument.size());
      case "Fn::Or":
        return BooleanNode.valueOf(holding(argument) > 0);
      default:
        throw new TemplateException(
            "This local CloudFormation does not know the function " + function);
    }
  }

  private int holding(JsonNode conditions) {
    int holding = 0;
    for (JsonNode condition : conditions) {
      holding += truth(condition) ? 1 : 0;
    }
    return holding;
  }
}

package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.local.events.EventPattern;
import io.github.cdksecurityhub.local.events.LocalEventBridge;
import io.github.cdksecurityhub.local.events.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes {@code AWS::Events::Rule} on the default bus. */
final class RuleResource implements NativeType {

  private final Environment environment;
  private final LocalEventBridge events;

  RuleResource(Environment environment, LocalEventBridge events) {
    this.environment = environment;
    this.events = events;
  }

  @Override
  public ResourceResult.Succeeded handle(ResourceRequest request, String physicalId) {
    String arn = environment.arn("events", "rule/" + physicalId);
    if (request.kind() == ResourceRequest.Kind.Delete) {
      events.remove(arn);
    } else {
      events.put(rule(arn, request.properties()));
    }
    return new ResourceResult.Succeeded(physicalId, Map.of("Arn", NativeResources.text(arn)));
  }

  private static Rule rule(String arn, JsonNode properties) {
    List<Rule.Target> targets = new ArrayList<>();
    for (JsonNode target : properties.path("Targets")) {
      if (target.has("InputTransformer")) {
        throw new NativeFailure("The local EventBridge does not know InputTransformer");
      }
      targets.add(
          new Rule.Target(
              target.path("Arn").asText(), text(target, "Input"), text(target, "InputPath")));
    }
    return new Rule(
        arn,
        text(properties, "ScheduleExpression"),
        pattern(properties.path("EventPattern")),
        !properties.path("State").asText().equals("DISABLED"),
        targets);
  }

  private static Optional<EventPattern> pattern(JsonNode given) {
    try {
      return Optional.of(given).filter(JsonNode::isObject).map(EventPattern::of);
    } catch (IllegalArgumentException e) {
      throw new NativeFailure(e.getMessage());
    }
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.of(node.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }
}

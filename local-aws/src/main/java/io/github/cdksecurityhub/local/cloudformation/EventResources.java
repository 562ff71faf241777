package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.local.cloudformation.NativeType.NativeFailure;
import io.github.cdksecurityhub.local.cloudformation.ResourceRequest.Kind;
import io.github.cdksecurityhub.local.cloudformation.ResourceResult.Succeeded;
import io.github.cdksecurityhub.local.events.EventPattern;
import io.github.cdksecurityhub.local.events.LocalEventBridge;
import io.github.cdksecurityhub.local.events.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes rules on the default bus, and lets them run functions. */
record EventResources(Environment environment, LocalEventBridge events) {
  Succeeded rule(ResourceRequest request, String physicalId) {
    String arn = environment.arn("events", "rule/" + physicalId);
    if (request.kind() == Kind.Delete) {
      events.remove(arn);
    } else {
      events.put(rule(arn, request.properties()));
    }
    return new Succeeded(physicalId).with("Arn", arn);
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

  /** A permission for a rule; others change nothing here. */
  Succeeded permission(ResourceRequest request, String physicalId) {
    String function = request.properties().path("FunctionName").asText();
    String source = request.properties().path("SourceArn").asText();
    boolean forRules =
        request.properties().path("Principal").asText().equals("events.amazonaws.com");
    if (forRules && request.kind() == Kind.Delete) {
      events.disallow(function, source);
    } else if (forRules) {
      events.allow(function, source);
    }
    return new Succeeded(physicalId);
  }
}

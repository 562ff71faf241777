package io.github.cdksecurityhub.local.cloudformation;

import io.github.cdksecurityhub.local.events.LocalEventBridge;
import java.util.Map;

/** Makes {@code AWS::Lambda::Permission} for rules; others change nothing here. */
final class PermissionResource implements NativeType {

  private final LocalEventBridge events;

  PermissionResource(LocalEventBridge events) {
    this.events = events;
  }

  @Override
  public ResourceResult.Succeeded handle(ResourceRequest request, String physicalId) {
    String function = request.properties().path("FunctionName").asText();
    String source = request.properties().path("SourceArn").asText();
    boolean forRules =
        request.properties().path("Principal").asText().equals("events.amazonaws.com");
    if (forRules && request.kind() == ResourceRequest.Kind.Delete) {
      events.disallow(function, source);
    } else if (forRules) {
      events.allow(function, source);
    }
    return new ResourceResult.Succeeded(physicalId, Map.of());
  }
}

package io.github.cdksecurityhub.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.http.AwsService;
import io.github.cdksecurityhub.local.http.Caller;
import io.github.cdksecurityhub.local.http.FrontErrors;
import io.github.cdksecurityhub.local.http.Reply;
import io.github.cdksecurityhub.local.http.Response;
import io.github.cdksecurityhub.local.http.WireRequest;
import java.io.IOException;
import java.util.List;

/** PutEvents: unless it is down, every event is taken; an entry that is none is refused. */
final class EventsApi implements AwsService {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PUT_EVENTS = "PutEvents";

  private final LocalEventBridge bridge;

  EventsApi(LocalEventBridge bridge) {
    this.bridge = bridge;
  }

  @Override
  public String operation(WireRequest request) {
    return request.headers().getOrDefault("x-amz-target", "").replaceFirst("^AWSEvents\\.", "");
  }

  @Override
  public Reply respond(WireRequest request, Caller caller) {
    if (!operation(request).equals(PUT_EVENTS)) {
      return Reply.of(FrontErrors.notImplemented(operation(request), List.of(PUT_EVENTS)));
    }
    if (bridge.isDown()) {
      return Reply.of(FrontErrors.of(503, "InternalException", "EventBridge is down."));
    }
    try {
      JsonNode entries = JSON.readTree(request.body()).path("Entries");
      return Reply.of(Response.json(200, put(entries, caller)));
    } catch (IOException e) {
      return Reply.of(FrontErrors.of(400, "SerializationException", "The body is not JSON."));
    }
  }

  private ObjectNode put(JsonNode entries, Caller caller) throws IOException {
    ObjectNode response = JSON.createObjectNode();
    int failed = 0;
    for (JsonNode entry : entries) {
      boolean whole = entry.has("Source") && entry.has("DetailType") && entry.has("Detail");
      if (whole) {
        bridge.accept(event(entry, caller));
      }
      failed += whole ? 0 : 1;
      response.withArray("Entries").addObject().put(whole ? "EventId" : "ErrorCode", "Some");
    }
    return response.put("FailedEntryCount", failed);
  }

  private static ObjectNode event(JsonNode entry, Caller caller) throws IOException {
    ObjectNode event =
        LocalEventBridge.envelope(
            entry.path("Source").asText(), entry.path("DetailType").asText(), caller.region());
    event.put("account", caller.account());
    event.putArray("resources");
    event.set("detail", JSON.readTree(entry.path("Detail").asText()));
    return event;
  }
}

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
import java.util.Optional;

/** PutEvents: every event is taken; an entry that is none is refused. */
final class EventsApi implements AwsService {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PUT_EVENTS = "PutEvents";

  /** The most entries of one call, from the reference of PutEvents. */
  private static final int MOST = 10;

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
    try {
      JsonNode entries = JSON.readTree(request.body()).path("Entries");
      return Reply.of(
          entries.isEmpty() || entries.size() > MOST
              ? FrontErrors.typed(
                  400,
                  "ValidationException",
                  "1 validation error detected: 'entries' must have from 1 to " + MOST + " members")
              : Response.json(200, put(entries, caller)));
    } catch (IOException e) {
      return Reply.of(FrontErrors.typed(400, "SerializationException", "The body is not JSON."));
    }
  }

  private ObjectNode put(JsonNode entries, Caller caller) {
    ObjectNode response = JSON.createObjectNode();
    int failed = 0;
    for (JsonNode entry : entries) {
      Optional<String> error = error(entry);
      failed += error.isPresent() ? 1 : 0;
      ObjectNode result = response.withArray("Entries").addObject();
      error.ifPresentOrElse(
          code -> result.put("ErrorCode", code).put("ErrorMessage", "The entry is refused."),
          () -> result.put("EventId", accepted(entry, caller)));
    }
    return response.put("FailedEntryCount", failed);
  }

  private static Optional<String> error(JsonNode entry) {
    if (!entry.has("Source") || !entry.has("DetailType") || !entry.has("Detail")) {
      return Optional.of("InvalidArgument");
    }
    if (entry.path("Source").asText().startsWith("aws.")) {
      return Optional.of("NotAuthorizedForSource");
    }
    return detail(entry).isPresent() ? Optional.empty() : Optional.of("MalformedDetail");
  }

  private static Optional<JsonNode> detail(JsonNode entry) {
    try {
      return Optional.of(JSON.readTree(entry.path("Detail").asText())).filter(JsonNode::isObject);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Passes an entry on; the id of the event. */
  private String accepted(JsonNode entry, Caller caller) {
    ObjectNode event =
        LocalEventBridge.envelope(
            entry.path("Source").asText(), entry.path("DetailType").asText(), caller.region());
    event.put("account", caller.account());
    event.putArray("resources");
    event.set("detail", detail(entry).orElseThrow());
    bridge.accept(event);
    return event.path("id").asText();
  }
}

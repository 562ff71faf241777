package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.lambda.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** One event to a custom resource's function, and all that came back for it. */
public final class CustomResourceExchange {

  private final ObjectNode event;
  private final Instant sent = Instant.now();
  private final List<JsonNode> responses = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final List<Invocation> invocations = new ArrayList<>();
  private final CompletableFuture<JsonNode> firstResponse = new CompletableFuture<>();
  private Optional<Instant> responded = Optional.empty();
  private int puts;

  CustomResourceExchange(ObjectNode event) {
    this.event = event;
  }

  /**
   * The deliveries of certain events of custom resources, for {@code LocalLambda.hold}.
   *
   * @param requestType {@code Create}, {@code Update} or {@code Delete}
   * @param logicalId the resource's name in the template
   */
  public static Predicate<Invocation> deliveries(String requestType, String logicalId) {
    return invocation ->
        invocation.payload().contains("\"RequestType\":\"" + requestType + "\"")
            && invocation.payload().contains("\"LogicalResourceId\":\"" + logicalId + "\"");
  }

  /** The event as the function gets it. */
  public ObjectNode event() {
    return event;
  }

  /** Create, Update or Delete. */
  public String requestType() {
    return text("RequestType");
  }

  /** The resource's name in the template. */
  public String logicalId() {
    return text("LogicalResourceId");
  }

  /** A text field of the event, by its name; empty where the event does not have it. */
  public String text(String field) {
    return event.path(field).asText();
  }

  /** The valid responses in order: the first counts, there should be no other. */
  public synchronized List<JsonNode> responses() {
    return List.copyOf(responses);
  }

  /** Why other PUTs were refused, in order, and what faults were applied to them. */
  public synchronized List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** How often something was PUT, accepted or not. */
  public synchronized int puts() {
    return puts;
  }

  /** The deliveries of the event to the function. */
  public synchronized List<Invocation> invocations() {
    return List.copyOf(invocations);
  }

  /** From the event to its first valid response; empty while there is none. */
  public synchronized Optional<Duration> took() {
    return responded.map(end -> Duration.between(sent, end));
  }

  /** When the event was sent. */
  public Instant sent() {
    return sent;
  }

  CompletableFuture<JsonNode> firstResponse() {
    return firstResponse;
  }

  synchronized int nextPut() {
    return ++puts;
  }

  void accept(JsonNode response) {
    synchronized (this) {
      responses.add(response);
      responded = Optional.of(responded.orElseGet(Instant::now));
    }
    firstResponse.complete(response);
  }

  synchronized void refuse(String reason) {
    refusals.add(reason);
  }

  synchronized void deliveredBy(List<Invocation> deliveries) {
    invocations.addAll(deliveries);
  }
}

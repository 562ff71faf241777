package io.github.cdksecurityhub.local.cloudformation;

import java.time.Duration;
import java.util.List;

/**
 * What an operation on a stack came to.
 *
 * @param status the state in the end
 * @param events what happened, in order
 * @param exchanges the events to custom resources, in order
 * @param took from the start to the end
 */
public record StackOutcome(
    StackStatus status,
    List<StackEvent> events,
    List<CustomResourceExchange> exchanges,
    Duration took) {

  /** Copies the lists. */
  public StackOutcome {
    events = List.copyOf(events);
    exchanges = List.copyOf(exchanges);
  }

  /** The first reason that a resource failed for; empty where none did. */
  public String firstFailure() {
    return events.stream()
        .filter(event -> !event.ofStack() && event.status().endsWith("_FAILED"))
        .map(StackEvent::reason)
        .findFirst()
        .orElse("");
  }
}

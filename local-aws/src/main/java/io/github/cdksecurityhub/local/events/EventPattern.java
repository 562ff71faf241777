package io.github.cdksecurityhub.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import software.amazon.event.ruler.Machine;

/** The events that a rule waits for, matched by EventBridge's own library. */
public final class EventPattern {

  private final Machine machine = Machine.builder().build();

  private EventPattern() {}

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException where PutRule would refuse it
   */
  public static EventPattern of(JsonNode pattern) {
    EventPattern made = new EventPattern();
    try {
      made.machine.addRule("this", pattern.toString());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Event pattern is not valid. Reason: " + e.getMessage(), e);
    }
    return made;
  }

  boolean matches(JsonNode event) {
    return !machine.rulesForJSONEvent(event).isEmpty();
  }
}

package io.github.cdksecurityhub.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A rule on the default bus.
 *
 * @param arn its ARN, whose Region is the bus's
 * @param schedule its rate; empty where events alone run it
 * @param pattern what events run it
 * @param enabled whether it is on
 * @param targets what it runs
 */
public record Rule(
    String arn,
    Optional<String> schedule,
    Optional<EventPattern> pattern,
    boolean enabled,
    List<Target> targets) {

  /** Copies the targets. */
  public Rule {
    targets = List.copyOf(targets);
  }

  /**
   * What a rule runs.
   *
   * @param arn a function or a topic
   * @param input what it gets in the event's place
   * @param inputPath what of the event it gets, such as {@code $.detail.message}
   */
  public record Target(String arn, Optional<String> input, Optional<String> inputPath) {

    /** What this target gets of an event. */
    String inputFor(JsonNode event) {
      return input.or(() -> inputPath.map(path -> at(path, event))).orElseGet(event::toString);
    }

    private static String at(String path, JsonNode event) {
      return event.at(path.substring(1).replace('.', '/')).toString();
    }
  }

  String region() {
    return arn.split(":")[3];
  }

  boolean isRunBy(JsonNode event) {
    return enabled
        && event.path("region").asText().equals(region())
        && pattern.filter(it -> it.matches(event)).isPresent();
  }
}

package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** All that CloudFormation remembers of one stack. Used by one thread at a time. */
final class StackState {

  private static final String RANDOM = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  final String name;
  final String id;
  final Environment environment;
  final Map<String, Resource> resources = new LinkedHashMap<>();
  final Map<String, String> outputs = new LinkedHashMap<>();
  final List<StackEvent> events = new ArrayList<>();
  Template template;
  Map<String, String> parameters = Map.of();
  Changes changes = new Changes();
  volatile StackStatus status = StackStatus.CREATE_IN_PROGRESS;
  volatile Optional<Instant> lastUpdated = Optional.empty();

  final Instant created = Instant.now();

  private final Map<String, StackEvent> details =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final Consumer<StackEvent> listener;
  private long steps;

  StackState(String name, Environment environment, Consumer<StackEvent> listener) {
    this.name = name;
    this.environment = environment;
    this.id = environment.arn("cloudformation", "stack/" + name + "/" + UUID.randomUUID());
    this.listener = listener;
  }

  void become(StackStatus next, String reason) {
    if (next == StackStatus.UPDATE_IN_PROGRESS) {
      lastUpdated = Optional.of(Instant.now());
    }
    status = next;
    record(new StackEvent(Instant.now(), name, id, StackEvent.STACK_TYPE, next.name(), reason));
  }

  void event(String logicalId, String physicalId, String type, String what, String reason) {
    StackEvent event = new StackEvent(Instant.now(), logicalId, physicalId, type, what, reason);
    describe(event);
    record(event);
  }

  /** A description is that of the resource itself, not of one that it replaced. */
  private void describe(StackEvent event) {
    String current =
        Optional.ofNullable(resources.get(event.logicalId())).map(Resource::physicalId).orElse("");
    boolean deletes = event.status().startsWith("DELETE_");
    boolean ofAnother = deletes && !current.isEmpty() && !current.equals(event.physicalId());
    if (!ofAnother) {
      details.put(
          event.logicalId(),
          new StackEvent(
              event.time(),
              event.logicalId(),
              deletes || current.isEmpty() ? event.physicalId() : current,
              event.type(),
              event.status(),
              event.reason()));
    }
  }

  /** A resource is the stack's no longer; where nothing was done to it, it is not listed either. */
  void forget(String logicalId) {
    resources.remove(logicalId);
    details.computeIfPresent(
        logicalId, (id, detail) -> detail.status().startsWith("DELETE_") ? detail : null);
  }

  /** The resources that there ever were, as their last events left them. */
  List<StackEvent> details() {
    synchronized (details) {
      return List.copyOf(details.values());
    }
  }

  void event(Step step, String ending, String reason) {
    ResourceRequest request = step.request();
    event(
        request.logicalId(),
        request.physicalId().orElse(""),
        request.type(),
        request.kind().status() + "_" + ending,
        reason);
  }

  private void record(StackEvent event) {
    synchronized (events) {
      events.add(event);
    }
    listener.accept(event);
  }

  List<StackEvent> eventsSoFar() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  Step step(String item, ResourceRequest request) {
    return new Step(++steps, item, request);
  }

  /** An id as CloudFormation makes them up where the provider gave none. */
  String madeUpId(String logicalId) {
    StringBuilder suffix = new StringBuilder();
    UUID random = UUID.randomUUID();
    for (int i = 0; i < 12; i++) {
      int index = Math.floorMod(random.getMostSignificantBits() >> (i * 5), RANDOM.length());
      suffix.append(RANDOM.charAt(index));
    }
    return name + "-" + logicalId + "-" + suffix;
  }

  Expressions expressions(Template of, Map<String, String> with) {
    return new Expressions(of, new StackNames(of, environment, name, id, with, resources));
  }

  void evaluateOutputs() {
    outputs.clear();
    Expressions expressions = expressions(template, parameters);
    template
        .json()
        .path("Outputs")
        .properties()
        .forEach(
            output -> {
              JsonNode declaration = output.getValue();
              if (!declaration.has("Condition")
                  || expressions.condition(declaration.path("Condition").asText())) {
                outputs.put(
                    output.getKey(), expressions.evaluate(declaration.path("Value")).asText());
              }
            });
  }

  /** What every resource needs of those that there are. */
  static Map<String, Set<String>> needs(Map<String, Resource> of) {
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    of.forEach((item, resource) -> needs.put(item, resource.dependsOn()));
    return needs;
  }
}

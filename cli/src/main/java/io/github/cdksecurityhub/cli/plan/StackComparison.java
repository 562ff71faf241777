package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.assembly.AssemblyStack;
import io.github.cdksecurityhub.cli.assembly.DeployedStack;
import io.github.cdksecurityhub.cli.assembly.DeployedStacks;
import io.github.cdksecurityhub.cli.assembly.StackTemplate;
import io.github.cdksecurityhub.cli.weakening.DriftDetectionWeakenings;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import io.github.cdksecurityhub.lambda.template.StackEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares a stack of the assembly with the one that is deployed, as CloudFormation does: a
 * resource whose properties are the same gets no event.
 */
public final class StackComparison {
  private static final StackTemplate NOTHING = new StackTemplate(JsonValue.MISSING, Path.of(""));
  private final DeployedStacks deployed;
  private final StackEnvironment environment;
  private final List<PlannedEvent> made = new ArrayList<>();
  private final List<PlannedEvent> dropped = new ArrayList<>();
  private final List<JsonValue> templatesBefore = new ArrayList<>();
  private final List<JsonValue> templatesAfter = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final Set<String> unseen = new LinkedHashSet<>();
  private boolean refused;

  private StackComparison(DeployedStacks deployed, StackEnvironment environment) {
    this.deployed = deployed;
    this.environment = environment;
  }

  /** Compares one stack, and those nested in it. */
  public static StackEvents between(
      DeployedStacks deployed, AssemblyStack stack, StackEnvironment environment) {
    StackComparison comparison = new StackComparison(deployed, environment);
    comparison.compare(
        stack.template(), stack.name(), StackIds.notDeployed(stack.name(), environment));
    Collections.reverse(comparison.dropped);
    List<PlannedEvent> events =
        Stream.of(comparison.made, comparison.dropped).flatMap(List::stream).toList();
    return new StackEvents(
        stack.name(),
        environment,
        stack.template().digest(),
        events,
        DriftDetectionWeakenings.between(comparison.templatesBefore, comparison.templatesAfter),
        List.copyOf(comparison.notes),
        List.copyOf(comparison.unseen),
        comparison.refused && !events.isEmpty());
  }

  /** Returns whether a stack, or one that is nested in it, declares anything that is planned. */
  public static boolean hasOurs(StackTemplate template) {
    return !ours(template).isEmpty()
        || template.nested().keySet().stream().anyMatch(each -> mayHaveOurs(template, each));
  }

  private static boolean mayHaveOurs(StackTemplate template, String nested) {
    try {
      return hasOurs(template.nested(nested));
    } catch (UnreadableException e) {
      return true;
    }
  }

  private static Map<String, JsonValue> ours(StackTemplate template) {
    Map<String, JsonValue> ordered = new LinkedHashMap<>();
    Map<String, JsonValue> all = template.resources(each -> ResourceType.of(each).isPresent());
    DependencyOrder.of(template).stream()
        .filter(all::containsKey)
        .forEach(id -> ordered.put(id, all.get(id)));
    return ordered;
  }

  private void compare(StackTemplate declared, String name, String notDeployed) {
    try {
      Optional<DeployedStack> old = find(name);
      if (old.isPresent()) {
        compare(declared, old.get());
      } else {
        addAll(declared, EventKind.CREATE, notDeployed);
      }
    } catch (UnreadableException e) {
      unseen.add(
          "CloudFormation can't be read ("
              + e.getMessage()
              + "), so what is dropped is not shown, and an event is \"Create or Update\".");
      addAll(declared, EventKind.CREATE_OR_UPDATE, notDeployed);
    }
  }

  private Optional<DeployedStack> find(String name) {
    if (environment.region().isEmpty()) {
      throw new UnreadableException("the stack's Region is not known: set AWS_REGION", null);
    }
    Optional<DeployedStack> found = deployed.find(environment.region().get(), name);
    if (found.filter(DeployedStack::refusesUpdates).isPresent()) {
      refused = true;
      notes.add(
          "The stack is in "
              + found.get().status()
              + ": CloudFormation accepts no deployment of it now.");
    }
    return found;
  }

  private void compare(StackTemplate declared, DeployedStack old) {
    Map<String, String> ids = old.physicalIds();
    StackTemplate before = new StackTemplate(old.template(), declared.folder());
    templatesBefore.add(before.json());
    templatesAfter.add(declared.json());
    Map<String, JsonValue> there = ours(before);
    there.keySet().retainAll(ids.keySet());
    Map<String, String> ownIds = new LinkedHashMap<>(ids);
    ownIds.keySet().retainAll(there.keySet());
    TemplateSide now = new TemplateSide(environment, old.stackId(), declared, ownIds);
    TemplateSide then = new TemplateSide(environment, old.stackId(), before, ownIds);
    Map<String, JsonValue> wanted = ours(declared);
    wanted.values().removeIf(each -> now.holds(each).equals(Optional.of(false)));
    wanted.forEach(
        (logicalId, resource) -> {
          if (there.containsKey(logicalId)) {
            change(now, then, logicalId, resource, there.get(logicalId));
          } else {
            made.add(now.event(EventKind.CREATE, logicalId, JsonValue.MISSING));
          }
        });
    there.keySet().removeAll(wanted.keySet());
    there.forEach((logicalId, resource) -> drop("DeletionPolicy", then, logicalId, resource));
    compareNested(now, before, old);
  }

  private void compareNested(TemplateSide now, StackTemplate before, DeployedStack stack) {
    Map<String, String> ids = stack.physicalIds();
    Set<String> declared = now.nested();
    for (String logicalId : declared) {
      Optional<StackTemplate> nested = seen(now.template(), logicalId);
      if (nested.isPresent() && ids.containsKey(logicalId)) {
        compare(nested.get(), ids.get(logicalId), ids.get(logicalId));
      } else if (nested.isPresent()) {
        addAll(nested.get(), EventKind.CREATE, StackIds.notDeployedIn(stack.stackId(), logicalId));
      }
    }
    for (String logicalId : before.nested().keySet()) {
      if (!declared.contains(logicalId) && ids.containsKey(logicalId)) {
        compare(NOTHING, ids.get(logicalId), ids.get(logicalId));
      }
    }
  }

  private void addAll(StackTemplate declared, EventKind kind, String stackId) {
    templatesAfter.add(declared.json());
    TemplateSide now = new TemplateSide(environment, stackId, declared, Map.of());
    ours(declared)
        .forEach(
            (logicalId, resource) -> {
              if (now.holds(resource).orElse(true)) {
                made.add(now.event(kind, logicalId, JsonValue.MISSING));
              }
            });
    for (String logicalId : now.nested()) {
      seen(declared, logicalId)
          .ifPresent(nested -> addAll(nested, kind, StackIds.notDeployedIn(stackId, logicalId)));
    }
  }

  /** Returns a nested stack's template; what can't be seen may change. */
  private Optional<StackTemplate> seen(StackTemplate declared, String logicalId) {
    try {
      return Optional.of(declared.nested(logicalId));
    } catch (UnreadableException e) {
      unseen.add("The nested stack %s can't be seen: %s.".formatted(logicalId, e.getMessage()));
      return Optional.empty();
    }
  }

  private void change(
      TemplateSide now, TemplateSide then, String logicalId, JsonValue resource, JsonValue old) {
    ResourceType type = ResourceType.of(resource).orElseThrow();
    JsonValue properties = now.properties(resource);
    JsonValue before = then.properties(old);
    EventKind kind = properties.equals(before) ? EventKind.NONE : type.changed(properties, before);
    made.add(now.event(kind, logicalId, before));
    boolean isMoved =
        type == ResourceType.ORGANIZATION_CONFIGURATION
            && !before.path("Region").text().equals(properties.path("Region").text());
    if (isMoved) {
      drop("UpdateReplacePolicy", then, logicalId, old);
    }
  }

  private void drop(String policy, TemplateSide then, String logicalId, JsonValue resource) {
    boolean isRetained = resource.path(policy).text().startsWith("Retain");
    EventKind kind = isRetained ? EventKind.RETAIN : EventKind.DELETE;
    dropped.add(then.event(kind, logicalId, then.properties(resource)));
  }
}

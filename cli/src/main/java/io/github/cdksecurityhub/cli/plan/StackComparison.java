package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.assembly.AssemblyStack;
import io.github.cdksecurityhub.cli.assembly.DeployedStack;
import io.github.cdksecurityhub.cli.assembly.DeployedStacks;
import io.github.cdksecurityhub.cli.assembly.StackTemplate;
import io.github.cdksecurityhub.cli.weakening.DriftDetectionWeakenings;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.template.Intrinsics;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import io.github.cdksecurityhub.lambda.template.StackEnvironment;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a stack of the assembly with the one that is deployed, as CloudFormation does: a
 * resource whose properties are the same gets no event.
 */
final class StackComparison {
  private static final String NO_REGION = "the stack's Region is not known: set AWS_REGION";
  private static final String DELETION_POLICY = "DeletionPolicy";
  private static final String REPLACE_POLICY = "UpdateReplacePolicy";
  private static final StackTemplate NOTHING = new StackTemplate(JsonValue.MISSING, Path.of(""));
  private final DeployedStacks deployed;
  private final StackEnvironment environment;
  private final List<PlannedEvent> made = new ArrayList<>();
  private final Deque<PlannedEvent> dropped = new ArrayDeque<>();
  private final List<JsonValue> templatesBefore = new ArrayList<>();
  private final List<JsonValue> templatesAfter = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final Set<String> unseen = new LinkedHashSet<>();
  private boolean refused;
  private boolean isRetained;

  private StackComparison(DeployedStacks deployed, StackEnvironment environment) {
    this.deployed = deployed;
    this.environment = environment;
  }

  static StackEvents between(
      DeployedStacks deployed, AssemblyStack stack, StackEnvironment environment) {
    StackComparison comparison = new StackComparison(deployed, environment);
    comparison.compare(
        stack.template(), stack.name(), StackIds.notDeployed(stack.name(), environment));
    comparison.made.addAll(comparison.dropped);
    return new StackEvents(
        stack.name(),
        environment,
        stack.template().digest(),
        List.copyOf(comparison.made),
        DriftDetectionWeakenings.between(comparison.templatesBefore, comparison.templatesAfter),
        List.copyOf(comparison.notes),
        List.copyOf(comparison.unseen),
        comparison.refused && !comparison.made.isEmpty());
  }

  private void compare(StackTemplate declared, String name, String notDeployed) {
    DeployedStack old = DeployedStack.none(notDeployed);
    EventKind kindOfNew = EventKind.CREATE;
    try {
      old = find(name).orElse(old);
    } catch (UnreadableException e) {
      kindOfNew = EventKind.CREATE_OR_UPDATE;
      unseen.add(
          "CloudFormation can't be read (%s), so what is dropped is not shown, and an event is \"Create or Update\"."
              .formatted(e.getMessage()));
    }
    compare(declared, old, kindOfNew);
  }

  private Optional<DeployedStack> find(String name) {
    String region =
        environment.region().orElseThrow(() -> new UnreadableException(NO_REGION, null));
    Optional<DeployedStack> found = deployed.find(region, name);
    found.flatMap(DeployedStack::nextStep).ifPresent(step -> refuse(found.get().status(), step));
    return found;
  }

  private void refuse(String status, String nextStep) {
    refused = true;
    notes.add(
        "The stack is in %s: CloudFormation accepts no deployment of it now. %s"
            .formatted(status, nextStep));
  }

  private void compare(StackTemplate declared, DeployedStack old, EventKind kindOfNew) {
    Map<String, String> ids = old.physicalIds();
    StackTemplate before = new StackTemplate(old.template(), declared.folder());
    if (!isRetained) {
      templatesBefore.add(before.json());
      templatesAfter.add(declared.json());
    }
    Map<String, JsonValue> there = DependencyOrder.ours(before);
    there.keySet().retainAll(ids.keySet());
    Map<String, String> ownIds = new LinkedHashMap<>(ids);
    ownIds.keySet().retainAll(there.keySet());
    TemplateSide now = new TemplateSide(environment, old.stackId(), declared, ownIds);
    TemplateSide then = new TemplateSide(environment, old.stackId(), before, ownIds);
    Map<String, JsonValue> wanted = now.resources();
    wanted.forEach(
        (logicalId, resource) -> {
          if (there.containsKey(logicalId)) {
            change(now, then, logicalId, resource, there.get(logicalId));
          } else {
            made.add(now.event(kindOfNew, logicalId, JsonValue.MISSING));
          }
        });
    there.keySet().removeAll(wanted.keySet());
    there.forEach((logicalId, resource) -> drop(DELETION_POLICY, then, logicalId, resource));
    compareNested(now, before, old, kindOfNew);
  }

  private void compareNested(
      TemplateSide now, StackTemplate before, DeployedStack stack, EventKind kindOfNew) {
    Map<String, String> ids = stack.physicalIds();
    Set<String> declared = now.nested();
    for (String logicalId : declared) {
      Optional<StackTemplate> nested = seen(now.template(), logicalId);
      if (nested.isPresent() && ids.containsKey(logicalId)) {
        compare(nested.get(), ids.get(logicalId), ids.get(logicalId));
      } else if (nested.isPresent()) {
        String notDeployed = StackIds.notDeployedIn(stack.stackId(), logicalId);
        compare(nested.get(), DeployedStack.none(notDeployed), kindOfNew);
      }
    }
    Map<String, JsonValue> gone = before.nested();
    gone.keySet().removeAll(declared);
    gone.keySet().retainAll(ids.keySet());
    gone.forEach((logicalId, resource) -> dropNested(resource, ids.get(logicalId)));
  }

  /** CloudFormation retains all resources of a nested stack that it retains. */
  private void dropNested(JsonValue resource, String stackId) {
    boolean outer = isRetained;
    isRetained |= TemplateSide.retains(DELETION_POLICY, resource);
    compare(NOTHING, stackId, stackId);
    isRetained = outer;
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
    boolean isMoved =
        type == ResourceType.ORGANIZATION_CONFIGURATION
            && !Intrinsics.isUnknown(properties.path("Region"))
            && !then.deployed(logicalId).path("Region").equals(properties.path("Region"));
    boolean isLeft = kind == EventKind.REPLACEMENT && TemplateSide.retains(REPLACE_POLICY, old);
    made.add(
        isLeft
            ? now.event(EventKind.CREATE, logicalId, JsonValue.MISSING)
            : now.event(kind, logicalId, before));
    if (isMoved || isLeft) {
      drop(REPLACE_POLICY, then, logicalId, old);
    }
  }

  private void drop(String policy, TemplateSide then, String logicalId, JsonValue resource) {
    EventKind kind =
        isRetained || TemplateSide.retains(policy, resource) ? EventKind.RETAIN : EventKind.DELETE;
    dropped.addFirst(then.event(kind, logicalId, then.properties(resource)));
  }
}

package io.github.cdksecurityhub.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cdksecurityhub.cli.CommandException;
import io.github.cdksecurityhub.cli.assembly.AssemblyStack;
import io.github.cdksecurityhub.cli.assembly.Intrinsics;
import io.github.cdksecurityhub.cli.assembly.StackEnvironment;
import io.github.cdksecurityhub.cli.assembly.StackTemplate;
import io.github.cdksecurityhub.cli.deployed.DeployedStack;
import io.github.cdksecurityhub.cli.deployed.DeployedStacks;
import io.github.cdksecurityhub.cli.deployed.DeployedStacks.UnreadableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a stack of the assembly with the one that is deployed, as CloudFormation does: a
 * resource whose properties are the same gets no event.
 */
public final class StackComparison {
  private static final StackTemplate NOTHING =
      new StackTemplate(MissingNode.getInstance(), Path.of(""));

  private final DeployedStacks deployed;
  private final AssemblyStack stack;
  private final StackEnvironment environment;
  private final Intrinsics intrinsics;
  private final List<PlannedEvent> changes = new ArrayList<>();
  private final List<PlannedEvent> drops = new ArrayList<>();
  private final List<NativeEvent> natives = new ArrayList<>();
  private final NativeComparison nativeComparison;
  private final Set<String> notes = new LinkedHashSet<>();
  private boolean refused;

  private StackComparison(
      DeployedStacks deployed, AssemblyStack stack, StackEnvironment environment) {
    this.deployed = deployed;
    this.stack = stack;
    this.environment = environment;
    this.intrinsics = new Intrinsics(environment);
    this.nativeComparison = NativeComparison.in(environment, intrinsics);
  }

  /**
   * Compares one stack, and those nested in it.
   *
   * @param deployed what is deployed; where it can't be read, a note reports that
   * @param stack what is to be deployed
   * @param environment where it goes, as far as that is known
   * @return what a deployment of {@code stack} would send, with {@link EventKind#NONE} for what
   *     stays the same
   * @throws CommandException where the assembly lacks the template of a nested stack
   */
  public static StackEvents between(
      DeployedStacks deployed, AssemblyStack stack, StackEnvironment environment) {
    StackComparison comparison = new StackComparison(deployed, stack, environment);
    comparison.compare(stack.template(), stack.name());
    List<PlannedEvent> events = new ArrayList<>(comparison.changes);
    events.addAll(comparison.drops);
    return new StackEvents(
        stack.name(),
        environment,
        events,
        comparison.natives,
        List.copyOf(comparison.notes),
        List.of(),
        comparison.refused && !(events.isEmpty() && comparison.natives.isEmpty()));
  }

  /**
   * {@return whether a stack declares anything that is planned here}
   *
   * @param stack of an assembly; what is nested in it counts
   */
  public static boolean hasOurs(AssemblyStack stack) {
    return hasOurs(stack.template());
  }

  private static boolean hasOurs(StackTemplate template) {
    return !template.declared().isEmpty()
        || !template.resources(each -> NativeType.of(each).isPresent()).isEmpty()
        || template.nested().keySet().stream().anyMatch(each -> hasOurs(template.nested(each)));
  }

  private void compare(StackTemplate declared, String name) {
    try {
      compare(declared, find(name));
    } catch (UnreadableException e) {
      notes.add(
          "CloudFormation can't be read ("
              + e.getMessage()
              + "), so an event is \"Create or Update\", and resources that are dropped are not"
              + " shown.");
      addAll(declared, EventKind.CREATE_OR_UPDATE);
    }
  }

  private Optional<DeployedStack> find(String name) throws UnreadableException {
    if (environment.region().isEmpty()) {
      throw new UnreadableException("the stack's Region is not known", null);
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

  private void compare(StackTemplate declared, Optional<DeployedStack> old) {
    if (old.isEmpty()) {
      addAll(declared, EventKind.CREATE);
      return;
    }
    Map<String, String> ids = old.get().physicalIds();
    StackTemplate before = new StackTemplate(old.get().template(), declared.folder());
    Map<String, JsonNode> now = declared.declared();
    now.forEach(
        (logicalId, resource) -> {
          JsonNode then = before.declared().get(logicalId);
          if (then == null || !ids.containsKey(logicalId)) {
            change(EventKind.CREATE, logicalId, "", resource);
          } else {
            changeOrKeep(logicalId, ids.get(logicalId), then, resource);
          }
        });
    before.declared().entrySet().stream()
        .filter(each -> !now.containsKey(each.getKey()) && ids.containsKey(each.getKey()))
        .forEach(each -> drop(each.getKey(), ids.get(each.getKey()), each.getValue()));
    addNatives(declared, nativeComparison.between(declared, before, ids));
    compareNested(declared, before, ids);
  }

  private void compareNested(
      StackTemplate declared, StackTemplate before, Map<String, String> ids) {
    for (String logicalId : declared.nested().keySet()) {
      StackTemplate nested = declared.nested(logicalId);
      if (ids.containsKey(logicalId)) {
        compare(nested, ids.get(logicalId));
      } else {
        addAll(nested, EventKind.CREATE);
      }
    }
    for (String logicalId : before.nested().keySet()) {
      if (!declared.nested().containsKey(logicalId) && ids.containsKey(logicalId)) {
        compare(NOTHING, ids.get(logicalId));
      }
    }
  }

  private void addAll(StackTemplate declared, EventKind kind) {
    declared.declared().forEach((logicalId, resource) -> change(kind, logicalId, "", resource));
    addNatives(declared, nativeComparison.all(declared, kind));
    for (String logicalId : declared.nested().keySet()) {
      addAll(declared.nested(logicalId), kind);
    }
  }

  private void changeOrKeep(String logicalId, String id, JsonNode then, JsonNode now) {
    boolean same = properties(then).equals(properties(now));
    change(same ? EventKind.NONE : EventKind.UPDATE, logicalId, id, now);
    String oldRegion = properties(then).path("Region").asText();
    if (!oldRegion.equals(properties(now).path("Region").asText())) {
      drop("UpdateReplacePolicy", logicalId, id, then);
    }
  }

  private void addNatives(StackTemplate declared, List<NativeEvent> events) {
    natives.addAll(events);
    events.forEach(
        event ->
            noteCondition(
                event.logicalId(), declared.json().path("Resources").path(event.logicalId())));
  }

  private void change(EventKind kind, String logicalId, String id, JsonNode resource) {
    noteCondition(logicalId, resource);
    changes.add(event(kind, logicalId, id, resource));
  }

  private void noteCondition(String logicalId, JsonNode resource) {
    if (resource.has("Condition")) {
      notes.add(
          logicalId
              + " is declared only if the condition "
              + resource.path("Condition").asText()
              + " holds, which this plan assumes.");
    }
  }

  private void drop(String logicalId, String id, JsonNode resource) {
    drop("DeletionPolicy", logicalId, id, resource);
  }

  private void drop(String policy, String logicalId, String id, JsonNode resource) {
    boolean retained = resource.path(policy).asText().startsWith("Retain");
    drops.add(event(retained ? EventKind.RETAIN : EventKind.DELETE, logicalId, id, resource));
  }

  private PlannedEvent event(EventKind kind, String logicalId, String id, JsonNode resource) {
    String inId = id.matches("\\d{12}/.*") ? id.substring(0, 12) : "unknown account";
    return new PlannedEvent(
        stack.name(),
        logicalId,
        kind,
        environment.account().orElse(inId),
        id,
        properties(resource));
  }

  private JsonNode properties(JsonNode resource) {
    return intrinsics.resolve(resource.path("Properties"));
  }
}

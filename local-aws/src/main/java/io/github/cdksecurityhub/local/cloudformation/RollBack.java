package io.github.cdksecurityhub.local.cloudformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Undoes an update: every resource that it touched is updated to its old properties. */
final class RollBack implements Phase {

  private final StackState stack;
  private final Set<String> skipped;
  private final Walk walk;
  private final Map<String, Step> open = new LinkedHashMap<>();

  /** Resources in {@code skipped} are taken as put back without asking their provider. */
  RollBack(StackState stack, Set<String> skipped) {
    this.stack = stack;
    this.skipped = skipped;
    this.walk = new Walk(StackState.needs(stack.changes.before()));
  }

  @Override
  public List<String> ready() {
    return walk.failures().isEmpty() ? walk.takeReady() : List.of();
  }

  @Override
  public Optional<Step> begin(String logicalId) {
    Resource before = stack.changes.before().get(logicalId);
    Resource current = stack.resources.get(logicalId);
    if (skipped.contains(logicalId)) {
      stack.resources.put(logicalId, withId(before, current.physicalId()));
      stack.changes.restored(logicalId);
    }
    if (stack.changes.isRestored(logicalId)) {
      walk.done(logicalId);
      return Optional.empty();
    }
    ResourceRequest request = ResourceRequest.update(stack, current, before.properties());
    Step step = stack.step(logicalId, request);
    open.put(logicalId, step);
    stack.event(step, "IN_PROGRESS", "");
    return Optional.of(step);
  }

  @Override
  public void settled(Step step, ResourceResult result) {
    if (!step.equals(open.get(step.item()))) {
      return;
    }
    open.remove(step.item());
    Resource before = stack.changes.before().get(step.item());
    if (result instanceof ResourceResult.Succeeded succeeded) {
      Resource restored =
          new Resource(
              before.logicalId(),
              before.type(),
              succeeded.physicalId(),
              before.properties(),
              succeeded.attributes(),
              before.dependsOn(),
              before.retention());
      stack.resources.put(step.item(), restored);
      stack.changes.seen(restored);
      stack.changes.restored(step.item());
      stack.event(step, "COMPLETE", "");
      walk.done(step.item());
      return;
    }
    stack.event(step, "FAILED", ((ResourceResult.Failed) result).reason());
    walk.failed(step.item());
  }

  private static Resource withId(Resource resource, String physicalId) {
    return new Resource(
        resource.logicalId(),
        resource.type(),
        physicalId,
        resource.properties(),
        resource.attributes(),
        resource.dependsOn(),
        resource.retention());
  }

  /** The resources that could not be put back. */
  Set<String> failures() {
    return walk.failures();
  }

  @Override
  public boolean over() {
    return open.isEmpty() && (!succeeded() || walk.notStarted().isEmpty());
  }

  @Override
  public boolean succeeded() {
    return walk.failures().isEmpty();
  }
}

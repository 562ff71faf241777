package io.github.cdksecurityhub.local.cloudformation;

import java.util.Optional;
import java.util.Set;

/** Undoes an update: every resource that it touched is updated to its old properties. */
final class RollBack extends Phase {
  private final Set<String> skipped;

  /** Resources in {@code skipped} are taken as put back without asking their provider. */
  RollBack(StackState stack, Set<String> skipped) {
    super(stack, new Walk(StackState.needs(stack.changes.before())));
    this.skipped = skipped;
  }

  @Override
  Optional<Step> begin(String logicalId) {
    Resource before = stack.changes.before().get(logicalId);
    Resource current = stack.resources.get(logicalId);
    if (skipped.contains(logicalId)) {
      stack.resources.put(logicalId, before.as(current.physicalId(), before.attributes()));
      stack.changes.restored(logicalId);
    }
    if (stack.changes.isRestored(logicalId)) {
      walk.done(logicalId);
      return Optional.empty();
    }
    return Optional.of(
        open(logicalId, ResourceRequest.update(stack, current, before.properties())));
  }

  @Override
  void keep(Step step, ResourceResult.Succeeded result) {
    Resource before = stack.changes.before().get(step.item());
    Resource restored = before.as(result.physicalId(), result.attributes());
    stack.resources.put(step.item(), restored);
    stack.changes.seen(restored);
    stack.changes.restored(step.item());
  }

  /** The resources that could not be put back. */
  Set<String> failures() {
    return walk.failures();
  }
}

package io.github.cdksecurityhub.local.cloudformation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * CloudFormation's reactions: given how each step ended, what happens next to the stack.
 *
 * <p>It touches nothing but the stack's state: the caller runs the steps and reports back, until
 * there are none under way.
 */
final class StackOperation {
  private Phase phase;
  private Supplier<Optional<Continuation>> atEnd;
  private boolean over;

  /** A phase, and what decides at its end what follows; nothing when the operation is over. */
  private record Continuation(Phase phase, Supplier<Optional<Continuation>> atEnd) {}

  private StackOperation(Phase phase, Supplier<Optional<Continuation>> atEnd) {
    this.phase = phase;
    this.atEnd = atEnd;
  }

  static StackOperation create(
      StackState stack, Template template, Map<String, String> parameters) {
    stack.changes = new Changes();
    stack.become(StackStatus.CREATE_IN_PROGRESS, "User Initiated");
    RollForward forward = new RollForward(stack, template, parameters);
    return new StackOperation(forward, () -> afterCreate(stack, forward));
  }

  static StackOperation update(
      StackState stack, Template template, Map<String, String> parameters) {
    stack.changes = new Changes();
    stack.become(StackStatus.UPDATE_IN_PROGRESS, "User Initiated");
    RollForward forward = new RollForward(stack, template, parameters);
    return new StackOperation(forward, () -> afterUpdate(stack, forward, template, parameters));
  }

  static StackOperation delete(StackState stack) {
    stack.become(StackStatus.DELETE_IN_PROGRESS, "User Initiated");
    Deletion deletion = new Deletion(stack, stack.resources.values(), Deletion.Cause.UNWANTED);
    return new StackOperation(
        deletion,
        () -> end(stack, deletion, StackStatus.DELETE_COMPLETE, StackStatus.DELETE_FAILED));
  }

  static StackOperation continueUpdateRollback(StackState stack, Set<String> skipped) {
    stack.become(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, "User Initiated");
    RollBack back = new RollBack(stack, skipped);
    return new StackOperation(back, () -> afterRollback(stack, back));
  }

  private static Optional<Continuation> afterCreate(StackState stack, RollForward forward) {
    if (forward.succeeded()) {
      stack.evaluateOutputs();
      return end(stack, StackStatus.CREATE_COMPLETE, "");
    }
    stack.become(StackStatus.ROLLBACK_IN_PROGRESS, failures(forward));
    Deletion deletion =
        new Deletion(stack, stack.resources.values(), Deletion.Cause.CREATION_ROLLED_BACK);
    return Optional.of(
        new Continuation(
            deletion,
            () ->
                end(stack, deletion, StackStatus.ROLLBACK_COMPLETE, StackStatus.ROLLBACK_FAILED)));
  }

  private static Optional<Continuation> afterUpdate(
      StackState stack, RollForward forward, Template template, Map<String, String> parameters) {
    if (!forward.succeeded()) {
      stack.become(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, failures(forward));
      RollBack back = new RollBack(stack, Set.of());
      return Optional.of(new Continuation(back, () -> afterRollback(stack, back)));
    }
    stack.template = template;
    stack.parameters = parameters;
    stack.evaluateOutputs();
    List<Resource> unwanted = new ArrayList<>(stack.changes.replaced(stack.resources));
    stack.resources.values().stream()
        .filter(resource -> !forward.wanted().contains(resource.logicalId()))
        .forEach(unwanted::add);
    return cleanup(
        stack,
        unwanted,
        Deletion.Cause.UNWANTED,
        StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
        StackStatus.UPDATE_COMPLETE);
  }

  private static Optional<Continuation> afterRollback(StackState stack, RollBack back) {
    if (!back.succeeded()) {
      return end(stack, StackStatus.UPDATE_ROLLBACK_FAILED, following(back.failures(), "update"));
    }
    List<Resource> made = new ArrayList<>(stack.changes.replaced(stack.resources));
    stack.changes.created().stream()
        .map(stack.resources::get)
        .filter(Objects::nonNull)
        .forEach(made::add);
    return cleanup(
        stack,
        made,
        Deletion.Cause.CREATION_ROLLED_BACK,
        StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
        StackStatus.UPDATE_ROLLBACK_COMPLETE);
  }

  /** What cannot be cleaned up is left behind: CloudFormation drops it and completes. */
  private static Optional<Continuation> cleanup(
      StackState stack,
      Collection<Resource> resources,
      Deletion.Cause cause,
      StackStatus during,
      StackStatus after) {
    stack.become(during, "");
    Deletion deletion = new Deletion(stack, resources, cause);
    return Optional.of(
        new Continuation(
            deletion,
            () -> {
              resources.stream()
                  .filter(each -> each.equals(stack.resources.get(each.logicalId())))
                  .map(Resource::logicalId)
                  .forEach(stack::forget);
              return end(stack, after, "");
            }));
  }

  private static Optional<Continuation> end(
      StackState stack, Deletion deletion, StackStatus succeeded, StackStatus failed) {
    return end(
        stack, deletion.succeeded() ? succeeded : failed, following(deletion.failures(), "delete"));
  }

  private static Optional<Continuation> end(StackState stack, StackStatus status, String reason) {
    stack.become(status, reason);
    return Optional.empty();
  }

  private static String failures(RollForward forward) {
    Set<String> created = new TreeSet<>();
    Set<String> updated = new TreeSet<>();
    forward
        .failures()
        .forEach((id, kind) -> (kind == ResourceRequest.Kind.Create ? created : updated).add(id));
    return (following(created, "create") + following(updated, "update")).strip();
  }

  private static String following(Set<String> resources, String verb) {
    return resources.isEmpty()
        ? ""
        : "The following resource(s) failed to " + verb + ": " + new TreeSet<>(resources) + ". ";
  }

  /** The steps that can begin now. */
  List<Step> advance() {
    List<Step> steps = phase.advance();
    while (steps.isEmpty() && phase.over() && !over) {
      Optional<Continuation> next = atEnd.get();
      over = next.isEmpty();
      if (next.isPresent()) {
        phase = next.get().phase();
        atEnd = next.get().atEnd();
        steps = phase.advance();
      }
    }
    return steps;
  }

  /** Takes in how a step ended; the end of a cancelled step changes nothing. */
  void settled(Step step, ResourceResult result) {
    phase.settled(step, result);
  }

  /** Says whether the operation is over. */
  boolean over() {
    return over;
  }
}

package io.github.cdksecurityhub.local.cloudformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stretch of a stack operation: forward, back, or deleting. */
abstract class Phase {
  final StackState stack;
  final Walk walk;
  final Map<String, Step> open = new LinkedHashMap<>();

  Phase(StackState stack, Walk walk) {
    this.stack = stack;
    this.walk = walk;
  }

  /** The steps that can begin now; each is given once. */
  List<Step> advance() {
    List<Step> steps = new ArrayList<>();
    // An item that needs no step frees those behind it at once.
    for (List<String> ready = ready(); !ready.isEmpty(); ready = ready()) {
      ready.forEach(item -> begin(item).ifPresent(steps::add));
    }
    return steps;
  }

  /** The items that can begin now, each given once; after a failure, none. */
  List<String> ready() {
    return succeeded() ? walk.takeReady() : List.of();
  }

  /** Begins an item; empty where it needs no step. */
  abstract Optional<Step> begin(String item);

  Step open(String item, ResourceRequest request) {
    Step step = stack.step(item, request);
    open.put(item, step);
    stack.event(step, "IN_PROGRESS", "");
    return step;
  }

  /** Takes in how a step ended; the end of a cancelled step changes nothing. */
  void settled(Step step, ResourceResult result) {
    if (!open.remove(step.item(), step)) {
      return;
    }
    if (result instanceof ResourceResult.Succeeded succeeded) {
      keep(step, succeeded);
      stack.event(step, "COMPLETE", "");
      walk.done(step.item());
    } else {
      failed(step, (ResourceResult.Failed) result);
    }
  }

  /** Remembers what a step has made of its resource. */
  abstract void keep(Step step, ResourceResult.Succeeded result);

  void failed(Step step, ResourceResult.Failed result) {
    stack.event(step, "FAILED", result.reason());
    walk.failed(step.item());
  }

  /** True if nothing is under way and nothing more will begin. */
  boolean over() {
    return open.isEmpty() && (!succeeded() || walk.notStarted().isEmpty());
  }

  /** True if nothing failed; meaningful once {@link #over}. */
  boolean succeeded() {
    return walk.failures().isEmpty();
  }
}

package io.github.cdksecurityhub.local.cloudformation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stretch of a stack operation: forward, back, or deleting. */
interface Phase {

  /** The steps that can begin now; each is given once. */
  default List<Step> advance() {
    List<Step> steps = new ArrayList<>();
    // An item that needs no step frees those behind it at once.
    for (List<String> ready = ready(); !ready.isEmpty(); ready = ready()) {
      ready.forEach(item -> begin(item).ifPresent(steps::add));
    }
    return steps;
  }

  /** The items that can begin now; each is given once. */
  List<String> ready();

  /** Begins an item; empty where it needs no step. */
  Optional<Step> begin(String item);

  /** Takes in how a step ended. */
  void settled(Step step, ResourceResult result);

  /** True if nothing is under way and nothing more will begin. */
  boolean over();

  /** True if nothing failed; meaningful once {@link #over}. */
  boolean succeeded();
}

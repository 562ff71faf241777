package io.github.cdksecurityhub.local.cloudformation;

import java.util.List;

/** A stretch of a stack operation: forward, back, or deleting. */
interface Phase {

  /** The steps that can begin now; each is given once. */
  List<Step> advance();

  /** Takes in how a step ended. */
  void settled(Step step, ResourceResult result);

  /** True if nothing is under way and nothing more will begin. */
  boolean over();

  /** True if nothing failed; meaningful once {@link #over}. */
  boolean succeeded();
}

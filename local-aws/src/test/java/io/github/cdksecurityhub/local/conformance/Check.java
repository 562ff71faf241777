package io.github.cdksecurityhub.local.conformance;

import java.util.Set;

/**
 * One thing that a rule states about the service.
 *
 * @param rule the rule of docs/develop/service-behaviour.md
 * @param what what is checked, in short
 * @param expected what the local Security Hub shows by default
 * @param needs what must be so for it to be checked
 * @param observation what the service shows
 */
record Check(String rule, String what, String expected, Set<Need> needs, Observation observation) {

  /** What must be so. */
  enum Need {
    /** There is no finding aggregator. */
    NO_AGGREGATOR,
    /** The caller lets the organization become central and local again. */
    CENTRAL_ALLOWED
  }

  /** Observes it. */
  @FunctionalInterface
  interface Observation {

    /** What the service shows, as a text to compare. */
    String in(SandboxHub hub, Place place) throws InterruptedException;
  }

  /**
   * Where.
   *
   * @param home the Region that may become the home Region
   * @param other another Region
   */
  record Place(String home, String other) {}
}

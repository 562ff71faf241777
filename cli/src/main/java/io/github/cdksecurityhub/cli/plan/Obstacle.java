package io.github.cdksecurityhub.cli.plan;

import java.util.Optional;

/** What blocks a change: why, as a clause, and what to do about it, as a sentence. */
record Obstacle(String cause, String nextStep) {
  /** How a stack gets what exists; the beginning of a sentence. */
  static final String IMPORT =
      "Unless another stack has it, import it (init --import-mapping FILE, then cdk import"
          + " --resource-mapping FILE)";

  static Optional<Obstacle> where(boolean isSo, String cause, String nextStep) {
    return isSo ? Optional.of(new Obstacle(cause, nextStep)) : Optional.empty();
  }
}

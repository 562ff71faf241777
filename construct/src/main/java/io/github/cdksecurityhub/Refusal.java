package io.github.cdksecurityhub;

import software.constructs.IConstruct;

/** The one shape of what is refused at synthesis: which construct, what, why, and the way out. */
final class Refusal {
  private Refusal() {}

  static IllegalArgumentException of(
      IConstruct construct, String attempt, String reason, String wayOut) {
    return of(construct.getNode().getPath(), attempt, reason, wayOut);
  }

  static IllegalArgumentException of(String path, String attempt, String reason, String wayOut) {
    return new IllegalArgumentException(
        "Cannot %s in %s: %s. %s.".formatted(attempt, path, reason, wayOut));
  }
}

package io.github.cdksecurityhub;

import software.constructs.IConstruct;

/** The one shape of what is refused at synthesis: who, what, why, and the way out. */
final class Refusal {
  private Refusal() {}

  static IllegalArgumentException of(
      IConstruct construct, String attempt, String reason, String wayOut) {
    return of("Construct " + construct.getNode().getPath(), attempt, reason, wayOut);
  }

  static IllegalArgumentException of(String who, String attempt, String reason, String wayOut) {
    return new IllegalArgumentException(
        "%s cannot %s: %s. %s.".formatted(who, attempt, reason, wayOut));
  }
}

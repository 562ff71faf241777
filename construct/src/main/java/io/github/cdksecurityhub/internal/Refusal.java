package io.github.cdksecurityhub.internal;

import software.constructs.IConstruct;

/** The one shape of what is refused at synthesis: who, what, why, and the way out. */
public final class Refusal {
  private Refusal() {}

  public static IllegalArgumentException of(
      IConstruct construct, String attempt, String reason, String wayOut) {
    return of("Construct " + construct.getNode().getPath(), attempt, reason, wayOut);
  }

  public static IllegalArgumentException of(
      String who, String attempt, String reason, String wayOut) {
    return new IllegalArgumentException(
        "%s cannot %s: %s. %s.".formatted(who, attempt, reason, wayOut));
  }
}

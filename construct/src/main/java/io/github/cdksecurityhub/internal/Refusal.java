package io.github.cdksecurityhub.internal;

import software.constructs.IConstruct;

/** The one shape of what is refused at synthesis: who, what, why, and the way out. */
public final class Refusal extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String who;
  private final String attempt;
  private final String reason;
  private final String wayOut;

  private Refusal(String who, String attempt, String reason, String wayOut) {
    super("%s cannot %s: %s. %s.".formatted(who, attempt, reason, wayOut));
    this.who = who;
    this.attempt = attempt;
    this.reason = reason;
    this.wayOut = wayOut;
  }

  public static Refusal of(IConstruct construct, String attempt, String reason, String wayOut) {
    return of(who(construct), attempt, reason, wayOut);
  }

  public static Refusal of(String who, String attempt, String reason, String wayOut) {
    return new Refusal(who, attempt, reason, wayOut);
  }

  /** How a construct is named. */
  public static String who(IConstruct construct) {
    return "Construct " + construct.getNode().getPath();
  }

  /** The same, of what is read from a file, with the place in it. */
  public Refusal whileReading(String place) {
    return new Refusal(who, "read " + place, reason, wayOut);
  }

  /** The same, with the place in a file that declares it. */
  public Refusal declaredAt(String place) {
    return new Refusal(who, "%s, which %s declares".formatted(attempt, place), reason, wayOut);
  }
}

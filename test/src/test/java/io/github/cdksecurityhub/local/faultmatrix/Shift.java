package io.github.cdksecurityhub.local.faultmatrix;

/**
 * What the event under test moves: from {@code before} to {@code wanted}.
 *
 * <p>The same for every kind of event, so that one row can be compared across them: a Create
 * declares {@code wanted} and finds {@code before}; a Delete puts {@code wanted} back where the
 * resource declared {@code before}.
 */
enum Shift {
  /** Settings within LOCAL. */
  LOCAL("LOCAL,false,DEFAULT", "LOCAL,true,NONE"),
  /** From LOCAL to CENTRAL, which the service does in its own time (R24). */
  TO_CENTRAL("LOCAL,true,DEFAULT", "CENTRAL"),
  /** From CENTRAL to LOCAL, which policies can prevent (R28). */
  FROM_CENTRAL("CENTRAL", "LOCAL,true,NONE");

  /** What another writer writes: neither of the two. */
  static final Configuration FOREIGN = new Configuration("LOCAL,false,NONE");

  /** What was there before the stack, where that has no part in the event under test. */
  private static final Configuration EARLIER = new Configuration("LOCAL,true,DEFAULT");

  private final Configuration before;
  private final Configuration wanted;

  Shift(String before, String wanted) {
    this.before = new Configuration(before);
    this.wanted = new Configuration(wanted);
  }

  Configuration before() {
    return before;
  }

  Configuration wanted() {
    return wanted;
  }

  /** Going CENTRAL takes seconds, so those stacks adopt what they find. */
  Configuration earlierThan(Configuration first) {
    return this == LOCAL ? EARLIER : first;
  }

  /** Replaces the configurations in a text by what they are in the matrix. */
  String described(String text) {
    String words = text.replace(FOREIGN.word(), "*foreign*").replace(wanted.word(), "*wanted*");
    words = words.replace(before.word(), "*before*");
    return this == LOCAL ? words.replace(EARLIER.word(), "*earlier*") : words;
  }
}

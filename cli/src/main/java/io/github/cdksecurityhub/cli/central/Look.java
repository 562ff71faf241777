package io.github.cdksecurityhub.cli.central;

import java.util.Optional;

/**
 * What was seen, or why nothing was.
 *
 * @param <T> what there is to see
 * @param seen what was seen
 * @param why a sentence; empty where something was seen
 */
public record Look<T>(Optional<T> seen, String why) {
  /** What may fail. */
  interface Question<T> {
    /** Asks. */
    T ask() throws UnreadableException;
  }

  /** Looks. */
  static <T> Look<T> at(Question<T> question) {
    try {
      return of(question.ask());
    } catch (UnreadableException e) {
      return failed(e.getMessage());
    }
  }

  /**
   * {@return what needs no look, as if it had been seen}
   *
   * @param <T> what there is to see
   * @param known what is known already, such as that LOCAL has no policies
   */
  public static <T> Look<T> of(T known) {
    return new Look<>(Optional.of(known), "");
  }

  /**
   * {@return a look that saw nothing}
   *
   * @param <T> what there was to see
   * @param why a sentence, which the plan shows as a note
   */
  public static <T> Look<T> failed(String why) {
    return new Look<>(Optional.empty(), why);
  }
}

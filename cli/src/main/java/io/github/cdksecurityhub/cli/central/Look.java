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
  public interface Question<T> {
    /** Asks. */
    T ask() throws UnreadableException;
  }

  /** Looks. */
  public static <T> Look<T> at(Question<T> question) {
    try {
      return of(question.ask());
    } catch (UnreadableException e) {
      return failed(e.getMessage());
    }
  }

  /** Returns what is known without a look. */
  public static <T> Look<T> of(T known) {
    return new Look<>(Optional.of(known), "");
  }

  /** Returns a look that saw nothing. */
  public static <T> Look<T> failed(String why) {
    return new Look<>(Optional.empty(), why);
  }
}

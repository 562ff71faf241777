package io.github.cdksecurityhub.lambda.central;

import io.github.cdksecurityhub.lambda.model.UnreadableException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was read, or why nothing was.
 *
 * @param problem a sentence; empty where something was read
 */
public record Reading<T>(Optional<T> value, String problem) {
  public static <T> Reading<T> of(Supplier<T> request) {
    try {
      return known(request.get());
    } catch (UnreadableException e) {
      return failed(e.getMessage());
    }
  }

  /** Returns this, or a failure whose problem says first what it means. */
  public Reading<T> orFailed(String meaning) {
    return value.isPresent() ? this : failed(meaning + problem);
  }

  /** {@return what is known without a read, such as that LOCAL has no policies} */
  public static <T> Reading<T> known(T known) {
    return new Reading<>(Optional.of(known), "");
  }

  /** {@return a reading of what is not needed, which is no problem} */
  public static <T> Reading<T> notNeeded() {
    return failed("");
  }

  /** {@return a reading that failed with a problem, a sentence} */
  public static <T> Reading<T> failed(String problem) {
    return new Reading<>(Optional.empty(), problem);
  }
}

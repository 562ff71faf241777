package io.github.cdksecurityhub.lambda.handler;

import java.util.function.Supplier;
import java.util.stream.Stream;

/** Everything that can be thrown, thrown where nothing declares it. */
final class Thrown {
  private Thrown() {}

  static Stream<Supplier<Throwable>> everything() {
    return Stream.of(
        () -> new IllegalStateException("odd\nlines \ud800 {\"json\"}"),
        () -> new NullPointerException(),
        () -> new OutOfMemoryError("Java heap space"),
        () -> new StackOverflowError(),
        () -> new NoClassDefFoundError("x/Y"),
        () -> new ExceptionInInitializerError(new IllegalStateException("inner")),
        () -> new AssertionError("odd"));
  }

  /** Not even its message can be had. */
  private static final class Unprintable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message either");
    }
  }

  static void unprintably() {
    throw new Unprintable();
  }

  static void undeclared(Throwable thrown) {
    Thrown.<RuntimeException>raise(thrown);
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void raise(Throwable thrown) throws E {
    throw (E) thrown;
  }
}

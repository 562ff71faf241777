package io.github.cdksecurityhub.cli;

import io.github.cdksecurityhub.cli.console.CommandException;
import java.util.stream.Stream;

/**
 * The line for what ended a command. The message of an exception that no command expects may quote
 * a credential, so it is not part of it.
 */
final class Unexpected {
  private static final long MEGABYTE = 1 << 20;

  private Unexpected() {}

  static String line(Throwable e) {
    if (e instanceof CommandException) {
      return e.getMessage();
    }
    if (e instanceof OutOfMemoryError && String.valueOf(e.getMessage()).contains("thread")) {
      return "The system lets Java start no more threads. Raise its limits, then run it again.";
    }
    if (e instanceof OutOfMemoryError) {
      return "Java's memory is full: it may use %d MB. Give it more with -Xmx, such as -Xmx1g, then run it again."
          .formatted(Runtime.getRuntime().maxMemory() / MEGABYTE);
    }
    if (e instanceof StackOverflowError) {
      return "Java's stack is full: something is nested too deep. Give it more with -Xss, such as"
          + " -Xss16m, then run it again.";
    }
    String name = e.getClass().getSimpleName();
    return e instanceof LinkageError
        ? "This jar is incomplete, or another is in its way (%s%s). Get it again."
            .formatted(name, classOf(e))
        : "Internal error: %s in %s. Run it again with --verbose and report what it prints."
            .formatted(name, origin(e));
  }

  private static String classOf(Throwable e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof NoClassDefFoundError && message.matches("[\\w/$]+") ? " of " + message : "";
  }

  private static String origin(Throwable e) {
    return Stream.of(e.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("io.github.cdksecurityhub"))
        .findFirst()
        .map(frame -> frame.toString().replaceFirst(".*\\.(?=[A-Z]\\w*\\.)", ""))
        .orElse("a library");
  }
}

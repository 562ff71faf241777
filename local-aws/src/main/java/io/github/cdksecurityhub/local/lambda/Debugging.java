package io.github.cdksecurityhub.local.lambda;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code -Dlocal.debug=5005}: the first instance waits until a debugger is at that port, and what
 * is debugged has all the time in the world.
 */
final class Debugging {
  private static final String PORT = System.getProperty("local.debug", "");
  private static final AtomicBoolean TAKEN = new AtomicBoolean();
  private static final Duration PATIENT = Duration.ofHours(8);

  private Debugging() {}

  /** Options of the JVM that is started now. */
  static List<String> jvmOptions() {
    if (PORT.isEmpty() || TAKEN.getAndSet(true)) {
      return List.of();
    }
    // The JVM's own line goes to the function's log, which is not shown while it waits.
    System.err.println("The function waits for a debugger at 127.0.0.1:" + PORT + ".");
    return List.of(
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:" + PORT);
  }

  /** How long something may take that otherwise may take so long. */
  static Duration limit(Duration otherwise) {
    return PORT.isEmpty() ? otherwise : PATIENT;
  }
}

package io.github.cdksecurityhub.local.lambda;

import java.util.Locale;

/** What asks for events in a function's JVM and hands them to its code. */
public enum RuntimeKind {
  /** AWS's own runtime interface client, as on Lambda. Its native library needs Linux. */
  AWS,
  /** A loop of ours that speaks the same Runtime API, on any machine. */
  JAVA;

  /** {@code -Dlocal.runtime=java|aws}; without it AWS's where it runs, and ours elsewhere. */
  static RuntimeKind usual() {
    String named = System.getProperty("local.runtime", "");
    if (named.isEmpty()) {
      return isLinux() ? AWS : JAVA;
    }
    return switch (named) {
      case "aws" -> AWS;
      case "java" -> JAVA;
      default ->
          throw new IllegalStateException("-Dlocal.runtime is aws or java, not \"" + named + "\"");
    };
  }

  static boolean isLinux() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
  }
}

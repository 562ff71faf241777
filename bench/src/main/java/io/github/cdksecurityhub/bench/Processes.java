package io.github.cdksecurityhub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Commands that the benchmark needs done. */
final class Processes {
  private static final long LIMIT_SECONDS = 180;

  private Processes() {}

  static void run(List<String> command, Path folder) throws IOException, InterruptedException {
    run(command, folder, Map.of());
  }

  /**
   * Runs a command to its end.
   *
   * @throws IOException with what it printed, when it fails or does not end
   */
  static void run(List<String> command, Path folder, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("bench", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(
            "Cannot run " + command.get(0) + ": " + Files.readString(log).strip());
      }
    } finally {
      process.destroyForcibly();
      Files.delete(log);
    }
  }
}

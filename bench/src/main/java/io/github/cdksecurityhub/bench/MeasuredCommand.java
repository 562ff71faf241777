package io.github.cdksecurityhub.bench;

import io.github.cdksecurityhub.local.run.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program as a shell starts it, measured.
 *
 * @param command the program
 */
record MeasuredCommand(Command command) {
  private static final long LIMIT_SECONDS = 300;
  private static final long EVERY_MILLIS = 20;
  private static final Pattern PROPORTIONAL = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
  private static final int KILOBYTE = 1024;

  /**
   * What a run cost.
   *
   * @param wall from its start to its end, in milliseconds
   * @param bytes the most memory that it and its children held at once, what they share counted
   *     once
   */
  record Cost(double wall, double bytes) {}

  /**
   * Runs it to its end.
   *
   * @throws IOException with what it printed, where its exit code is another than 0
   */
  Cost run() throws IOException, InterruptedException {
    Path log = Files.createTempFile("bench", ".log");
    long start = System.nanoTime();
    Process process =
        command.builder().redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      Cost cost = measured(process, start);
      if (process.isAlive() || process.exitValue() != 0) {
        throw new IOException(
            "Cannot run " + command.words() + ": " + Files.readString(log).strip());
      }
      return cost;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.delete(log);
    }
  }

  private static Cost measured(Process process, long start) throws InterruptedException {
    long bytes = 0;
    long end = start + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!process.waitFor(EVERY_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < end) {
      bytes =
          Math.max(
              bytes,
              Stream.concat(Stream.of(process.toHandle()), process.descendants())
                  .mapToLong(MeasuredCommand::memory)
                  .sum());
    }
    return new Cost((System.nanoTime() - start) / 1e6, bytes);
  }

  /** Of a page that n processes share, each has one nth. */
  private static long memory(ProcessHandle process) {
    try {
      Matcher line =
          PROPORTIONAL.matcher(
              Files.readString(Path.of("/proc", "" + process.pid(), "smaps_rollup")));
      return line.find() ? Long.parseLong(line.group(1)) * KILOBYTE : 0;
    } catch (IOException e) {
      // It has ended meanwhile; or this isn't Linux, and there is no such file.
      return 0;
    }
  }
}

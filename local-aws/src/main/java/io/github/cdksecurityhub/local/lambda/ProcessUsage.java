package io.github.cdksecurityhub.local.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * CPU time and peak memory of a process, read from {@code /proc} in steps of 10 ms.
 *
 * @param cpu user and system time so far, its ended children's included
 * @param peakMemoryBytes the most resident memory so far
 */
record ProcessUsage(Duration cpu, long peakMemoryBytes) {

  private static final int MILLISECONDS_PER_TICK = 10;

  /** Reads it now; empty where the process is gone or there is no {@code /proc}. */
  static Optional<ProcessUsage> of(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum();
      return Optional.of(
          new ProcessUsage(Duration.ofMillis(ticks * MILLISECONDS_PER_TICK), peak(pid)));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static long peak(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .map(kilobytes -> kilobytes * 1024)
        .findFirst()
        .orElse(0);
  }
}

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
  private static final Pattern RESIDENT = Pattern.compile("(?m)^Rss:\\s+(\\d+) kB");
  private static final Pattern PROPORTIONAL = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
  private static final int KILOBYTE = 1024;

  /**
   * What a run cost.
   *
   * @param wall from its start to its end, in milliseconds
   * @param memory the most memory that it and its children held at once
   */
  record Cost(double wall, Memory memory) {}

  /**
   * What processes hold, in bytes.
   *
   * @param resident the sum of what each holds, as {@code ps} shows it
   * @param proportional the same, with what they share counted once
   */
  record Memory(double resident, double proportional) {
    static final Memory NONE = new Memory(0, 0);

    Memory and(Memory other) {
      return new Memory(resident + other.resident, proportional + other.proportional);
    }

    Memory orMore(Memory other) {
      return new Memory(
          Math.max(resident, other.resident), Math.max(proportional, other.proportional));
    }
  }

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
    Memory most = Memory.NONE;
    long end = start + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!process.waitFor(EVERY_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < end) {
      most =
          most.orMore(
              Stream.concat(Stream.of(process.toHandle()), process.descendants())
                  .map(MeasuredCommand::memory)
                  .reduce(Memory.NONE, Memory::and));
    }
    return new Cost((System.nanoTime() - start) / 1e6, most);
  }

  private static Memory memory(ProcessHandle process) {
    try {
      String text = Files.readString(Path.of("/proc", "" + process.pid(), "smaps_rollup"));
      return new Memory(bytes(RESIDENT, text), bytes(PROPORTIONAL, text));
    } catch (IOException e) {
      // It has ended meanwhile; or this isn't Linux, and there is no such file.
      return Memory.NONE;
    }
  }

  private static long bytes(Pattern pattern, String text) {
    Matcher line = pattern.matcher(text);
    return line.find() ? Long.parseLong(line.group(1)) * KILOBYTE : 0;
  }
}

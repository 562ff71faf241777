package io.github.cdksecurityhub.local.endtoend;

import io.github.cdksecurityhub.local.run.Command;
import io.github.cdksecurityhub.local.run.Examples;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged local AWS, started as its users start it, and what it printed so far. */
final class LocalProgram implements AutoCloseable {
  private static final Pattern EXPORT = Pattern.compile("(AWS_\\w+)=(\\S+)");

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Thread reading;

  private LocalProgram(Process process) {
    this.process = process;
    reading = new Thread(this::read, "program-output");
    reading.setDaemon(true);
  }

  /** Starts it on a free port, and waits until it prints how to call it. */
  static LocalProgram start(String... arguments) throws Exception {
    Path jar = Examples.built("local-aws", "securityhub-local.jar");
    Command command = Command.java("-jar", jar.toString(), "--port", "0").and(arguments);
    LocalProgram program = new LocalProgram(command.builder().redirectErrorStream(true).start());
    program.reading.start();
    program.awaitLine("Ctrl+C stops it");
    return program;
  }

  private void read() {
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      return; // It was killed.
    }
  }

  /** Waits for a line that contains a text. */
  String awaitLine(String text) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      for (String line : lines) {
        if (line.contains(text)) {
          return line;
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("\"" + text + "\" is not among " + lines);
  }

  /** The variables that it prints to export. */
  Map<String, String> exports() {
    Map<String, String> exports = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher export = EXPORT.matcher(line.contains("export ") ? line : "");
      while (export.find()) {
        exports.put(export.group(1), export.group(2));
      }
    }
    return exports;
  }

  /** Stops it as Ctrl+C does. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("It does not stop: " + lines);
    }
    reading.join();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

package io.github.cdksecurityhub.local.endtoend;

import io.github.cdksecurityhub.local.run.Examples;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    List<String> all = new ArrayList<>(List.of("--port", "0"));
    all.addAll(List.of(arguments));
    LocalProgram program = new LocalProgram(process(all.toArray(String[]::new)));
    program.reading.start();
    program.awaitLine("Ctrl+C stops it");
    return program;
  }

  /** Starts it and waits until it has ended by itself: its status and what it printed. */
  static Map.Entry<Integer, String> run(String... arguments) throws Exception {
    Process process = process(arguments);
    String printed = new String(process.getInputStream().readAllBytes());
    return Map.entry(process.waitFor(), printed);
  }

  private static Process process(String... arguments) throws IOException {
    Path jar = Examples.built("local-aws", "securityhub-local.jar");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
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

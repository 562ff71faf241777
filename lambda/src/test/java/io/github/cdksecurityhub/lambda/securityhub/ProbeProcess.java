package io.github.cdksecurityhub.lambda.securityhub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Starts a {@link Probe} with an environment like the function's, and talks to it. */
final class ProbeProcess implements AutoCloseable {
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  private final Process process;
  private final Writer in;
  private final BufferedReader out;

  ProbeProcess(Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            CLASS_PATH,
            Probe.class.getName());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    process = builder.start();
    in = process.outputWriter(StandardCharsets.UTF_8);
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Makes one request and returns what came of it, field by field. */
  List<String> ask(String region, String what) {
    try {
      in.write(region + "\t" + what + "\n");
      in.flush();
      String line = out.readLine();
      while (line != null && !line.startsWith("> ")) {
        line = out.readLine();
      }
      if (line == null) {
        throw new AssertionError("the probe died");
      }
      return Arrays.stream(line.substring(2).split(" ", -1))
          .map(each -> new String(Base64.getDecoder().decode(each), StandardCharsets.UTF_8))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
    process.destroy();
  }
}

package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.run.Command.Ended;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The packaged command line, as a process, and within this JVM where only its output counts. */
public final class CommandLineJar {

  private static final Map<String, String> CREDENTIALS =
      Map.of("aws.accessKeyId", "AKIALOCAL00000000", "aws.secretAccessKey", "local");

  private CommandLineJar() {}

  /** Where the build puts it. */
  public static Path file() {
    return Examples.built("cli", "securityhub-organization.jar");
  }

  /** The jar, loaded once for all that runs it here, and apart from all else. */
  private static final class Loaded {
    static final URLClassLoader CLASSES = classes();
    static final Method MAIN = main();

    private static URLClassLoader classes() {
      try {
        URL[] jar = {file().toUri().toURL()};
        CREDENTIALS.forEach(System::setProperty);
        return new URLClassLoader(jar, ClassLoader.getPlatformClassLoader());
      } catch (MalformedURLException e) {
        throw new IllegalStateException("Cannot load " + file(), e);
      }
    }

    private static Method main() {
      try {
        return CLASSES
            .loadClass("io.github.cdksecurityhub.cli.Main")
            .getMethod("run", String[].class, PrintStream.class, PrintStream.class, Map.class);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Cannot run " + file(), e);
      }
    }
  }

  /** Runs it here. */
  public static Ended run(String... arguments) throws ReflectiveOperationException {
    return run(Map.of(), arguments);
  }

  /** Runs it here, with variables of one's own. */
  public static Ended run(Map<String, String> variables, String... arguments)
      throws ReflectiveOperationException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Loaded.CLASSES);
    try {
      Object exitCode = Loaded.MAIN.invoke(null, arguments, stream(out), stream(err), variables);
      return new Ended((Integer) exitCode, text(out), text(err));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Runs it as its users do. */
  public static Ended start(Path folder, String... arguments)
      throws IOException, InterruptedException {
    return start(
        folder,
        Map.of("AWS_ACCESS_KEY_ID", "AKIALOCAL00000000", "AWS_SECRET_ACCESS_KEY", "local"),
        arguments);
  }

  /** Runs it with variables of one's own. */
  public static Ended start(Path folder, Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(variables);
    all.put("TERM", "xterm-256color");
    return Command.java("-jar", file().toString()).and(arguments).in(folder).with(all).run();
  }
}

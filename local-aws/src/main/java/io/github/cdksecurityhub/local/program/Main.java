package io.github.cdksecurityhub.local.program;

import io.github.cdksecurityhub.local.securityhub.KnobText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Starts a local AWS, prints how to call it, and logs each call until it is stopped. */
public final class Main {
  private static final int WRONG_USE = 2;
  private static final int FAILED = 1;

  private Main() {}

  /**
   * Runs it until the process is stopped.
   *
   * @param arguments {@code --help} prints them
   */
  public static void main(String[] arguments) throws InterruptedException {
    int status = run(arguments, System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) throws InterruptedException {
    try {
      Options options = Options.parse(arguments);
      if (options.help()) {
        out.print(text("help.txt"));
        return 0;
      }
      if (options.version()) {
        String version = Main.class.getPackage().getImplementationVersion();
        out.println("securityhub-local " + (version == null ? "(not packaged)" : version));
        return 0;
      }
      if (options.knobs()) {
        KnobText.lines().forEach(out::println);
        return 0;
      }
      serve(options, out);
      return 0;
    } catch (Options.Mistake e) {
      err.println("Error: " + e.getMessage() + ". Run it with --help for the options.");
      return WRONG_USE;
    } catch (UncheckedIOException | IllegalStateException e) {
      err.println("Error: " + e.getMessage());
      return FAILED;
    }
  }

  private static void serve(Options options, PrintStream out) throws InterruptedException {
    Program program = Program.start(options, out);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  program.close();
                  stopped.countDown();
                }));
    stopped.await();
  }

  private static String text(String name) {
    try (InputStream in = Main.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}

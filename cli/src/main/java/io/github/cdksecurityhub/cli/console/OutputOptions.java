package io.github.cdksecurityhub.cli.console;

import picocli.CommandLine.Option;

/** The option of commands that print their progress. */
public final class OutputOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on the error stream.")
  private boolean quiet;

  public void progress(Console console, String line) {
    if (!quiet) {
      console.progress(line);
    }
  }
}

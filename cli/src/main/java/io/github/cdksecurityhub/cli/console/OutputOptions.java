package io.github.cdksecurityhub.cli.console;

import picocli.CommandLine.Option;

/** The options of the output. */
public final class OutputOptions {
  @Option(names = "--no-color", description = "No colours. So does the variable NO_COLOR.")
  private boolean noColor;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on the error stream.")
  private boolean quiet;

  public boolean noColor() {
    return noColor;
  }

  public void progress(Console console, String line) {
    if (!quiet) {
      console.progress(line);
    }
  }
}

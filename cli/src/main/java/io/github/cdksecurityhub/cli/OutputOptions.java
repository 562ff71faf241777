package io.github.cdksecurityhub.cli;

import picocli.CommandLine.Option;

/** The options of the output. */
final class OutputOptions {
  @Option(names = "--no-color", description = "No colours. So does the variable NO_COLOR.")
  private boolean noColor;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on the error stream.")
  private boolean quiet;

  boolean noColor() {
    return noColor;
  }

  boolean quiet() {
    return quiet;
  }
}

package io.github.cdksecurityhub.cli;

/**
 * The command can't do what its arguments ask for. The message is the one line that the user sees.
 */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Carries the line.
   *
   * @param message what is wrong and what to do about it; the user sees it behind {@code Error:}
   */
  public CommandException(String message) {
    super(message);
  }

  /**
   * Carries the line, and for {@code --verbose} what is behind it.
   *
   * @param message what is wrong and what to do about it; the user sees it behind {@code Error:}
   * @param cause what {@code --verbose} shows the stack trace of
   */
  public CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}

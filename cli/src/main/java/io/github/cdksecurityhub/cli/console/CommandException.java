package io.github.cdksecurityhub.cli.console;

/** The command can't do what its arguments ask for; the message is the line that users see. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandException(String message) {
    super(message);
  }

  public CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.github.cdksecurityhub.lambda.model;

/** Something that a result depends on can't be read. The message is why. */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableException(String why) {
    this(why, null);
  }

  public UnreadableException(String why, Throwable cause) {
    super(why, cause);
  }
}

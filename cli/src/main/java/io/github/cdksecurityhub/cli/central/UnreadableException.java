package io.github.cdksecurityhub.cli.central;

/** Something of central configuration can't be read. The message is why, as a sentence. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Carries the sentence.
   *
   * @param why which operation failed, where, and with which error; the plan shows it as a note
   * @param cause the exception of the SDK, which has the service's code
   */
  public UnreadableException(String why, Throwable cause) {
    super(why, cause);
  }
}

package io.github.cdksecurityhub.lambda.reconcile;

import java.util.Objects;

/**
 * One request failed, and this is why. Turned into a message only where nothing more can be done.
 */
public final class SecurityHubException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /** Carries {@code failure}; {@code cause} is kept for the log. */
  public SecurityHubException(Failure failure, Throwable cause) {
    super(failure.cause(), cause);
    this.failure = Objects.requireNonNull(failure, "failure");
  }

  /** Carries {@code failure}. */
  public SecurityHubException(Failure failure) {
    this(failure, null);
  }

  /** Returns why. */
  public Failure failure() {
    return failure;
  }
}

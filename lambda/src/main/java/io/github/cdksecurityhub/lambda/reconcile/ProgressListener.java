package io.github.cdksecurityhub.lambda.reconcile;

/**
 * Receives the progress of one event: the log, and what the response names as still pending when
 * time runs out.
 *
 * <p>Implementations are safe to read from another thread, and never throw.
 */
@FunctionalInterface
public interface ProgressListener {

  /**
   * A step begins; the one before it has ended.
   *
   * @param message what is being done or waited for, as a clause
   */
  void progress(Phase phase, String message);

  /** A request failed with {@code failure}, and is sent again. */
  default void retrying(Phase phase, Failure failure) {
    progress(phase, "retrying, because " + failure.explanation() + " " + failure.error());
  }

  /** The event failed with {@code failure}, which the response is about to report. */
  default void failed(ReconcileException failure) {
    // Only the log and the preview need it.
  }
}

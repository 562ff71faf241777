package io.github.cdksecurityhub.lambda.reconcile;

/**
 * Who wants to know how far we are: the log, and the watchdog that must say what is pending when
 * time runs out.
 *
 * <p>Implementations are safe to read from another thread, and never throw.
 */
public interface ProgressListener {

  /** A phase begins; the one before it ends. */
  void enter(Phase phase);

  /**
   * What is being done or waited for now, as a clause such as {@code the Status is still PENDING}.
   */
  void note(String doing);
}

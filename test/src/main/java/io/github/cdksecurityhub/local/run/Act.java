package io.github.cdksecurityhub.local.run;

/** A part of a play, one step or more. */
@FunctionalInterface
public interface Act {

  /** Plays it; what must hold goes into the report's checks. */
  void on(Play play) throws InterruptedException;
}

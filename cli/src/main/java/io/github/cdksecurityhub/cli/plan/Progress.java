package io.github.cdksecurityhub.cli.plan;

/** Hears of each row as it is ready, one at a time. */
@FunctionalInterface
public interface Progress {
  /**
   * Hears of one.
   *
   * @param what a Region, or a Region and what is in it
   * @param verdict what becomes of it
   */
  void ready(String what, Verdict verdict);
}

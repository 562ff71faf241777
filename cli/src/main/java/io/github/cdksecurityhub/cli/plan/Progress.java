package io.github.cdksecurityhub.cli.plan;

/** Receives each row as it is ready, one at a time. */
@FunctionalInterface
public interface Progress {
  /**
   * A row is ready.
   *
   * @param what a Region, or a Region and what is in it
   * @param action what the deployment does to it
   */
  void ready(String what, Action action);
}

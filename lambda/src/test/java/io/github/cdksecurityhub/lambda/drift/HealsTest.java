package io.github.cdksecurityhub.lambda.drift;

import org.junit.jupiter.api.Test;

/**
 * Random lives of a stack of central configuration and its drift function: users change what it
 * declares, deployments begin, end and roll back while the function runs, requests fail, and
 * instances die. Each write and each result must be true.
 *
 * <p>{@code -Dheals=20000} runs more of them, {@code -Dseed=N} others; a failure prints its own
 * seed, which with {@code -Dheals=1} runs it again.
 */
class HealsTest {
  @Test
  void everyWriteAndEveryResultIsTrue() {
    int heals = Integer.getInteger("heals", 100);
    long first = Long.getLong("seed", 1);
    for (long seed = first; seed < first + heals; seed++) {
      RandomHeals life = new RandomHeals(seed);
      try {
        life.run();
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\n  " + life.history());
      }
    }
  }
}

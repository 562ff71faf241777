package io.github.cdksecurityhub.lambda.cloudformation;

import org.junit.jupiter.api.Test;

/**
 * Random lives of two stacks: deployments, renames, takeovers, failures, rollbacks, foreign writes,
 * events that are lost, late or doubled. After each of them live and the tags must be as expected.
 *
 * <p>{@code -Dsequences=20000} runs more of them, {@code -Dseed=N} others; a failure prints its own
 * seed, which with {@code -Dsequences=1} runs it again.
 */
class SequencesTest {
  @Test
  void afterEveryDeploymentAllIsAsExpected() {
    int sequences = Integer.getInteger("sequences", 150);
    long first = Long.getLong("seed", 1);
    for (long seed = first; seed < first + sequences; seed++) {
      try {
        new RandomLife(seed).run();
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage());
      }
    }
  }
}

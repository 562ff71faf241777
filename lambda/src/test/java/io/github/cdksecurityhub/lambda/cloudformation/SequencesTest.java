package io.github.cdksecurityhub.lambda.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.OnDelete;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random sequences of a stack over three Regions: deployments, failures, rollbacks, foreign writes
 * and deletes, each event checked against an oracle.
 *
 * <p>{@code -Dsequences=20000} runs more of them, {@code -Dseed=N} others; a failure prints its own
 * seed, which with {@code -Dsequences=1} runs it again.
 */
class SequencesTest {
  private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "sa-east-1");
  private static final int STEPS = 12;

  @Test
  void afterEveryEventLiveIsAsTheOracleExpects() {
    long first = Long.getLong("seed", 1);
    int sequences = Integer.getInteger("sequences", 500);
    for (long seed = first; seed < first + sequences; seed++) {
      run(seed, true);
    }
  }

  @Test
  void withoutForeignWritesADeletedStackRestoresEverything() {
    long first = Long.getLong("seed", 1);
    int sequences = Integer.getInteger("sequences", 500);
    for (long seed = first; seed < first + sequences; seed++) {
      RandomStack stack = run(seed, false);
      for (String region : stack.untouched().keySet()) {
        assertThat(stack.live(region))
            .as("seed %d, %s: %s", seed, region, stack.history())
            .isEqualTo(stack.untouched().get(region));
      }
    }
  }

  private static RandomStack run(long seed, boolean others) {
    Random random = new Random(seed);
    RandomStack stack = new RandomStack(random, REGIONS);
    stack.history().add("seed " + seed);
    for (int step = 0; step < STEPS; step++) {
      if (others && random.nextInt(4) == 0) {
        stack.foreignWrite(REGIONS.get(random.nextInt(REGIONS.size())));
      } else {
        stack.deploy(template(random, stack, others));
      }
    }
    stack.deleteAll();
    return stack;
  }

  /** Without foreign writers, every Region is declared to be restored. */
  private static Map<String, RandomStack.Declared> template(
      Random random, RandomStack stack, boolean others) {
    Map<String, RandomStack.Declared> template = new LinkedHashMap<>();
    for (String region : REGIONS) {
      if (random.nextInt(4) > 0) {
        OnDelete onDelete =
            others ? OnDelete.values()[random.nextInt(OnDelete.values().length)] : OnDelete.RESTORE;
        template.put(region, new RandomStack.Declared(stack.any(), onDelete));
      }
    }
    return template;
  }
}

package io.github.cdksecurityhub.lambda.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.OnDelete;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random lives of a stack over three Regions: deployments, troubles, rollbacks, foreign writes and
 * deletes, each event checked against an oracle.
 *
 * <p>{@code -Dsequences=20000} plays more of them, {@code -Dseed=N} others; a failure prints its
 * own seed, which with {@code -Dsequences=1} plays it again.
 */
class SequencesTest {
  private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "sa-east-1");
  private static final int STEPS = 12;

  @Test
  void afterEveryEventLiveIsWhatTheOracleSays() {
    long first = Long.getLong("seed", 1);
    int sequences = Integer.getInteger("sequences", 500);
    for (long seed = first; seed < first + sequences; seed++) {
      play(seed, true);
    }
  }

  @Test
  void whatNobodyElseTouchedIsAsItWasOnceTheStackIsGone() {
    long first = Long.getLong("seed", 1);
    int sequences = Integer.getInteger("sequences", 500);
    for (long seed = first; seed < first + sequences; seed++) {
      RandomStack fleet = play(seed, false);
      for (String region : fleet.untouched().keySet()) {
        assertThat(fleet.live(region))
            .as("seed %d, %s: %s", seed, region, fleet.story())
            .isEqualTo(fleet.untouched().get(region));
      }
    }
  }

  private static RandomStack play(long seed, boolean others) {
    Random random = new Random(seed);
    RandomStack fleet = new RandomStack(random, REGIONS);
    fleet.story().add("seed " + seed);
    for (int step = 0; step < STEPS; step++) {
      if (others && random.nextInt(4) == 0) {
        fleet.foreignWrite(REGIONS.get(random.nextInt(REGIONS.size())));
      } else {
        fleet.deploy(template(random, fleet, others));
      }
    }
    fleet.deleteAll();
    return fleet;
  }

  /** Where nothing else is to interfere, every Region is to be put back. */
  private static Map<String, RandomStack.Declared> template(
      Random random, RandomStack fleet, boolean others) {
    Map<String, RandomStack.Declared> template = new LinkedHashMap<>();
    for (String region : REGIONS) {
      if (random.nextInt(4) > 0) {
        OnDelete onDelete =
            others ? OnDelete.values()[random.nextInt(OnDelete.values().length)] : OnDelete.RESTORE;
        template.put(region, new RandomStack.Declared(fleet.any(), onDelete));
      }
    }
    return template;
  }
}

package io.github.cdksecurityhub.cli.weakening;

import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import java.util.List;

/** Which Regions a change of the finding aggregator unlinks. */
public final class AggregatorWeakenings {
  private static final String EFFECT =
      ": the home Region no longer shows their findings, and its policies don't reach them";

  private AggregatorWeakenings() {}

  /** Returns a sentence where a Region is linked before, and not after; a deletion unlinks all. */
  public static List<String> between(Fields before, Fields after) {
    List<String> then = after.get(LiveAggregator.REGIONS);
    List<String> now = before.get(LiveAggregator.REGIONS);
    boolean isAll = mode(before).startsWith("ALL_REGIONS");
    if (!isAll && !mode(before).equals("SPECIFIED_REGIONS")) {
      return List.of();
    }
    return switch (mode(after)) {
      // Of those that are left out, each that was linked before.
      case "ALL_REGIONS_EXCEPT_SPECIFIED" ->
          unlinked(then.stream().filter(region -> isAll != now.contains(region)).toList());
      case "SPECIFIED_REGIONS" ->
          isAll
              ? List.of("all Regions unlinked but " + String.join(", ", then) + EFFECT)
              : unlinked(now.stream().filter(region -> !then.contains(region)).toList());
      case "NO_REGIONS", "" -> isAll ? List.of("all Regions unlinked" + EFFECT) : unlinked(now);
      default -> List.of();
    };
  }

  private static String mode(Fields aggregator) {
    return aggregator.unknown().isEmpty() ? aggregator.text(LiveAggregator.MODE) : "unknown";
  }

  private static List<String> unlinked(List<String> regions) {
    return regions.isEmpty()
        ? List.of()
        : List.of("unlinked " + String.join(", ", regions) + EFFECT);
  }
}

package io.github.cdksecurityhub.cli.weakening;

import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import java.util.ArrayList;
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
    return switch (mode(before)) {
      case "ALL_REGIONS", "ALL_REGIONS_EXCEPT_SPECIFIED" ->
          switch (mode(after)) {
            case "ALL_REGIONS" -> List.of();
            case "ALL_REGIONS_EXCEPT_SPECIFIED" -> unlinked(without(then, now));
            case "SPECIFIED_REGIONS" ->
                List.of("all Regions unlinked but " + String.join(", ", then) + EFFECT);
            case "NO_REGIONS", "" -> List.of("all Regions unlinked" + EFFECT);
            default -> List.of();
          };
      case "SPECIFIED_REGIONS" ->
          switch (mode(after)) {
            case "ALL_REGIONS_EXCEPT_SPECIFIED" ->
                unlinked(now.stream().filter(then::contains).toList());
            case "SPECIFIED_REGIONS" -> unlinked(without(now, then));
            case "NO_REGIONS", "" -> unlinked(now);
            default -> List.of();
          };
      default -> List.of();
    };
  }

  private static String mode(Fields aggregator) {
    return aggregator.unknown().isEmpty() ? aggregator.text(LiveAggregator.MODE) : "unknown";
  }

  private static List<String> without(List<String> regions, List<String> others) {
    List<String> rest = new ArrayList<>(regions);
    rest.removeAll(others);
    return rest;
  }

  private static List<String> unlinked(List<String> regions) {
    return regions.isEmpty()
        ? List.of()
        : List.of("unlinked " + String.join(", ", regions) + EFFECT);
  }
}

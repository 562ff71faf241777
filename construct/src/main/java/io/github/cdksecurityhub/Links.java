package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.Tokens;
import io.github.cdksecurityhub.internal.regions.TargetRegion;
import java.util.List;

/**
 * How Regions are linked.
 *
 * @param mode the way
 * @param regions those that are named; none where the way names none
 * @param arn of an aggregator that exists, otherwise empty
 */
record Links(Mode mode, List<String> regions, String arn) implements LinkedRegions {

  /** The ways, and those that an aggregator has by the service's names. */
  enum Mode {
    ALL("ALL_REGIONS"),
    ALL_EXCEPT("ALL_REGIONS_EXCEPT_SPECIFIED"),
    ONLY("SPECIFIED_REGIONS"),
    /** What an aggregator links that is declared elsewhere. */
    EXISTING("");

    private final String linkingMode;

    Mode(String linkingMode) {
      this.linkingMode = linkingMode;
    }

    String linkingMode() {
      return linkingMode;
    }
  }

  static Links of(Mode mode, List<String> regions) {
    return new Links(mode, regions, "");
  }

  static Links existing(String arn) {
    return new Links(Mode.EXISTING, List.of(), arn);
  }

  boolean isExisting() {
    return mode == Mode.EXISTING;
  }

  /** Whether a Region of the account is known to be linked, or to be the home Region. */
  boolean reach(TargetRegion region) {
    boolean isNamedHere = regions.contains(region.value());
    return switch (mode) {
      case ALL -> true;
      case ALL_EXCEPT ->
          region.isNamed() && !isNamedHere && regions.stream().noneMatch(Tokens::isToken);
      case ONLY -> isNamedHere;
      case EXISTING -> false;
    };
  }
}

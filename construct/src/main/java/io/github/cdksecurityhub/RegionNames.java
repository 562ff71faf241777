package io.github.cdksecurityhub;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.regioninfo.RegionInfo;

/** The names of the Regions that the CDK knows, for whoever mistyped one. */
final class RegionNames {
  /** Two typing errors; with three, Regions of other continents come near. */
  private static final int FARTHEST = 2;

  private RegionNames() {}

  /** What to do about a name that is no known Region. */
  static String wayOut(String unknown) {
    List<String> near = nearest(unknown);
    String guess = near.isEmpty() ? "" : "Did you mean " + String.join(" or ", near) + "? ";
    return guess
        + "Names look like eu-west-1; for a Region that is new, use a newer aws-cdk-lib or pass a"
        + " token";
  }

  private static List<String> nearest(String unknown) {
    String name = unknown.strip().toLowerCase(Locale.ROOT);
    TreeMap<Integer, List<String>> byDistance =
        RegionInfo.getRegions().stream()
            .map(RegionInfo::getName)
            .sorted()
            .collect(
                Collectors.groupingBy(
                    known -> distance(name, known), TreeMap::new, Collectors.toList()));
    return byDistance.firstKey() <= FARTHEST ? byDistance.firstEntry().getValue() : List.of();
  }

  /** Levenshtein's: how many characters to insert, drop or change. */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int change = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        int shorter = Math.min(previous[column], current[column - 1]) + 1;
        current[column] = Math.min(previous[column - 1] + change, shorter);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}

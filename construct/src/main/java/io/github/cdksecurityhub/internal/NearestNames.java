package io.github.cdksecurityhub.internal;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the known names that are nearest to one that is mistyped. */
public final class NearestNames {
  /** Two typing errors; with three, Regions of other continents come near. */
  private static final int FARTHEST = 2;

  private NearestNames() {}

  /** A question that names the nearest of the known names, or nothing where none is near. */
  public static String guess(String unknown, Collection<String> known) {
    List<String> near = nearest(unknown, known);
    return near.isEmpty()
        ? ""
        : "Did you mean " + String.join(" or ", near) + "? " + oddities(unknown);
  }

  /** What looks like a letter of ASCII, or like nothing, and is another character. */
  private static String oddities(String unknown) {
    String odd =
        unknown
            .codePoints()
            .filter(it -> it < ' ' || it > '~')
            .mapToObj("U+%04X"::formatted)
            .distinct()
            .collect(Collectors.joining(", "));
    return odd.isEmpty() ? "" : "Yours has the character " + odd + ". ";
  }

  private static List<String> nearest(String unknown, Collection<String> known) {
    String name = unknown.strip().toLowerCase(Locale.ROOT);
    TreeMap<Integer, List<String>> byDistance =
        known.stream()
            .sorted()
            .collect(
                Collectors.groupingBy(
                    it -> distance(name, it.toLowerCase(Locale.ROOT)),
                    TreeMap::new,
                    Collectors.toList()));
    return byDistance.headMap(FARTHEST, true).values().stream().findFirst().orElse(List.of());
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

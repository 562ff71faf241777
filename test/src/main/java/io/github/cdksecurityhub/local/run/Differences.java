package io.github.cdksecurityhub.local.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became different between two summaries of a Region. */
final class Differences {

  private static final List<String> FIELDS = List.of("type", "AutoEnable", "standards");

  private Differences() {}

  /** The fields that have another value afterwards, each with that value. */
  static List<String> between(String before, String after) {
    String[] old = before.split(",");
    String[] now = after.split(",");
    List<String> different = new ArrayList<>();
    for (int i = 0; i < now.length; i++) {
      if (i >= old.length || !old[i].equals(now[i])) {
        different.add(FIELDS.get(i) + " " + now[i]);
      }
    }
    return different;
  }

  /** In how many Regions the summaries differ. */
  static int count(Map<String, String> one, Map<String, String> other) {
    return (int)
        one.keySet().stream().filter(region -> !one.get(region).equals(other.get(region))).count();
  }
}

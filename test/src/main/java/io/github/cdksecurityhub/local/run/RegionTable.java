package io.github.cdksecurityhub.local.run;

import java.util.ArrayList;
import java.util.List;

/** Lays out what happened in each Region: 80 columns, a change too long for its column below. */
final class RegionTable {

  private static final String FORMAT = "%-14s  %-19s  %-18s  %-9s  %5s  %5s";
  private static final int CHANGED_WIDTH = 18;

  private final Screen screen;

  RegionTable(Screen screen) {
    this.screen = screen;
  }

  void print(List<RegionRow> rows) {
    screen.line(
        screen.styled(
            Screen.Style.DIM,
            String.format(FORMAT, "Region", "found", "changed", "outcome", "D/U/L", "time")));
    rows.forEach(this::print);
  }

  private void print(RegionRow row) {
    List<String> changes = changes(row.changed());
    String time = String.format("%.1fs", row.took().toMillis() / 1000.0);
    String first =
        String.format(
            FORMAT, row.region(), row.found(), changes.get(0), row.outcome(), row.calls(), time);
    screen.line(screen.styled(style(row.outcome()), first));
    changes.stream()
        .skip(1)
        .map(change -> String.format(FORMAT, "", "", change, "", "", "").stripTrailing())
        .forEach(text -> screen.line(screen.styled(style(row.outcome()), text)));
  }

  /** {@code AutoEnable: false -> true} becomes {@code AutoEnable true}: before is in found. */
  private static List<String> changes(String changed) {
    List<String> changes = new ArrayList<>();
    for (String change : changed.split("; ")) {
      String shortened =
          change
              .replaceAll(": .* -> ", " ")
              .replace("AutoEnableStandards", "standards")
              .replace("ConfigurationType", "type");
      changes.add(shortened.substring(0, Math.min(shortened.length(), CHANGED_WIDTH)));
    }
    return changes;
  }

  private static Screen.Style style(String outcome) {
    switch (outcome) {
      case "FAILED":
        return Screen.Style.RED;
      case "unchanged":
      case "left":
        return Screen.Style.DIM;
      default:
        return Screen.Style.GREEN;
    }
  }
}

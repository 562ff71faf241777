package io.github.cdksecurityhub.local.run;

import java.util.List;

/** Lays out what happened in each Region, in 80 columns: a second change goes below the first. */
final class RegionTable {

  private static final String FORMAT = "%-14s  %-19s  %-17s  %-9s  %5s  %5s";

  private final Screen screen;

  RegionTable(Screen screen) {
    this.screen = screen;
  }

  void print(String requestType, List<RegionRow> rows) {
    screen.line("");
    screen.line(
        screen.styled(
            Screen.Style.DIM,
            String.format(FORMAT, requestType, "found", "changed", "outcome", "D/U/L", "time")));
    rows.forEach(this::print);
  }

  private void print(RegionRow row) {
    String first = row.changed().isEmpty() ? "" : row.changed().get(0);
    String time = String.format("%.1fs", row.took().toMillis() / 1000.0);
    line(row, row.region(), row.found(), first, row.outcome(), row.calls(), time);
    row.changed().stream().skip(1).forEach(change -> line(row, "", "", change, "", "", ""));
  }

  private void line(RegionRow row, Object... cells) {
    screen.line(screen.styled(style(row.outcome()), String.format(FORMAT, cells).stripTrailing()));
  }

  private static Screen.Style style(String outcome) {
    switch (outcome) {
      case "FAILED":
      case "no answer":
        return Screen.Style.RED;
      case "unchanged":
      case "left":
        return Screen.Style.DIM;
      default:
        return Screen.Style.GREEN;
    }
  }
}

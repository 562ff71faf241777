package io.github.cdksecurityhub.local.faultmatrix;

import java.util.List;
import java.util.Map;

/** The matrix as a page. */
final class Report {
  private Report() {}

  static String of(Map<String, List<Row>> chapters, List<Result> results) {
    StringBuilder page = new StringBuilder(Words.HEAD);
    for (Kind kind : Kind.values()) {
      page.append("\n## ").append(kind.title()).append("\n\n");
      page.append("| fault | runs | answers | writes | live | stack | the answer | time |\n");
      page.append("|---|---|---|---|---|---|---|---|\n");
      results.stream()
          .filter(result -> result.kind() == kind)
          .forEach(result -> page.append(line(result)));
    }
    return page.toString();
  }

  private static String line(Result result) {
    Observation seen = result.seen();
    return "| "
        + String.join(
            " | ",
            result.row().fault(),
            seen.runs(),
            seen.answers(),
            seen.writes(),
            seen.live(),
            seen.stack().toString(),
            seen.says(),
            seen.time()
                + (result.mending().live().isEmpty() ? "" : " deleted: " + result.mending().live()))
        + " |\n";
  }
}

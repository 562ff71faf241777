package io.github.cdksecurityhub.cli.plan;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Instant;
import java.util.List;

/** What a plan is printed as; the names are those of the option. */
enum PlanFormat {
  text,
  markdown,
  json,
  html;

  List<String> lines(Plan plan, PlanText terminal) {
    return switch (this) {
      case text -> terminal.lines(plan);
      case markdown -> PlanMarkdown.lines(plan);
      case json -> PlanJson.of(plan).lines().toList();
      case html -> PlanHtml.lines(plan, Instant.now().truncatedTo(SECONDS).toString());
    };
  }
}

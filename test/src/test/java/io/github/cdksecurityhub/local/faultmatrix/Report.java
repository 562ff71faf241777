package io.github.cdksecurityhub.local.faultmatrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The matrix as a page: all of it in one table, then each event in detail.
 *
 * @param chapters the faults in their order
 * @param results those of every case
 */
record Report(Map<String, List<Row>> chapters, List<Result> results) {
  private static final String COMMAND =
      "mvn -Pfaults verify; cp test/target/fault-matrix.md docs/develop/";

  private static final String HEAD =
      """
      # Fault matrix

      Every fault at every kind of event, as the test run found it: the packaged handler under AWS's
      runtime interface client, on the local Lambda, CloudFormation and Security Hub. A test compares
      this page with what it finds; `%s` accepts a difference.

      In every cell the test also verifies that
      - each delivery of an event has one response or, where no run could send one, `ServiceTimeout`;
      - each write is what an event wants that has no response yet;
      - SUCCESS is sent only while live is what the event wants, in force;
      - no log line and no response has a part of the ResponseURL's query, of the credentials or of the event;
      - with the fault gone, the rollback can be continued and the stack deleted.

      | | at a glance |
      |---|---|
      | ✔ | done: live is as the event wants |
      | – | done: live is left as it is, because it is not, or no longer, this resource's |
      | ↩ | failed with a cause; CloudFormation has undone it |
      | ✘ | failed with a cause, and so did CloudFormation's rollback, which a user continues once the cause is gone |
      | ∅ | no run could respond; CloudFormation continues after `ServiceTimeout` |

      A fault "on every" or "for ever" affects the rollback too; others affect the event alone.
      "R" and a number is a rule of [service-behaviour.md](service-behaviour.md).

      """
          .formatted(COMMAND);

  private static final String DETAILS =
      """

      ## In detail

      - **response**: what CloudFormation receives; a failure by its cause.
      - **responses**, where not 1: how many arrived. **runs**, where not 1: how often Lambda ran the event.
      - **writes**: Updates sent / carried out. *many* is three or more.
      - **live**, **stack**: when the operation was over, with its rollback. *before* is what the event
        found, *wanted* what it declares, *foreign* what another writer wrote.
      - **time**, where it is the same on every machine: about ten seconds is one wait for a response that
        got lost, *20 s or more* several; *its end* is all of the function's time.
      - **deleted**: what is live when the stack is deleted later, where that is not what was there first.
      """;

  String page() {
    StringBuilder page = new StringBuilder(HEAD);
    overview(page);
    notes(page);
    page.append(DETAILS);
    List.of(Kind.values()).forEach(kind -> details(kind, page));
    return page.toString();
  }

  private void overview(StringBuilder page) {
    List<String> titles = new ArrayList<>(List.of("fault", "why it matters"));
    List.of(Kind.values()).forEach(kind -> titles.add(kind.title()));
    head(titles, page);
    chapters.forEach(
        (chapter, rows) -> {
          line(List.of("**" + chapter + "**", "", "", "", "", "", ""), page);
          rows.forEach(row -> line(overviewOf(row), page));
        });
  }

  private List<String> overviewOf(Row row) {
    List<String> cells = new ArrayList<>(List.of(row.fault(), row.why()));
    results.stream()
        .filter(result -> result.row().equals(row))
        .map(result -> result.seen().sign() + marks(result))
        .forEach(cells::add);
    return cells;
  }

  private static String marks(Result result) {
    String numbers =
        IntStream.range(0, Note.ALL_NOTES.size())
            .filter(i -> Note.ALL_NOTES.get(i).isAbout(result))
            .mapToObj(i -> Integer.toString(i + 1))
            .collect(Collectors.joining(" "));
    return numbers.isEmpty() ? "" : " <sup>" + numbers + "</sup>";
  }

  private static void notes(StringBuilder page) {
    page.append('\n');
    for (int i = 0; i < Note.ALL_NOTES.size(); i++) {
      page.append(i + 1).append(". ").append(Note.ALL_NOTES.get(i).text()).append('\n');
    }
  }

  private void details(Kind kind, StringBuilder page) {
    page.append("\n### ")
        .append(kind.title())
        .append("\n\n")
        .append(kind.description())
        .append("\n\n");
    head(
        List.of(
            "fault", "response", "responses", "runs", "writes", "live", "stack", "time", "deleted"),
        page);
    results.stream()
        .filter(result -> result.kind() == kind)
        .forEach(result -> page.append(details(result)));
  }

  /** Returns one case in detail, as a line of the page. */
  static String details(Result result) {
    StringBuilder line = new StringBuilder();
    line(detailsOf(result), line);
    return line.toString();
  }

  private static List<String> detailsOf(Result result) {
    Observation seen = result.seen();
    return List.of(
        result.row().fault() + marks(result),
        seen.summary(),
        seen.responses().equals("1") ? "" : seen.responses(),
        seen.runs().equals("1") ? "" : seen.runs(),
        seen.writes(),
        seen.live(),
        seen.stack().toString(),
        seen.time(),
        result.recovery().live());
  }

  private static void head(List<String> titles, StringBuilder page) {
    line(titles, page);
    page.append("|---".repeat(titles.size())).append("|\n");
  }

  private static void line(List<String> cells, StringBuilder page) {
    cells.forEach(cell -> page.append("| ").append(cell).append(cell.isEmpty() ? "" : " "));
    page.append("|\n");
  }
}

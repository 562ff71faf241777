package io.github.cdksecurityhub.local.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells the run: each step with its table and checks, and a summary in the end. */
final class Report {

  private record Step(String title, long startedNanos, Checks checks) {}

  private final Screen screen;
  private final List<Step> steps = new ArrayList<>();
  private final List<Duration> durations = new ArrayList<>();
  private final long startedNanos = System.nanoTime();

  Report(Screen screen) {
    this.screen = screen;
  }

  void prior(Map<String, String> live, String unregistered) {
    screen.line("What is live before the first deployment:");
    live.forEach(
        (region, summary) -> {
          String note = region.equals(unregistered) ? "  (not the administrator here)" : "";
          screen.line(String.format("  %-14s  %s%s", region, summary, note));
        });
  }

  void step(String title) {
    finishStep();
    steps.add(new Step(title, System.nanoTime(), new Checks()));
    screen.line("");
    screen.line(screen.styled(Screen.Style.BOLD, steps.size() + ". " + title));
  }

  Checks checks() {
    return steps.get(steps.size() - 1).checks();
  }

  void note(String text) {
    screen.paragraph("   ", text);
  }

  void command(String text) {
    screen.line("   $ " + screen.styled(Screen.Style.CYAN, text));
  }

  void reason(String text) {
    screen.line(screen.styled(Screen.Style.RED, "   Reason, as CloudFormation shows it:"));
    screen.paragraph("   ", text);
  }

  /** Prints what happened, a table for each kind of event. */
  void rows(List<RegionRow> rows) {
    Map<String, List<RegionRow>> byType =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    RegionRow::requestType, LinkedHashMap::new, Collectors.toList()));
    byType.forEach(
        (type, ofType) -> {
          screen.line("");
          screen.line(type + ":");
          new RegionTable(screen).print(ofType);
        });
  }

  void proof(String claim, Map<String, String> expected, Map<String, String> actual) {
    boolean holds = expected.equals(actual);
    screen.line("");
    screen.line(
        screen.styled(
            holds ? Screen.Style.GREEN : Screen.Style.RED,
            "   " + claim + (holds ? ":" : ", it should be, and is not:")));
    actual.forEach(
        (region, summary) -> screen.line(String.format("   %-14s  %s", region, summary)));
  }

  private void finishStep() {
    if (steps.size() == durations.size()) {
      return;
    }
    Step step = steps.get(steps.size() - 1);
    durations.add(Duration.ofNanos(System.nanoTime() - step.startedNanos()));
    List<String> failed = step.checks().failed();
    failed.forEach(
        failure -> screen.paragraph("   ", screen.styled(Screen.Style.RED, "NOT OK: " + failure)));
  }

  /** Prints the summary and returns how many checks failed. */
  int summary() {
    finishStep();
    screen.line("");
    screen.line(screen.styled(Screen.Style.BOLD, "Summary"));
    int failures = 0;
    for (int i = 0; i < steps.size(); i++) {
      failures += summary(i + 1, steps.get(i), durations.get(i));
    }
    int checks = steps.stream().mapToInt(step -> step.checks().count()).sum();
    double seconds = (System.nanoTime() - startedNanos) / 1e9;
    String verdict =
        failures == 0
            ? String.format("All %d checks hold; %.0f s.", checks, seconds)
            : String.format("%d of %d checks do not hold; %.0f s.", failures, checks, seconds);
    screen.line(screen.styled(failures == 0 ? Screen.Style.GREEN : Screen.Style.RED, verdict));
    return failures;
  }

  private int summary(int number, Step step, Duration took) {
    int failed = step.checks().failed().size();
    int held = step.checks().count() - failed;
    String checks = step.checks().count() == 0 ? "" : held + "/" + step.checks().count() + " ok";
    String line =
        String.format(
            "%2d. %-58s %9s %5.1fs",
            number, shortened(step.title()), checks, took.toMillis() / 1000.0);
    screen.line(failed == 0 ? line : screen.styled(Screen.Style.RED, line));
    return failed;
  }

  private static String shortened(String title) {
    return title.length() <= 58 ? title : title.substring(0, 55) + "...";
  }
}

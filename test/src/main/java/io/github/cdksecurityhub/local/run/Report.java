package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.lambda.Attempt;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints the run: each step with its table and checks, and a summary in the end. */
final class Report {

  private record Titled(String title, long startedNanos, Checks checks) {}

  private final Screen screen;
  private final List<Titled> steps = new ArrayList<>();
  private final List<Duration> durations = new ArrayList<>();
  private final long startedNanos = System.nanoTime();

  Report(Screen screen) {
    this.screen = screen;
  }

  void prior(Map<String, String> live, String unregistered) {
    screen.line("");
    screen.line("What is live before the first deployment (type, AutoEnable, standards):");
    live.forEach(
        (region, summary) -> {
          String note = region.equals(unregistered) ? "  (not the administrator here)" : "";
          screen.line(String.format("  %-14s  %s%s", region, summary, note));
        });
    screen.line("");
    screen.line("In the tables, D/U/L counts calls of Describe, Update and List.");
  }

  void step(String title) {
    finishStep();
    steps.add(new Titled(title, System.nanoTime(), new Checks()));
    screen.line("");
    screen.line(screen.styled(Screen.Style.BOLD, steps.size() + ". " + title));
  }

  Checks checks() {
    return steps.get(steps.size() - 1).checks();
  }

  /** Whether anything in the present step is not as expected. */
  boolean hasFailed() {
    return !steps.isEmpty() && !checks().failed().isEmpty();
  }

  void note(String text) {
    screen.paragraph("   ", text);
  }

  void command(String first, String second) {
    screen.line("   $ " + screen.styled(Screen.Style.CYAN, first));
    screen.line("   " + screen.styled(Screen.Style.CYAN, second));
  }

  /** The variables that make a command's colours go with ours. */
  Map<String, String> colours() {
    return Map.of("CLICOLOR_FORCE", screen.isColoured() ? "1" : "0");
  }

  /** Shows what a command printed as it is, however wide, behind a bar. */
  void output(String command, String printed) {
    screen.line("   $ " + screen.styled(Screen.Style.CYAN, command));
    printed.lines().forEach(text -> screen.line("   | " + text));
  }

  void reason(String text) {
    screen.line("");
    screen.line(screen.styled(Screen.Style.RED, "   The reason, as CloudFormation shows it:"));
    screen.paragraph("   ", text);
  }

  /** Prints what happened, a table for each kind of event. */
  void rows(List<RegionTable.Row> rows) {
    Map<String, List<RegionTable.Row>> byType =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    RegionTable.Row::requestType, LinkedHashMap::new, Collectors.toList()));
    byType.forEach(new RegionTable(screen)::print);
  }

  /** Prints what the functions cost. */
  void functions(LocalLambda lambda) {
    List<Attempt> attempts =
        lambda.invocations().stream()
            .flatMap(invocation -> invocation.attempts().stream())
            .toList();
    long colds = attempts.stream().filter(attempt -> attempt.coldStart().isPresent()).count();
    String start = seconds(attempts.stream().flatMap(attempt -> attempt.coldStart().stream()));
    String warm =
        seconds(
            attempts.stream()
                .filter(attempt -> attempt.coldStart().isEmpty())
                .map(Attempt::duration));
    long peak =
        attempts.stream()
            .flatMap(attempt -> attempt.usage().stream())
            .mapToLong(Attempt.Usage::peakMemoryBytes)
            .max()
            .orElse(0);
    finishStep();
    screen.line("");
    screen.paragraph(
        "",
        String.format(
            "The function ran %d times in %d JVMs. Medians: a start %s, an event in a"
                + " started one %s. Most memory: %d MB.",
            attempts.size(), colds, start, warm, peak / (1024 * 1024)));
  }

  private static String seconds(Stream<Duration> durations) {
    List<Duration> sorted = durations.sorted().toList();
    return sorted.isEmpty()
        ? "none"
        : String.format("%.2f s", sorted.get(sorted.size() / 2).toMillis() / 1000.0);
  }

  void proof(String claim, Map<String, String> expected, Map<String, String> actual) {
    boolean ok = expected.equals(actual);
    screen.line("");
    screen.line(
        screen.styled(
            ok ? Screen.Style.GREEN : Screen.Style.RED,
            "   " + claim + (ok ? ":" : ", it should be, and is not:")));
    actual.forEach(
        (region, summary) -> screen.line(String.format("   %-14s  %s", region, summary)));
  }

  /** Lists which policy each target has. */
  void policies(Map<String, String> byTarget) {
    screen.line("");
    screen.line(screen.styled(Screen.Style.DIM, String.format("   %-20s  %s", "target", "policy")));
    byTarget.forEach(
        (target, policy) -> screen.line(String.format("   %-20s  %s", target, policy)));
    if (byTarget.isEmpty()) {
      screen.line("   No target has a policy.");
    }
  }

  private void finishStep() {
    if (steps.size() == durations.size()) {
      return;
    }
    Titled step = steps.get(steps.size() - 1);
    durations.add(Duration.ofNanos(System.nanoTime() - step.startedNanos()));
    List<String> failed = step.checks().failed();
    failed.forEach(failure -> screen.paragraph("   NOT OK: ", failure));
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
            : String.format("%d of %d checks failed; %.0f s.", failures, checks, seconds);
    screen.line(screen.styled(failures == 0 ? Screen.Style.GREEN : Screen.Style.RED, verdict));
    return failures;
  }

  private int summary(int number, Titled step, Duration took) {
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

  /** What had to hold and what did not. */
  static final class Checks {

    private final List<String> failed = new ArrayList<>();
    private int count;

    /** Notes whether two values are equal; the name is what they are. */
    void equal(String name, Object expected, Object actual) {
      count++;
      if (!expected.equals(actual)) {
        failed.add(name + ": expected " + expected + ", got " + actual);
      }
    }

    /** Notes whether a text has a part in it. */
    void contains(String name, String part, String text) {
      count++;
      if (!text.contains(part)) {
        failed.add(name + ": expected \"" + part + "\" in \"" + text + "\"");
      }
    }

    int count() {
      return count;
    }

    List<String> failed() {
      return List.copyOf(failed);
    }
  }
}

package io.github.cdksecurityhub.bench;

import java.util.Locale;
import java.util.stream.Collectors;

/** Writes {@code docs/decide/plan-performance.md}. */
final class PlanPage {
  private static final String PAGE =
      """
      # Performance of plan

      Written by `mvn -Pbench verify`, which measures all of this anew on the machine that it runs on; `-Dbench.functions.skip=true` measures
      nothing else. Terraform is taken from the PATH, or `-Dterraform=FILE`; its provider from its registry, or
      `-Dterraform.mirror=FOLDER`. Both are absolute. `-Dbench.rounds=N` takes other than seven rounds.

      %s

      | | wall, ms | resident memory, MB | with what is shared counted once, MB |
      |---|---|---|---|
      %s

      Medians. Every Region is as declared, so each plan reads all and has nothing to change.

      %s

      ## Targets

      | | at most | measured | |
      |---|---|---|---|
      %s

      A target that is missed stays here until it is met.

      ## Method

      - All commands in turn, %d rounds after one that does not count; ratios are taken within a round and their median is given, so that a
        disturbance of the machine affects both.
      - Each is a process as a shell starts it: `java -XX:TieredStopAtLevel=1 -jar securityhub-organization.jar plan`, which is the alias of
        [the command line](../use/preview.md), with and without the archive of classes that is described there, and `terraform plan`
        after `terraform init`.
      - Each plan has a local AWS of its own, in which every call of Security Hub takes 50 ms. Before, the stack was deployed there; for
        Terraform, the same was applied.
      - Ours is one stack with a resource per Region. Terraform has a provider per Region, as version 5.100.0 of it needs, with an alias and
        otherwise as it comes, and its state in a file beside it.
      - Memory is the most that a command and its children held at once, read every 20 ms or as fast as the system gives it: their resident
        sets added up, as `ps` shows them and as the target was set; and the same with each part of a page that several processes share.
      """;

  private PlanPage() {}

  static String of(PlanResults results) {
    return PAGE.formatted(
        results.machine(),
        results.costs().keySet().stream()
            .map(key -> row(results, key))
            .collect(Collectors.joining("\n")),
        results.leftOut(),
        results.targets().stream().map(Target::row).collect(Collectors.joining("\n")),
        results.rounds());
  }

  private static String row(PlanResults results, String key) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f |",
        label(key),
        results.median(key, MeasuredCommand.Cost::wall),
        results.median(key, cost -> cost.memory().resident()) / 1e6,
        results.median(key, cost -> cost.memory().proportional()) / 1e6);
  }

  private static String label(String key) {
    return switch (key) {
      case PlanBench.VERSION -> "`--version`";
      case PlanBench.NO_ARCHIVE ->
          "`plan`, Regions: " + PlanBench.BESIDE + ", without an archive of classes";
      case PlanBench.TERRAFORM -> "Terraform's plan of " + PlanBench.BESIDE + " Regions";
      default -> key.replace("plan ", "`plan`, Regions: ");
    };
  }
}

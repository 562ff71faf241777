package io.github.cdksecurityhub.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What we want, and what it is.
 *
 * @param what the figure
 * @param limit at most this
 * @param measured what was measured
 * @param unit of both
 */
record Target(String what, double limit, double measured, String unit) {

  static List<Target> of(Results results) {
    Scale.Point one = results.scale().get(0);
    Scale.Point most = results.scale().get(results.scale().size() - 1);
    double perRegion = (most.oneByOne() - one.oneByOne()) / (most.regions() - one.regions());
    List<Target> targets = new ArrayList<>();
    targets.add(new Target("CPU, of the floor's", 2.5, results.ratio("floor", Sample::cpu), "x"));
    targets.add(new Target("CPU, of naive Java's", 0.8, results.ratio("naive", Sample::cpu), "x"));
    if (results.has("install")) {
      targets.add(
          new Target(
              "wall time, of AwsCustomResource's as it installs",
              0.2,
              results.ratio("install", Sample::wall),
              "x"));
    }
    targets.add(
        new Target(
            "CPU after INIT, of the whole",
            0.1,
            results.total("ours", Sample::invocationCpu) / results.total("ours", Sample::cpu),
            "x"));
    targets.add(
        new Target(
            "wall time after INIT", 60, results.median("ours", Sample::invocationWall), "ms"));
    targets.add(new Target("package", 13, results.ours().packageBytes() / 1e6, "MB"));
    targets.add(
        new Target("peak memory", 100, results.median("ours", Sample::peakBytes) / 1e6, "MB"));
    targets.add(
        new Target(
            "warm event with nothing to do",
            20,
            results.median("ours", sample -> sample.warm().wall()),
            "ms"));
    targets.add(
        new Target(
            "calls of that event", 2, results.median("ours", s -> s.warm().calls()), "calls"));
    targets.add(
        new Target(
            "a change of 33 Regions, of one Region's, warm", 1.6, most.warm() / one.warm(), "x"));
    targets.add(new Target("one more Region under a quota of one", 250, perRegion, "ms"));
    targets.add(
        new Target(
            "synthesis, of an empty app's",
            1.15,
            results.synthesis(round -> round.toWhole(Synthesis.App.EMPTY)),
            "x"));
    targets.add(
        new Target(
            "synthesis, of the same resources' by hand",
            1.1,
            results.synthesis(round -> round.toWhole(Synthesis.App.BY_HAND)),
            "x"));
    return List.copyOf(targets);
  }

  boolean isMet() {
    return measured <= limit;
  }

  String row() {
    return "| %s | %s | %s | %s |"
        .formatted(what, text(limit), text(measured), isMet() ? "met" : "**missed**");
  }

  private String text(double value) {
    String format = unit.equals("x") ? "%.2f x" : unit.equals("MB") ? "%.1f MB" : "%.0f " + unit;
    return String.format(Locale.ROOT, format, value);
  }
}

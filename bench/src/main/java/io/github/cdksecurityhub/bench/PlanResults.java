package io.github.cdksecurityhub.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the plans cost.
 *
 * @param machine what they ran on, and how busy that was
 * @param costs the rounds of each command by its key, of the same length
 * @param leftOut what could not be measured, and why; empty where all was
 */
record PlanResults(String machine, Map<String, List<MeasuredCommand.Cost>> costs, String leftOut) {
  double median(String key, ToDoubleFunction<MeasuredCommand.Cost> figure) {
    return Statistics.median(costs.get(key), figure);
  }

  double ratio(String key, String to, ToDoubleFunction<MeasuredCommand.Cost> figure) {
    return Statistics.ratio(costs.get(key), costs.get(to), figure);
  }

  int rounds() {
    return costs.get(PlanBench.VERSION).size();
  }

  boolean has(String key) {
    return costs.containsKey(key);
  }

  List<Target> targets() {
    String beside = PlanBench.plan(PlanBench.BESIDE);
    List<Target> targets = new ArrayList<>();
    targets.add(
        new Target(
            "33 Regions, of one Region's wall time",
            1.3,
            ratio(PlanBench.plan(33), PlanBench.plan(1), MeasuredCommand.Cost::wall),
            "x"));
    if (has(PlanBench.TERRAFORM)) {
      targets.add(
          new Target(
              "five Regions, of Terraform's wall time",
              0.05,
              ratio(beside, PlanBench.TERRAFORM, MeasuredCommand.Cost::wall),
              "x"));
      targets.add(
          new Target(
              "five Regions, of Terraform's resident memory",
              0.04,
              ratio(beside, PlanBench.TERRAFORM, cost -> cost.memory().resident()),
              "x"));
    }
    targets.add(
        new Target(
            "`--version`, wall time",
            200,
            median(PlanBench.VERSION, MeasuredCommand.Cost::wall),
            "ms"));
    return List.copyOf(targets);
  }
}

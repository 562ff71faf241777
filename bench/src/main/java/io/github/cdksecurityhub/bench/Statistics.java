package io.github.cdksecurityhub.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Medians, and medians of each round's ratio. */
final class Statistics {

  private Statistics() {}

  static <T> double median(List<T> measured, ToDoubleFunction<T> figure) {
    double[] sorted = measured.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The median of the rounds' ratios: what disturbs a round disturbs both. */
  static <T> double ratio(List<T> measured, List<T> to, ToDoubleFunction<T> figure) {
    List<Integer> rounds = IntStream.range(0, measured.size()).boxed().toList();
    return median(
        rounds,
        round -> figure.applyAsDouble(measured.get(round)) / figure.applyAsDouble(to.get(round)));
  }
}

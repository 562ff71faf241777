package io.github.cdksecurityhub.bench;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Everything that one run measured.
 *
 * @param machine what it ran on, and how busy that was
 * @param peers the peers in order
 * @param samples the rounds of each peer by its key, of the same length
 * @param scale deployments by the number of Regions
 * @param synthesis rounds of syntheses
 * @param leftOut what could not be measured, and why
 */
record Results(
    String machine,
    List<Peer> peers,
    Map<String, List<Sample>> samples,
    List<Scale.Point> scale,
    List<Synthesis.Round> synthesis,
    List<String> leftOut) {

  double median(String peer, ToDoubleFunction<Sample> figure) {
    return Statistics.median(samples.get(peer), figure);
  }

  double total(String peer, ToDoubleFunction<Sample> figure) {
    return samples.get(peer).stream().mapToDouble(figure).sum();
  }

  double ratio(String to, ToDoubleFunction<Sample> figure) {
    return ratio("ours", to, figure);
  }

  double ratio(String peer, String to, ToDoubleFunction<Sample> figure) {
    return Statistics.ratio(samples.get(peer), samples.get(to), figure);
  }

  double synthesis(ToDoubleFunction<Synthesis.Round> figure) {
    return Statistics.median(synthesis, figure);
  }

  Peer ours() {
    return peers.get(0);
  }

  boolean has(String peer) {
    return samples.containsKey(peer);
  }
}

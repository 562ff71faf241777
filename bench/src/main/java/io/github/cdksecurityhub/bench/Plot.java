package io.github.cdksecurityhub.bench;

import java.util.List;
import java.util.Locale;

/** A bar per peer: CPU before and after INIT. The layout depends on nothing but the figures. */
final class Plot {
  private static final int LEFT = 300;
  private static final int WIDTH = 420;
  private static final int ROW = 34;

  private Plot() {}

  static String of(Results results) {
    List<Peer> peers = results.peers();
    double most =
        peers.stream().mapToDouble(p -> results.median(p.key(), Sample::cpu)).max().orElseThrow();
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="820" height="%d" font-family="sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        <text x="10" y="20" font-weight="bold">CPU time of a cold start, ms: INIT (dark) and the invocation (light)</text>
        """
            .formatted(peers.size() * ROW + 44));
    for (int i = 0; i < peers.size(); i++) {
      svg.append(bar(peers.get(i), results, most, 36 + i * ROW));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String bar(Peer peer, Results results, double most, int top) {
    double all = results.median(peer.key(), Sample::cpu);
    double init = results.median(peer.key(), Sample::initCpu) * WIDTH / most;
    double after = all * WIDTH / most - init;
    return String.format(
        Locale.ROOT,
        """
        <text x="%d" y="%d" text-anchor="end">%s</text>
        <rect x="%d" y="%d" width="%.1f" height="20" fill="#30507a"/>
        <rect x="%.1f" y="%d" width="%.1f" height="20" fill="#9db8d9"/>
        <text x="%.1f" y="%d">%.0f</text>
        """,
        LEFT - 8,
        top + 15,
        peer.label(),
        LEFT,
        top,
        init,
        LEFT + init,
        top,
        after,
        LEFT + init + after + 6,
        top + 15,
        all);
  }
}

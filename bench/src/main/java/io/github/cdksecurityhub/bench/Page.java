package io.github.cdksecurityhub.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes {@code docs/decide/performance.md}. */
final class Page {
  private static final String PAGE =
      """
      # Performance

      Written by `mvn -Pbench verify`, which measures all of this anew on the machine that it runs on and writes this
      page and its picture. `-Dlocal.java=FOLDER` measures with another JDK, `-Dbench.rounds=N` in other than seven rounds.

      %s

      ## One Region, cold

      From the start of the process to the arrival of the response. Security Hub's configuration differs, so it has to be written.

      ![CPU time of a cold start](performance.svg)

      | | wall | CPU | INIT: wall | CPU | after INIT: wall | CPU | peak memory | package | calls |
      |---|---|---|---|---|---|---|---|---|---|
      %s

      Times in ms, sizes in MB, medians. In the same rounds, as a multiple of the floor:

      | | wall | CPU |
      |---|---|---|
      %s

      %s

      ## Targets

      | | at most | measured | |
      |---|---|---|---|
      %s

      A target that is missed stays here until it is met. CPU after INIT is that of all rounds together, since its steps
      of 10 ms are coarse for it.
      The warm event finds tags that say that the last write was two minutes ago. Within a minute of a write it reads again ten seconds later.

      ## What the SDK costs

      The function calls AWS through the AWS SDK for Java 2 as AWS publishes it. Earlier it signed and sent its requests
      itself. That client's last figures are from a run of its own, so only the ratios can be compared:

      | | CPU, of the floor's | wall, of the floor's | CPU after INIT, of the whole | peak memory | package |
      |---|---|---|---|---|---|
      | the hand-written client | 1.31 | 1.26 | 0.08 | 68 MB | 0.7 MB |
      | the SDK, this run | %s |

      [decision 5](../develop/decisions/0005-aws-sdk-as-published.md) has the reasons.

      ## How cost grows

      Every call of Security Hub takes 50 ms here. Wall time in ms:

      | Regions | first deployment, all instances cold | the first change | a change, JVMs warm | a change, quota of one | a script's loop |
      |---|---|---|---|---|---|
      %s

      Lambda gives every instance a processor of its own. Here they share those of one machine, which is the bottleneck while all start
      or compile at once. So the growth of a change is measured after 100 changes, as the median of eleven, when the JVMs have compiled
      the code that runs often. A quota of one shows the cost of a Region when nothing is shared: six calls and little else. The loop is a
      script that reads, writes and reads with a new SDK client per Region, in a warm process; it doesn't wait and doesn't compare.

      ## Synthesis

      On the same class path, medians in seconds, and ours as a multiple within rounds; then the same without the CDK's
      validation of templates, which `CDK_VALIDATION=false` switches off:

      | an app with | seconds | ours is | not validated | ours is |
      |---|---|---|---|---|
      %s

      The CDK's validator starts for an empty app too, and needs more than another second for the first resource of a template,
      whatever the resource. So the measure for ours is the same resources by the CDK's own constructs. [decision 9](../develop/decisions/0009-a-provider-construct-and-the-cdks-own-constructs.md) has the details.

      ## Method

      - All candidates in turn, round-robin, %d rounds after one that does not count; ratios are taken within a round and
        their median is given, so that a disturbance of the machine affects both.
      - Security Hub and the response endpoint are local, over TLS, with a chain of root, intermediate and leaf (RSA 2048) that is
        made for the run; clients trust it beside the authorities that they trust anyway.
      - Java runs under AWS's runtime interface client with Lambda's JVM flags and as much memory as the function has, out of an exploded package; Node under
        a loop of 40 lines. CPU is user and system time of the process and its children, in steps of 10 ms.
      - *Ours* is from the synthesized assembly of the example `local`. *The floor* responds and does nothing else, its
        TLS warmed. *Naive* is `SecurityHubClient.create()` with its default HTTP client, events as maps, Jackson databind; it reads, writes
        and reads as ours does, and knows no tags. *AwsCustomResource* is CDK's handler of the pinned `aws-cdk-lib`; it makes one call, reads nothing, and
        either finds the SDK in the runtime or installs the newest from the npm registry.
      """;

  private Page() {}

  static String of(Results results) {
    return PAGE.formatted(
        results.machine(),
        lines(results.peers(), peer -> row(results, peer)),
        lines(results.peers(), peer -> ratios(results, peer)),
        String.join("\n", results.leftOut()),
        lines(Target.of(results), Target::row),
        sdk(results),
        lines(results.scale(), Page::row),
        lines(List.of(Synthesis.App.values()), app -> row(results, app)),
        results.samples().get("ours").size());
  }

  private static <T> String lines(List<T> things, java.util.function.Function<T, String> line) {
    return things.stream().map(line).collect(Collectors.joining("\n"));
  }

  private static String sdk(Results results) {
    return String.format(
        Locale.ROOT,
        "%.2f | %.2f | %.2f | %.0f MB | %.1f MB",
        results.ratio("floor", Sample::cpu),
        results.ratio("floor", Sample::wall),
        results.total("ours", Sample::invocationCpu) / results.total("ours", Sample::cpu),
        results.median("ours", Sample::peakBytes) / 1e6,
        results.ours().packageBytes() / 1e6);
  }

  private static String row(Results results, Peer peer) {
    String key = peer.key();
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.1f | %.0f |",
        peer.label(),
        results.median(key, Sample::wall),
        results.median(key, Sample::cpu),
        results.median(key, Sample::initWall),
        results.median(key, Sample::initCpu),
        results.median(key, Sample::invocationWall),
        results.median(key, Sample::invocationCpu),
        results.median(key, Sample::peakBytes) / 1e6,
        peer.packageBytes() / 1e6,
        results.median(key, Sample::calls));
  }

  private static String ratios(Results results, Peer peer) {
    return "| %s | %s | %s |"
        .formatted(
            peer.label(),
            two(results.ratio(peer.key(), "floor", Sample::wall)),
            two(results.ratio(peer.key(), "floor", Sample::cpu)));
  }

  private static String row(Scale.Point point) {
    return String.format(
        Locale.ROOT,
        "| %d | %.0f | %.0f | %.0f | %.0f | %.0f |",
        point.regions(),
        point.cold(),
        point.first(),
        point.warm(),
        point.oneByOne(),
        point.loop());
  }

  private static String row(Results results, Synthesis.App app) {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            app.label(),
            seconds(results.synthesis(round -> round.whole().get(app))),
            multiple(results.synthesis(round -> round.toWhole(app)), app),
            seconds(results.synthesis(round -> round.unvalidated().get(app))),
            multiple(results.synthesis(round -> round.toUnvalidated(app)), app));
  }

  private static String multiple(double value, Synthesis.App app) {
    return app == Synthesis.App.OURS ? "" : two(value) + " x";
  }

  private static String seconds(double milliseconds) {
    return String.format(Locale.ROOT, "%.1f", milliseconds / 1000);
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}

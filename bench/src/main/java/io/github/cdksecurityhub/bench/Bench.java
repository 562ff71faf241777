package io.github.cdksecurityhub.bench;

import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures all, one after the other, and writes the page. */
public final class Bench {
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
  private static final int SYNTHESES = Integer.getInteger("bench.syntheses", Math.min(ROUNDS, 5));

  private final Path module;
  private final Path target;
  private final String machine;

  private Bench(Path module, Path java) {
    this.module = module;
    this.target = module.resolve("target");
    this.machine = machine(java);
  }

  /**
   * Runs it.
   *
   * @param args this module's folder
   */
  public static void main(String[] args) throws Exception {
    String home = System.getProperty("local.java", "");
    Path java = Path.of(home.isEmpty() ? System.getProperty("java.home") : home, "bin", "java");
    new Bench(Path.of(args[0]), java).run(java);
    // Threads of the local services may still wait for clients that were killed.
    System.exit(0);
  }

  private void run(Path java) throws Exception {
    Path docs = module.resolve("../docs/decide").normalize();
    Results results = coldStarts(java);
    Files.writeString(docs.resolve("performance.md"), Page.of(results));
    Files.writeString(docs.resolve("performance.svg"), Plot.of(results));
    Target.of(results).forEach(it -> System.out.println(it.row()));
  }

  private Results coldStarts(Path java) throws Exception {
    CertificateChain chain = CertificateChain.make(Files.createTempDirectory(target, "chain"));
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    try (Arena arena = new Arena(chain)) {
      Peers peers = new Peers(target, java, arena, chain);
      peers.leftOut().forEach(System.out::println);
      for (int round = 0; round <= ROUNDS; round++) {
        for (Peer peer : peers.all()) {
          Sample sample = arena.coldStart(peer);
          if (round > 0) {
            samples.computeIfAbsent(peer.key(), key -> new ArrayList<>()).add(sample);
          }
        }
      }
      CloudAssembly ours = CloudAssembly.read(target.resolve("ours/local"));
      List<Scale.Point> scale = new Scale(ours).measure();
      List<Synthesis.Round> synthesis = new Synthesis(module).measure(SYNTHESES);
      return new Results(machine, peers.all(), samples, scale, synthesis, peers.leftOut());
    }
  }

  static String machine(Path java) {
    var system = ManagementFactory.getOperatingSystemMXBean();
    double load = system.getSystemLoadAverage();
    String version =
        java.startsWith(System.getProperty("java.home"))
            ? System.getProperty("java.vm.name") + " " + System.getProperty("java.version")
            : "the JVM of -Dlocal.java";
    return String.format(
        Locale.ROOT,
        "This run: %s, %s, %d processors, on %s.%s",
        version,
        system.getArch(),
        system.getAvailableProcessors(),
        system.getName(),
        load > 1
            ? String.format(
                Locale.ROOT,
                " Other work kept the machine busy (load %.1f at the start): wall times are longer than they need"
                    + " be, and ratios and CPU times mean more.",
                load)
            : "");
  }
}

package io.github.cdksecurityhub.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Runs all of it. */
public final class Bench {

  private Bench() {}

  public static void main(String[] args) throws Exception {
    Path module = Path.of(args[0]);
    Path target = module.resolve("target");
    String home = System.getProperty("local.java", "");
    Path java = Path.of(home.isEmpty() ? System.getProperty("java.home") : home, "bin", "java");
    CertificateChain chain = CertificateChain.make(Files.createTempDirectory(target, "chain"));
    try (Arena arena = new Arena(chain)) {
      Peers peers = new Peers(target, java, arena, chain);
      peers.leftOut().forEach(System.out::println);
      for (int round = 0; round < Integer.getInteger("rounds", 8); round++) {
        for (Peer peer : peers.all()) {
          System.out.println(peer.key() + " " + arena.coldStart(peer));
        }
      }
    }
  }
}

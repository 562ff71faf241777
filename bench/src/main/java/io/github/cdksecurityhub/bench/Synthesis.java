package io.github.cdksecurityhub.bench;

import io.github.cdksecurityhub.bench.peers.CustomResourceApp;
import io.github.cdksecurityhub.bench.peers.EmptyApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long a CDK app with our construct takes, beside others on the same class path. */
final class Synthesis {
  private final Path module;

  Synthesis(Path module) {
    this.module = module;
  }

  /**
   * One round, in milliseconds.
   *
   * @param empty an app with one empty stack
   * @param customResource an app that declares the same by way of {@code AwsCustomResource}
   * @param ours the example {@code local}
   */
  record Round(double empty, double customResource, double ours) {
    double toEmpty() {
      return ours / empty;
    }

    double toCustomResource() {
      return ours / customResource;
    }
  }

  /** The first round, which reads everything from the disk, does not count. */
  List<Round> measure(int rounds) throws IOException, InterruptedException {
    List<Round> measured = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      measured.add(
          new Round(
              run(EmptyApp.class.getName()),
              run(CustomResourceApp.class.getName()),
              run("io.github.cdksecurityhub.examples.Examples")));
    }
    return measured.subList(1, measured.size());
  }

  private double run(String app) throws IOException, InterruptedException {
    Path examples = module.resolve("../examples/target").normalize();
    Path target = module.resolve("target");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            String.join(
                System.getProperty("path.separator"),
                target.resolve("classes").toString(),
                examples.resolve("examples.jar").toString(),
                examples.resolve("lib").resolve("*").toString()),
            app);
    Map<String, String> variables =
        Map.of(
            "CDK_OUTDIR", target.resolve("synthesis").resolve(app).toString(),
            "CDK_CONTEXT_JSON", "{\"example\":\"local\"}",
            "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
    long start = System.nanoTime();
    Processes.run(command, target, variables);
    return (System.nanoTime() - start) / 1e6;
  }
}

package io.github.cdksecurityhub.bench;

import io.github.cdksecurityhub.bench.peers.ByHandApp;
import io.github.cdksecurityhub.bench.peers.CustomResourceApp;
import io.github.cdksecurityhub.bench.peers.EmptyApp;
import io.github.cdksecurityhub.bench.peers.OneResourceApp;
import io.github.cdksecurityhub.local.run.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long a CDK app with our construct takes, beside others on the same class path. */
final class Synthesis {
  private final Path module;

  Synthesis(Path module) {
    this.module = module;
  }

  /** What is synthesized. */
  enum App {
    EMPTY("one empty stack", EmptyApp.class.getName()),
    ONE_RESOURCE("one resource: a wait condition's handle", OneResourceApp.class.getName()),
    CUSTOM_RESOURCE("`AwsCustomResource`, declaring the same", CustomResourceApp.class.getName()),
    BY_HAND("the construct's resources, by the CDK's own constructs", ByHandApp.class.getName()),
    OURS("the construct (the example `local`)", "io.github.cdksecurityhub.examples.Examples");

    private final String label;
    private final String main;

    App(String label, String main) {
      this.label = label;
      this.main = main;
    }

    String label() {
      return label;
    }
  }

  /**
   * One round, in milliseconds.
   *
   * @param whole as users have it
   * @param unvalidated without the CDK's validation of the templates
   */
  record Round(Map<App, Double> whole, Map<App, Double> unvalidated) {
    double toWhole(App app) {
      return whole.get(App.OURS) / whole.get(app);
    }

    double toUnvalidated(App app) {
      return unvalidated.get(App.OURS) / unvalidated.get(app);
    }
  }

  /** The first round, which reads everything from the disk, does not count. */
  List<Round> measure(int rounds) throws IOException, InterruptedException {
    List<Round> measured = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      Map<App, Double> whole = new EnumMap<>(App.class);
      Map<App, Double> unvalidated = new EnumMap<>(App.class);
      for (App app : App.values()) {
        whole.put(app, run(app, "true"));
        unvalidated.put(app, run(app, "false"));
      }
      measured.add(new Round(whole, unvalidated));
    }
    return measured.subList(1, measured.size());
  }

  private double run(App app, String validation) throws IOException, InterruptedException {
    Path target = module.resolve("target");
    // Arguments of the examples are a folder and the names of several.
    String[] arguments = app == App.OURS ? new String[0] : new String[] {handler().toString()};
    Command command =
        Command.java("-XX:TieredStopAtLevel=1", "-cp", classPath(target), app.main)
            .and(arguments)
            .in(target);
    Map<String, String> variables =
        Map.of(
            "CDK_OUTDIR",
            target.resolve("synthesis").resolve(app.name()).toString(),
            "CDK_CONTEXT_JSON",
            "{\"example\":\"local\"}",
            "CDK_VALIDATION",
            validation,
            "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION",
            "20");
    long start = System.nanoTime();
    command.with(variables).run().succeeded();
    command.with(variables).run().succeeded();
    return (System.nanoTime() - start) / 1e6;
  }

  private String classPath(Path target) {
    Path examples = module.resolve("../examples/target").normalize();
    return String.join(
        System.getProperty("path.separator"),
        target.resolve("classes").toString(),
        examples.resolve("examples.jar").toString(),
        examples.resolve("lib").resolve("*").toString());
  }

  /** What is written by hand gets the code that the construct brings along. */
  private Path handler() {
    return module
        .resolve("../construct/target/classes/io/github/cdksecurityhub/handler.jar")
        .normalize();
  }
}

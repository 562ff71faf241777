package io.github.cdksecurityhub.bench;

import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.run.Command;
import io.github.cdksecurityhub.local.run.CommandLineJar;
import io.github.cdksecurityhub.local.run.EditedTemplate;
import io.github.cdksecurityhub.local.run.Examples;
import io.github.cdksecurityhub.local.securityhub.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures {@code plan} of the command line, beside Terraform's, and writes the page. */
public final class PlanBench {
  static final String VERSION = "version";
  static final String TERRAFORM = "terraform";
  static final String NO_ARCHIVE = "no archive";
  static final int BESIDE = 5;

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
  private static final List<Integer> SIZES = List.of(1, BESIDE, 33);
  private static final Duration LATENCY = Duration.ofMillis(50);
  private static final String STACK = "SecurityHubOrganization";

  /** More instances at once would only wait for each other's start. */
  private static final int INSTANCES = 4;

  private final Path target;
  private final Path java;
  private final List<LocalAws> started = new ArrayList<>();
  private final Map<String, MeasuredCommand> commands = new LinkedHashMap<>();
  private String leftOut = "";

  private PlanBench(Path target, Path java) {
    this.target = target;
    this.java = java;
  }

  /**
   * Runs it.
   *
   * @param args this module's folder
   */
  public static void main(String[] args) throws Exception {
    String home = System.getProperty("local.java", "");
    Path java = Path.of(home.isEmpty() ? System.getProperty("java.home") : home, "bin", "java");
    Path module = Path.of(args[0]);
    PlanBench bench = new PlanBench(module.resolve("target").toAbsolutePath(), java);
    try {
      bench.prepare();
      PlanResults results = new PlanResults(Bench.machine(java), bench.measure(), bench.leftOut);
      Files.writeString(
          module.resolve("../docs/decide/plan-performance.md").normalize(), PlanPage.of(results));
      results.targets().forEach(it -> System.out.println(it.row()));
    } finally {
      bench.started.forEach(LocalAws::close);
    }
    // Threads of the local services may still wait for clients.
    System.exit(0);
  }

  /** Returns the key of a plan of so many Regions. */
  static String plan(int regions) {
    return "plan " + regions;
  }

  private void prepare() throws Exception {
    Path folder = target.resolve("plan-assembly");
    Examples.synthesize(List.of("local"), folder);
    CloudAssembly assembly = CloudAssembly.read(folder.resolve("local"));
    commands.put(VERSION, new MeasuredCommand(ours(List.of(), "--version")));
    for (int size : SIZES) {
      List<String> regions = Scale.REGIONS.subList(0, size);
      LocalAws aws = start();
      String deployed = deployed(aws, assembly, regions).toString();
      addPlans(size, deployed, aws.environment(regions.get(0)));
      slow(aws);
    }
    List<String> regions = Scale.REGIONS.subList(0, BESIDE);
    LocalAws aws = start();
    try {
      commands.put(TERRAFORM, TerraformPlan.applied(target, aws, regions).command());
      slow(aws);
    } catch (IOException e) {
      leftOut =
          "Terraform is left out. -Dterraform=FILE names it, and -Dterraform.mirror=FOLDER a folder"
              + " that has its provider. "
              + e.getMessage();
      System.out.println(leftOut);
    }
  }

  private LocalAws start() {
    LocalAws aws =
        LocalAws.start(
            LambdaOptions.DEFAULT.withConcurrency(INSTANCES).withInitLimit(Duration.ofMinutes(5)),
            CloudFormationOptions.DEFAULT);
    started.add(aws);
    return aws;
  }

  private static void slow(LocalAws aws) {
    aws.securityHub().onAny().failForEver(Fault.late(LATENCY));
  }

  /** So that nothing is to change. */
  private Path deployed(LocalAws aws, CloudAssembly assembly, List<String> regions)
      throws IOException, InterruptedException {
    aws.cloudFormation().upload(assembly.assets());
    EditedTemplate template =
        new EditedTemplate(assembly.template(STACK)).inRegions(regions).local("true", "DEFAULT");
    StackOutcome outcome = aws.cloudFormation().deploy(STACK, template.template());
    if (!outcome.firstFailure().isEmpty()) {
      throw new IllegalStateException(outcome.firstFailure());
    }
    Path folder = Files.createDirectories(target.resolve("plan-of-" + regions.size()));
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {"artifacts": {"%1$s": {"type": "aws:cloudformation:stack",
          "environment": "aws://%2$s/us-east-1", "properties": {"templateFile": "template.json"}}}}
        """
            .formatted(STACK, aws.securityHub().account()));
    Files.writeString(folder.resolve("template.json"), template.template().json().toString());
    return folder;
  }

  private void addPlans(int size, String deployed, Map<String, String> variables)
      throws IOException, InterruptedException {
    String archive = target.resolve("plan.jsa").toString();
    if (size == SIZES.get(0)) {
      List<String> making = List.of("-XX:ArchiveClassesAtExit=" + archive);
      new MeasuredCommand(ours(making, "plan", deployed).with(variables)).run();
    }
    List<String> options = List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + archive);
    commands.put(plan(size), new MeasuredCommand(ours(options, "plan", deployed).with(variables)));
    if (size == BESIDE) {
      commands.put(
          NO_ARCHIVE, new MeasuredCommand(ours(List.of(), "plan", deployed).with(variables)));
    }
  }

  private Command ours(List<String> options, String... words) {
    return Command.of(java.toString(), "-XX:TieredStopAtLevel=1")
        .and(options.toArray(String[]::new))
        .and("-jar", CommandLineJar.file().toString())
        .and(words)
        .in(target);
  }

  /** All in turn; the first round, which reads everything from the disk, does not count. */
  private Map<String, List<MeasuredCommand.Cost>> measure()
      throws IOException, InterruptedException {
    Map<String, List<MeasuredCommand.Cost>> costs = new LinkedHashMap<>();
    for (int round = 0; round <= ROUNDS; round++) {
      for (Map.Entry<String, MeasuredCommand> each : commands.entrySet()) {
        MeasuredCommand.Cost cost = each.getValue().run();
        if (round > 0) {
          costs.computeIfAbsent(each.getKey(), key -> new ArrayList<>()).add(cost);
        }
      }
    }
    return costs;
  }
}

package io.github.cdksecurityhub.cli.plan;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.github.cdksecurityhub.cli.assembly.AssemblyStack;
import io.github.cdksecurityhub.cli.assembly.CloudAssembly;
import io.github.cdksecurityhub.cli.assembly.StackName;
import io.github.cdksecurityhub.cli.aws.AwsOptions;
import io.github.cdksecurityhub.cli.console.Console;
import io.github.cdksecurityhub.cli.console.ExitCode;
import io.github.cdksecurityhub.cli.console.OutputOptions;
import io.github.cdksecurityhub.cli.console.Style;
import io.github.cdksecurityhub.cli.console.TextFile;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Shows per stack and Region what a deployment of the cloud assembly would do to Security"
            + " Hub: which event CloudFormation would send, each field's change, and what is in the"
            + " way, with the next step.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cdk synth && securityhub-organization plan",
      "  securityhub-organization plan build/cdk.out --stack 'Prod/*' --role-arn ARN",
      "  securityhub-organization plan --format markdown > comment.md",
      "  securityhub-organization plan --format json | jq '.summary'",
      "  securityhub-organization plan --format html -o report.html --out approved.json",
      "  securityhub-organization plan --same-as approved.json && cdk deploy",
      "  securityhub-organization plan --fail-on weaker",
      "",
      "It reads with securityhub:DescribeOrganizationConfiguration, ListTagsForResource,",
      "ListFindingAggregators, GetFindingAggregator, ListConfigurationPolicies and",
      "ListConfigurationPolicyAssociations, where policies are declared also",
      "GetConfigurationPolicy, DescribeStandards, ListSecurityControlDefinitions and",
      "GetSecurityControlDefinition, where settings of the hub are declared also DescribeHub, and",
      "with cloudformation:DescribeStacks, GetTemplate and ListStackResources.",
      "",
      "Exit code 0 where there is nothing to do, 2 where there are changes or drift, 1 where",
      "something is blocked, failed or could not be seen. With --same-as 0 where the plan is the",
      "saved one, and 3 where it is not. With --fail-on weaker 4 in place of 0 and 2 where the",
      "deployment weakens coverage."
    })
public final class PlanCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "ASSEMBLY",
      defaultValue = "cdk.out",
      description = "The folder that `cdk synth` wrote. Default: ${DEFAULT-VALUE}.")
  private Path folder;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      converter = StackName.Converter.class,
      description =
          "Plans this stack alone, or those whose path matches, such as 'Prod/*'; may be repeated."
              + " Default: all.")
  private List<StackName> names = List.of();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  // A shell completes files for the type Path alone, so that files are null where not given.
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the result is written. Default: the output stream.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Saves the plan as JSON too, to be compared by --same-as.")
  private Path saved;

  @Option(
      names = "--same-as",
      paramLabel = "FILE",
      description = "Fails with exit code 3 unless the plan is the same as the saved one.")
  private Path approved;

  @Option(
      names = "--fail-on",
      paramLabel = "weaker",
      description =
          "Ends with exit code 4 where the deployment weakens coverage and nothing is blocked or"
              + " failed.")
  private Optional<FailOn> failOn = Optional.empty();

  @Option(
      names = "--import-mapping",
      paramLabel = "FILE",
      description =
          "Plans as if what this file names were imported, which init --import-mapping writes and"
              + " cdk import --resource-mapping takes.")
  private Path mapping;

  @Option(
      names = "--require-all-regions",
      description =
          "Lists Regions that are enabled for the account and neither declared nor linked, with"
              + " exit code 2.")
  private boolean allRegions;

  @Spec private CommandSpec spec;
  @Mixin private AwsOptions aws;
  @Mixin private OutputOptions output;

  private final Console console;

  public PlanCommand(Console console) {
    this.console = console;
  }

  enum Format {
    text,
    markdown,
    json,
    html
  }

  enum FailOn {
    weaker
  }

  @Override
  public Integer call() throws InterruptedException {
    Stream.of(file, saved).filter(Objects::nonNull).forEach(TextFile::requireFolder);
    requireSeparateFiles();
    Optional<JsonValue> then = Optional.ofNullable(approved).map(PlanJson::read);
    List<AssemblyStack> stacks = CloudAssembly.read(folder).select(names);
    Optional<Imports> imports = Optional.ofNullable(mapping).map(Imports::read);
    imports.ifPresent(each -> each.requireOneStack(stacks));
    StacksOfAccounts read = new StacksOfAccounts(stacks, aws.accounts(console), imports);
    List<StackEvents> events = read.compare(console::progress);
    Planner planner =
        new Planner(read.readers(aws.retryTime()), line -> output.progress(console, line));
    Plan plan = planner.plan(events, allRegions);
    print(plan);
    if (saved != null) {
      TextFile.write(saved, console.concealed(PlanJson.of(plan)));
    }
    return judged(plan, then.isPresent() ? sameAs(then.get(), plan) : plan.exitCode());
  }

  /** What was approved is not to be replaced by what was not. */
  private void requireSeparateFiles() {
    Set<Path> named = new HashSet<>();
    for (Path each : Arrays.asList(file, saved, approved, mapping)) {
      if (each != null && !named.add(each.toAbsolutePath().normalize())) {
        throw new ParameterException(
            spec.commandLine(), "Two options name the file " + each.normalize() + ".");
      }
    }
  }

  /** What is blocked, failed or not the saved plan counts more. */
  private int judged(Plan plan, int code) {
    boolean isPassed = code == ExitCode.NOTHING || code == ExitCode.CHANGES;
    return isPassed && failOn.isPresent() && plan.weaker() > 0 ? ExitCode.WEAKER : code;
  }

  private int sameAs(JsonValue then, Plan plan) {
    List<String> differences = PlanJson.differences(then, plan);
    if (differences.isEmpty()) {
      return ExitCode.NOTHING;
    }
    console.error("The plan is not the one in " + approved + ":");
    differences.forEach(console::progress);
    return ExitCode.OTHER_PLAN;
  }

  private void print(Plan plan) {
    Style style = file == null ? console.style() : new Style(false);
    List<String> lines =
        switch (format) {
          case text -> new PlanText(style, console.width()).lines(plan);
          case markdown -> PlanMarkdown.lines(plan);
          case json -> PlanJson.of(plan).lines().toList();
          case html -> PlanHtml.lines(plan, Instant.now().truncatedTo(SECONDS).toString());
        };
    if (file != null) {
      TextFile.write(file, console.concealed(String.join("\n", lines) + "\n"));
    } else {
      console.print(lines);
    }
  }
}

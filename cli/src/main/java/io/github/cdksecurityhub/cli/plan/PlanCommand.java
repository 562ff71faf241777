package io.github.cdksecurityhub.cli.plan;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.cli.assembly.AssemblyStack;
import io.github.cdksecurityhub.cli.assembly.CloudAssembly;
import io.github.cdksecurityhub.cli.aws.Accounts;
import io.github.cdksecurityhub.cli.aws.AwsOptions;
import io.github.cdksecurityhub.cli.aws.AwsSession;
import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.console.Console;
import io.github.cdksecurityhub.cli.console.ExitCode;
import io.github.cdksecurityhub.cli.console.InParallel;
import io.github.cdksecurityhub.cli.console.OutputOptions;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubReaders;
import io.github.cdksecurityhub.lambda.template.StackEnvironment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares an assembly with what is deployed and live. */
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
      "  securityhub-organization plan build/cdk.out --stack Security",
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
      "GetSecurityControlDefinition, and with cloudformation:DescribeStacks, GetTemplate and",
      "ListStackResources.",
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
      description = "Plans this stack alone; may be repeated. Default: all.")
  private List<String> names = List.of();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the result is written. Default: the output stream.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Saves the plan as JSON too, to be compared by --same-as.")
  private Optional<Path> saved = Optional.empty();

  @Option(
      names = "--same-as",
      paramLabel = "FILE",
      description = "Fails with exit code 3 unless the plan is the same as the saved one.")
  private Optional<Path> approved = Optional.empty();

  @Option(
      names = "--fail-on",
      paramLabel = "weaker",
      description =
          "Ends with exit code 4 where the deployment weakens coverage and nothing is blocked or"
              + " failed.")
  private Optional<FailOn> failOn = Optional.empty();

  @Option(
      names = "--require-all-regions",
      description =
          "Lists Regions that are enabled for the account and neither declared nor linked, with"
              + " exit code 2.")
  private boolean allRegions;

  @Mixin private AwsOptions aws;
  @Mixin private OutputOptions output;

  private final Console console;

  public PlanCommand(Console console) {
    this.console = console;
  }

  enum FailOn {
    weaker
  }

  enum Format {
    text,
    markdown,
    json,
    html
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<JsonNode> then = approved.map(SavedPlan::read);
    List<AssemblyStack> stacks = CloudAssembly.read(folder).select(names);
    List<AwsSession> sessions = aws.openAll(console);
    Accounts accounts = new Accounts(sessions, region(sessions.get(0), stacks), console::progress);
    List<StackEvents> events = compare(sessions.get(0), accounts, stacks);
    int count = Planner.places(events).size();
    AtomicInteger done = new AtomicInteger();
    Map<AwsSession, SecurityHubReaders> readers = new ConcurrentHashMap<>();
    Planner planner =
        new Planner(
            new Readers(
                place ->
                    readers
                        .computeIfAbsent(session(accounts, place), AwsSession::securityHub)
                        .in(place),
                place -> session(accounts, place).central(place),
                aws.retryTime()),
            (place, isRead) -> progress(done.incrementAndGet(), count, place, isRead));
    Plan plan = planner.plan(events, allRegions);
    print(plan);
    saved.ifPresent(path -> SavedPlan.write(path, PlanJson.of(plan)));
    return judged(plan, then.isPresent() ? sameAs(then.get(), plan) : plan.exitCode());
  }

  /** What is blocked, failed or not the saved plan counts more. */
  private int judged(Plan plan, int code) {
    boolean isPassed = code == ExitCode.NOTHING || code == ExitCode.CHANGES;
    return isPassed && failOn.isPresent() && plan.weaker() > 0 ? ExitCode.WEAKER : code;
  }

  private static String region(AwsSession session, List<AssemblyStack> stacks) {
    return stacks.stream()
        .flatMap(stack -> stack.environment().region().stream())
        .findFirst()
        .or(session::region)
        .orElse("us-east-1");
  }

  private static AwsSession session(Accounts accounts, AccountRegion place) {
    return accounts.of(place.account()).orElseThrow();
  }

  private static List<StackEvents> compare(
      AwsSession first, Accounts accounts, List<AssemblyStack> stacks) throws InterruptedException {
    Optional<String> region = first.region();
    List<StackEvents> events =
        InParallel.each(
            stacks,
            stack -> {
              StackEnvironment environment = stack.environment().orElse(accounts.only(), region);
              return accounts
                  .of(environment.account().orElse(""))
                  .map(
                      session ->
                          StackComparison.between(session.cloudFormation(), stack, environment))
                  .orElseGet(() -> leftOut(accounts, stack, environment));
            });
    if (!events.isEmpty()
        && events.stream().allMatch(each -> each.events().isEmpty() && !each.unseen().isEmpty())) {
      throw new CommandException(events.get(0).unseen().get(0));
    }
    return events;
  }

  /** What has nothing of ours is left out without a word. */
  private static StackEvents leftOut(
      Accounts accounts, AssemblyStack stack, StackEnvironment environment) {
    String other =
        "The stack %s is for the account %s, and these credentials are of %s. Choose others with --profile, add the --role-arn of a role there, or choose other stacks with --stack."
            .formatted(
                stack.displayName(),
                environment.account().orElse("unknown account"),
                accounts.names());
    return StackEvents.unseen(
        stack.name(),
        environment,
        StackComparison.hasOurs(stack.template()) ? List.of(other) : List.of());
  }

  private void progress(int done, int count, AccountRegion place, boolean isRead) {
    if (!output.quiet()) {
      console.progress(
          "[%d/%d] %s: %s"
              .formatted(done, count, place.region(), isRead ? "read" : "could not be read"));
    }
  }

  private int sameAs(JsonNode then, Plan plan) {
    List<String> differences = SavedPlan.differences(then, plan);
    if (differences.isEmpty()) {
      return ExitCode.NOTHING;
    }
    console.error("The plan is not the one in " + approved.get() + ":");
    differences.forEach(console::progress);
    return ExitCode.OTHER_PLAN;
  }

  private void print(Plan plan) {
    List<String> lines =
        switch (format) {
          case text ->
              new PlanText(console.style(output.noColor() || file.isPresent()), console.width())
                  .lines(plan);
          case markdown -> PlanMarkdown.lines(plan);
          case json -> PlanJson.of(plan).lines().toList();
          case html -> PlanHtml.lines(plan, Instant.now().truncatedTo(SECONDS).toString());
        };
    if (file.isPresent()) {
      SavedPlan.write(file.get(), console.concealed(String.join("\n", lines) + "\n"));
    } else {
      console.print(lines);
    }
  }
}

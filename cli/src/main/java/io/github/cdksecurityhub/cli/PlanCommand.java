package io.github.cdksecurityhub.cli;

import io.github.cdksecurityhub.cli.assembly.AssemblyStack;
import io.github.cdksecurityhub.cli.assembly.CloudAssembly;
import io.github.cdksecurityhub.cli.assembly.StackEnvironment;
import io.github.cdksecurityhub.cli.aws.AwsSession;
import io.github.cdksecurityhub.cli.aws.Caller.UnknownAccountException;
import io.github.cdksecurityhub.cli.deployed.DeployedStacks;
import io.github.cdksecurityhub.cli.output.PlanJson;
import io.github.cdksecurityhub.cli.output.PlanMarkdown;
import io.github.cdksecurityhub.cli.output.PlanText;
import io.github.cdksecurityhub.cli.plan.Action;
import io.github.cdksecurityhub.cli.plan.InParallel;
import io.github.cdksecurityhub.cli.plan.Plan;
import io.github.cdksecurityhub.cli.plan.Planner;
import io.github.cdksecurityhub.cli.plan.Sources;
import io.github.cdksecurityhub.cli.plan.StackComparison;
import io.github.cdksecurityhub.cli.plan.StackEvents;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubReaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      "",
      "It reads with securityhub:DescribeOrganizationConfiguration, ListFindingAggregators,",
      "ListConfigurationPolicies and ListConfigurationPolicyAssociations, where policies are",
      "declared also GetFindingAggregator and GetConfigurationPolicy, and with",
      "cloudformation:DescribeStacks, GetTemplate and ListStackResources.",
      "",
      "Exit code 0 where there is nothing to do, 2 where there are changes or drift, and 1 where",
      "something is blocked or failed."
    })
final class PlanCommand implements Callable<Integer> {
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

  @Mixin private AwsOptions aws;
  @Mixin private OutputOptions output;

  private final Console console;

  PlanCommand(Console console) {
    this.console = console;
  }

  enum Format {
    text,
    markdown,
    json
  }

  @Override
  public Integer call() throws CommandException, InterruptedException {
    List<AssemblyStack> stacks = CloudAssembly.read(folder).select(names);
    AwsSession session = aws.open();
    Optional<String> account = account(session, stacks);
    refuseOtherAccounts(stacks, account);
    List<StackEvents> events = compare(session, stacks, account);
    int count =
        events.stream().mapToInt(each -> each.events().size() + each.natives().size()).sum();
    AtomicInteger done = new AtomicInteger();
    SecurityHubReaders readers = session.securityHub();
    Planner planner =
        new Planner(
            new Sources(readers::in, session::central, aws::preview),
            (what, action) -> progress(done.incrementAndGet(), count, what, action));
    Plan plan = planner.plan(events);
    print(plan);
    return plan.exitCode();
  }

  /** Empty where STS does not respond; then the account is not checked. */
  private Optional<String> account(AwsSession session, List<AssemblyStack> stacks)
      throws CommandException {
    Optional<String> region =
        stacks.stream()
            .flatMap(stack -> stack.environment().region().stream())
            .findFirst()
            .or(session::region);
    try {
      return Optional.of(session.caller().account(region.orElse("us-east-1")));
    } catch (UnknownAccountException e) {
      console.progress("The account is not checked: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static void refuseOtherAccounts(List<AssemblyStack> stacks, Optional<String> account)
      throws CommandException {
    for (AssemblyStack stack : stacks) {
      Optional<String> other =
          stack.environment().account().filter(its -> account.filter(its::equals).isEmpty());
      if (account.isPresent() && other.isPresent()) {
        throw new CommandException(
            "The stack "
                + stack.displayName()
                + " is for the account "
                + other.get()
                + ", and these credentials are of "
                + account.get()
                + ". Choose others with --profile or --role-arn, or other stacks with --stack.");
      }
    }
  }

  private static List<StackEvents> compare(
      AwsSession session, List<AssemblyStack> stacks, Optional<String> account)
      throws CommandException, InterruptedException {
    DeployedStacks deployed = session.cloudFormation();
    Optional<String> region = session.region();
    List<Compared> compared =
        InParallel.each(
            stacks, stack -> compare(deployed, stack, stack.environment().orElse(account, region)));
    List<StackEvents> events = new ArrayList<>();
    for (Compared each : compared) {
      events.add(each.get());
    }
    return events;
  }

  private static Compared compare(
      DeployedStacks deployed, AssemblyStack stack, StackEnvironment environment) {
    try {
      StackEvents events = StackComparison.between(deployed, stack, environment);
      return () -> events;
    } catch (CommandException e) {
      return () -> {
        throw e;
      };
    }
  }

  /** Carries a failure from a worker's thread to this one. */
  private interface Compared {
    StackEvents get() throws CommandException;
  }

  private void progress(int done, int count, String what, Action action) {
    if (!output.quiet()) {
      console.progress("[%d/%d] %s: %s".formatted(done, count, what, action.word()));
    }
  }

  private void print(Plan plan) {
    console.print(
        switch (format) {
          case text -> new PlanText(console.style(output.noColor()), console.width()).lines(plan);
          case markdown -> PlanMarkdown.lines(plan);
          case json -> PlanJson.of(plan).lines().toList();
        });
  }
}

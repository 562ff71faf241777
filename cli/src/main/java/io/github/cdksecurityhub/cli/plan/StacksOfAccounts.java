package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.assembly.AssemblyStack;
import io.github.cdksecurityhub.cli.assembly.DeployedStacks;
import io.github.cdksecurityhub.cli.assembly.StackTemplate;
import io.github.cdksecurityhub.cli.aws.Accounts;
import io.github.cdksecurityhub.cli.aws.AwsSession;
import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.console.InParallel;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.template.StackEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The stacks that are planned, each to be read with the credentials of its account. */
record StacksOfAccounts(List<AssemblyStack> stacks, Accounts accounts, Optional<Imports> imports) {
  /** Leaves out a stack whose account can't be read; fails where nothing can be planned. */
  List<StackEvents> compare(Consumer<String> notes) throws InterruptedException {
    Set<String> named =
        stacks.stream()
            .flatMap(stack -> stack.environment().account().stream())
            .collect(Collectors.toSet());
    accounts.identify(named, region(), notes);
    List<StackEvents> events = InParallel.each(stacks, this::compare);
    List<String> unseen = events.stream().flatMap(each -> each.unseen().stream()).toList();
    if (!unseen.isEmpty() && events.stream().allMatch(StackEvents::isEmpty)) {
      throw new CommandException(String.join(" ", unseen));
    }
    return events;
  }

  private String region() {
    return stacks.stream()
        .flatMap(stack -> stack.environment().region().stream())
        .findFirst()
        .or(accounts::region)
        .orElse("us-east-1");
  }

  private StackEvents compare(AssemblyStack stack) {
    StackEnvironment environment =
        new StackEnvironment(
            stack.environment().account().or(accounts::standard),
            stack.environment().region().or(accounts::region));
    Optional<AwsSession> session = accounts.of(environment.account().orElse(""));
    if (session.isEmpty()) {
      return leftOut(stack, environment);
    }
    DeployedStacks deployed = session.get().cloudFormation();
    if (imports.filter(each -> each.isInto(stack)).isEmpty()) {
      return StackComparison.between(deployed, stack, environment);
    }
    DeployedStacks imported = imports.get().into(stack, environment, deployed);
    return StackComparison.between(imported, stack, environment)
        .withNote("Planned as if what %s names were imported.".formatted(imports.get().file()));
  }

  /** Returns what is read of Security Hub, each place with the credentials of its account. */
  Readers readers(Duration retryTime) {
    return new Readers(
        place -> session(place).reader(place), place -> session(place).central(place), retryTime);
  }

  private AwsSession session(AccountRegion place) {
    return accounts.of(place.account()).orElseThrow();
  }

  private StackEvents leftOut(AssemblyStack stack, StackEnvironment environment) {
    String why =
        "The stack %s %s".formatted(stack.displayName(), accounts.problem(environment.account()));
    boolean isUnseen = mayHaveOurs(stack.template());
    List<String> notes = isUnseen ? List.of() : List.of(why);
    List<String> unseen = isUnseen ? List.of(why) : List.of();
    return new StackEvents(
        stack.name(), environment, "", List.of(), List.of(), notes, unseen, false);
  }

  /** A nested stack that can't be read may declare what is planned. */
  private static boolean mayHaveOurs(StackTemplate template) {
    try {
      return !template.resources(each -> ResourceType.of(each).isPresent()).isEmpty()
          || template.nested().keySet().stream()
              .anyMatch(each -> mayHaveOurs(template.nested(each)));
    } catch (UnreadableException e) {
      return true;
    }
  }
}

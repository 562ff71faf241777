package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.aws.AwsOptions;
import io.github.cdksecurityhub.cli.aws.AwsSession;
import io.github.cdksecurityhub.cli.aws.CallerAdvice;
import io.github.cdksecurityhub.cli.aws.RegionOptions;
import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.console.Console;
import io.github.cdksecurityhub.cli.console.ExitCode;
import io.github.cdksecurityhub.cli.console.InParallel;
import io.github.cdksecurityhub.cli.console.JsonText;
import io.github.cdksecurityhub.cli.console.TextFile;
import io.github.cdksecurityhub.cli.init.LiveOrganization.LiveRegion;
import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.cli.preview.SimulatedRegions;
import io.github.cdksecurityhub.lambda.central.Reading;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Prints the construct code, or the YAML, that declares exactly what is live in the chosen"
            + " Regions, and as comments what can't be declared: paste it, import what exists with"
            + " --import-mapping, and `plan` reports no changes.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  securityhub-organization init --region us-east-1,eu-west-1",
      "  securityhub-organization init --all-regions --format yaml > securityhub-organization.yaml",
      "  securityhub-organization init --region us-east-1 --import-mapping import.json",
      "",
      "It reads with the permissions of doctor; where the organization is central also with",
      "GetFindingAggregator, ListConfigurationPolicies, GetConfigurationPolicy and",
      "ListConfigurationPolicyAssociations.",
      "",
      "Exit code 0, or 1 where something could not be read; the rest is printed all the same."
    })
public final class InitCommand implements Callable<Integer> {
  @Option(
      names = "--format",
      defaultValue = "java",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private DeclarationText format;

  @Option(
      names = "--import-mapping",
      paramLabel = "FILE",
      description =
          "Writes there what `cdk import --resource-mapping` takes: aggregator, policies and"
              + " associations, which exist already.")
  private Path mapping;

  @Mixin private RegionOptions regions;
  @Mixin private AwsOptions aws;

  private final Console console;

  public InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (mapping != null) {
      TextFile.requireFolder(mapping);
    }
    AwsSession session = aws.open(console);
    SimulatedRegions simulated = aws.live(session);
    List<AccountRegion> places = regions.places(session, console);
    Map<String, String> problems = new ConcurrentSkipListMap<>();
    List<LiveRegion> live =
        InParallel.each(places, place -> read(session, simulated.preview(place), problems)).stream()
            .flatMap(Optional::stream)
            .toList();
    problems.values().forEach(console::progress);
    if (live.isEmpty()) {
      throw new CommandException("No Region could be read, so there is nothing to declare.");
    }
    String account = places.get(0).account();
    Declaration declaration =
        new LiveOrganization(live, region -> session.central(new AccountRegion(account, region)))
            .declaration();
    console.print(format.lines(declaration));
    if (mapping != null) {
      List<String> lines = JsonText.lines(declaration.importMapping());
      TextFile.write(mapping, String.join("\n", lines) + "\n");
    }
    return problems.isEmpty() && declaration.isWhole() ? ExitCode.NOTHING : ExitCode.FAILED;
  }

  private Optional<LiveRegion> read(
      AwsSession session, Preview preview, Map<String, String> problems)
      throws InterruptedException {
    String region = preview.place().region();
    try {
      return Optional.of(
          new LiveRegion(
              region,
              preview.read().live().toConfiguration(),
              Reading.of(session.central(preview.place())::hubSettings)));
    } catch (ReconcileException e) {
      boolean isNotEnabled = CallerAdvice.isNotEnabled(e.failure());
      String notEnabled = region + " is not enabled for the account.";
      if (!isNotEnabled || !regions.areAll()) {
        problems.put(region, isNotEnabled ? notEnabled : CallerAdvice.message(e.failure()));
      }
      return Optional.empty();
    }
  }
}

package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.aws.AwsOptions;
import io.github.cdksecurityhub.cli.aws.AwsSession;
import io.github.cdksecurityhub.cli.aws.RegionOptions;
import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.console.Console;
import io.github.cdksecurityhub.cli.console.ExitCode;
import io.github.cdksecurityhub.cli.console.InParallel;
import io.github.cdksecurityhub.cli.console.OutputOptions;
import io.github.cdksecurityhub.cli.doctor.CheckResults;
import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubReaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the declaration of what is live. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Prints the construct code, or the YAML, that declares exactly what is live in the chosen"
            + " Regions: paste it, and `plan` reports no changes.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  securityhub-organization init --region us-east-1,eu-west-1",
      "  securityhub-organization init --all-regions --format yaml > securityhub-organization.yaml",
      "",
      "Exit code 0, or 1 where a Region could not be read; the others are printed all the same."
    })
public final class InitCommand implements Callable<Integer> {
  @Option(
      names = "--format",
      defaultValue = "java",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Mixin private RegionOptions regions;
  @Mixin private AwsOptions aws;
  @Mixin private OutputOptions output;

  private final Console console;

  public InitCommand(Console console) {
    this.console = console;
  }

  enum Format {
    java,
    yaml
  }

  private record LiveRegion(
      AccountRegion place, Optional<LiveConfiguration> live, String problem) {}

  @Override
  public Integer call() throws InterruptedException {
    AwsSession session = aws.open(console);
    SecurityHubReaders readers = session.securityHub();
    Function<AccountRegion, Preview> previews = aws.previews(readers);
    List<LiveRegion> regionsRead =
        InParallel.each(
            regions.places(session, console), place -> read(place, previews.apply(place)));
    Map<String, OrganizationConfiguration> live = new LinkedHashMap<>();
    for (LiveRegion each : regionsRead) {
      each.live().ifPresent(found -> live.put(each.place().region(), found.toConfiguration()));
      if (!each.problem().isEmpty()) {
        console.progress(each.problem());
      }
    }
    if (live.isEmpty()) {
      throw new CommandException("No Region could be read, so there is nothing to declare.");
    }
    DeclarationWriter declaration = DeclarationWriter.of(live, home(readers, regionsRead));
    console.print(format == Format.java ? declaration.java() : declaration.yaml());
    return live.size() == regionsRead.size() ? ExitCode.NOTHING : ExitCode.FAILED;
  }

  private static LiveRegion read(AccountRegion place, Preview preview) throws InterruptedException {
    try {
      return new LiveRegion(place, Optional.of(preview.read().live()), "");
    } catch (ReconcileException e) {
      String problem =
          CheckResults.isNotEnabled(e.failure())
              ? place.region() + " is not enabled for the account."
              : e.getMessage();
      return new LiveRegion(place, Optional.empty(), problem);
    }
  }

  /** CENTRAL is declared for its home Region alone, whichever Region shows it (R19, R27). */
  private static Optional<String> home(SecurityHubReaders readers, List<LiveRegion> regionsRead) {
    for (LiveRegion each : regionsRead) {
      try {
        Optional<String> home = readers.in(each.place()).findHomeRegion();
        if (home.isPresent()) {
          return home;
        }
      } catch (SecurityHubException e) {
        continue;
      }
    }
    return Optional.empty();
  }
}

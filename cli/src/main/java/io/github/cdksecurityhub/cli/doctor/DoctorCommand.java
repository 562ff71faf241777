package io.github.cdksecurityhub.cli.doctor;

import io.github.cdksecurityhub.cli.aws.AwsOptions;
import io.github.cdksecurityhub.cli.aws.AwsSession;
import io.github.cdksecurityhub.cli.aws.RegionOptions;
import io.github.cdksecurityhub.cli.console.Console;
import io.github.cdksecurityhub.cli.console.ExitCode;
import io.github.cdksecurityhub.cli.console.InParallel;
import io.github.cdksecurityhub.cli.console.OutputOptions;
import io.github.cdksecurityhub.cli.preview.SimulatedRegions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Shows per Region whether Security Hub is enabled, whether this account is its delegated"
            + " administrator, what is live and which stack manages it, with the next step for what"
            + " fails.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  securityhub-organization doctor --region eu-west-1",
      "  securityhub-organization doctor --all-regions --profile administrator",
      "",
      "It reads with securityhub:DescribeOrganizationConfiguration, ListFindingAggregators,",
      "ListTagsForResource and DescribeHub.",
      "",
      "Exit code 0 where all is ok, else 1. A Region that the account has not",
      "enabled counts only where it was named."
    })
public final class DoctorCommand implements Callable<Integer> {
  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Mixin private RegionOptions regions;
  @Mixin private AwsOptions aws;
  @Mixin private OutputOptions output;

  private final Console console;

  public DoctorCommand(Console console) {
    this.console = console;
  }

  enum Format {
    text,
    json,
    html
  }

  @Override
  public Integer call() throws InterruptedException {
    AwsSession session = aws.open(console);
    SimulatedRegions live = aws.live(session);
    List<CheckResults> found =
        InParallel.each(
            regions.places(session, console),
            place ->
                printed(
                    CheckResults.of(
                        session.reader(place),
                        () -> session.isHubEnabled(place),
                        live.preview(place))));
    boolean nowhere = found.stream().allMatch(CheckResults::isNotEnabled);
    boolean ok =
        found.stream().allMatch(each -> each.isOk() || (regions.areAll() && each.isNotEnabled()));
    int exitCode = ok && !nowhere ? ExitCode.NOTHING : ExitCode.FAILED;
    DoctorReport report = new DoctorReport(found);
    console.print(
        switch (format) {
          case text -> report.text(console.style(), console.width());
          case json -> report.json(exitCode);
          case html -> report.html();
        });
    return exitCode;
  }

  private CheckResults printed(CheckResults found) {
    output.progress(console, found.place().region() + ": " + (found.isOk() ? "ok" : "failed"));
    return found;
  }
}

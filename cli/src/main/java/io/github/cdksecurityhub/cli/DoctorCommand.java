package io.github.cdksecurityhub.cli;

import io.github.cdksecurityhub.cli.aws.AwsSession;
import io.github.cdksecurityhub.cli.doctor.Examination;
import io.github.cdksecurityhub.cli.doctor.Findings;
import io.github.cdksecurityhub.cli.output.DoctorText;
import io.github.cdksecurityhub.cli.plan.ExitCode;
import io.github.cdksecurityhub.cli.plan.SideBySide;
import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubReaders;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells per Region whether what the construct needs is there. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Shows per Region whether Security Hub is enabled, whether this account is its delegated"
            + " administrator, and what is live, with the next step for what fails.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  securityhub-organization doctor --region eu-west-1",
      "  securityhub-organization doctor --all-regions --profile administrator",
      "",
      "It reads with securityhub:DescribeOrganizationConfiguration, ListFindingAggregators and",
      "DescribeHub.",
      "",
      "Answers 0 where all is well and 1 where it is not. A Region that the account has not",
      "enabled counts only where it was named."
    })
final class DoctorCommand implements Callable<Integer> {
  @Mixin private RegionOptions regions;
  @Mixin private AwsOptions aws;
  @Mixin private OutputOptions output;

  private final Console console;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandException, InterruptedException {
    AwsSession session = aws.open();
    SecurityHubReaders readers = session.securityHub();
    Function<AccountRegion, Preview> previews = aws.previews(readers);
    List<Findings> found =
        SideBySide.each(
            regions.places(session, console),
            place ->
                examined(
                    new Examination(
                        readers.in(place),
                        () -> readers.isHubEnabled(place),
                        previews.apply(place))));
    console.print(new DoctorText(console.style(output.noColor()), console.width()).lines(found));
    boolean nowhere = found.stream().allMatch(Findings::isNotEnabled);
    boolean well = found.stream().allMatch(each -> each.isWell() || isLeftOut(each));
    return well && !nowhere ? ExitCode.NOTHING : ExitCode.FAILED;
  }

  private boolean isLeftOut(Findings findings) {
    return regions.areAll() && findings.isNotEnabled();
  }

  private Findings examined(Examination examination) throws InterruptedException {
    Findings found = examination.run();
    if (!output.quiet()) {
      console.progress(found.place().region() + ": " + (found.isWell() ? "well" : "not well"));
    }
    return found;
  }
}

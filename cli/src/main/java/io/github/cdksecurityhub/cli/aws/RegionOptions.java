package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.console.Console;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that choose Regions. */
public final class RegionOptions {
  @Option(
      names = "--region",
      paramLabel = "REGION",
      split = ",",
      converter = RegionNames.Converter.class,
      description = "A Region to read; may be repeated. Default: the environment's.")
  private List<String> regions = List.of();

  @Option(
      names = "--all-regions",
      description = "Every Region that has Security Hub, in the same partition.")
  private boolean all;

  public boolean areAll() {
    return all;
  }

  public List<AccountRegion> places(AwsSession session, Console console) {
    List<String> chosen = Stream.concat(regions.stream(), session.region().stream()).toList();
    if (chosen.isEmpty() && !all) {
      throw new CommandException(
          "Which Regions? Pass --region, or --all-regions, or set AWS_REGION.");
    }
    chosen.forEach(RegionNames::require);
    String first = chosen.isEmpty() ? "us-east-1" : chosen.get(0);
    List<String> wanted = List.of(first);
    if (all) {
      wanted = RegionNames.beside(first);
    } else if (!regions.isEmpty()) {
      wanted = regions.stream().distinct().toList();
    }
    String account = new Caller(session).account(first, console::progress).orElse("this account");
    return wanted.stream().map(region -> new AccountRegion(account, region)).toList();
  }
}

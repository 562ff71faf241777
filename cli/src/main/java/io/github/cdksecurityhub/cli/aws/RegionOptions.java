package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.console.Console;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.securityhub.RegionLinking;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that choose Regions. */
public final class RegionOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      split = ",",
      converter = RegionNames.Converter.class,
      description = "A Region to read; may be repeated. Default: the environment's.")
  private List<String> regions;

  @Option(
      names = "--all-regions",
      description = "Every Region that has Security Hub, in the same partition.")
  private boolean all;

  public boolean areAll() {
    return all;
  }

  public List<AccountRegion> places(AwsSession session, Console console) {
    if (regions != null && regions.isEmpty()) {
      // Of "--region ,", which picocli takes.
      throw new ParameterException(command.commandLine(), "--region names no Region.");
    }
    List<String> named = Optional.ofNullable(regions).orElse(List.of());
    List<String> chosen = Stream.concat(named.stream(), session.region().stream()).toList();
    if (chosen.isEmpty() && !all) {
      throw new CommandException(
          "Which Regions? Pass --region, or --all-regions, or set AWS_REGION.");
    }
    chosen.forEach(RegionNames::require);
    String first = chosen.isEmpty() ? "us-east-1" : chosen.get(0);
    List<String> wanted = List.of(first);
    if (all) {
      wanted = RegionLinking.ofPartition(first);
    } else if (!named.isEmpty()) {
      wanted = named.stream().distinct().toList();
    }
    String account = new Caller(session).account(first, console::progress).orElse("this account");
    return wanted.stream().map(region -> new AccountRegion(account, region)).toList();
  }
}

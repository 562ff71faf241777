package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.console.Console;
import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.cli.preview.SimulatedRegions;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubReaders;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The options that choose AWS and the credentials. */
public final class AwsOptions {
  private static final long LONGEST_CALL = 10;
  private static final long SHORTEST_CALL = 3;
  private static final List<String> ENDPOINTS =
      List.of(
          "AWS_ENDPOINT_URL",
          "AWS_ENDPOINT_URL_STS",
          "AWS_ENDPOINT_URL_SECURITYHUB",
          "AWS_ENDPOINT_URL_CLOUDFORMATION");

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The AWS profile to use. Default: the environment's.")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--role-arn",
      paramLabel = "ARN",
      description =
          "A role to call as, such as a read-only one of the administrator account. For plan one of"
              + " each account, where the stacks go to several.")
  private List<String> roleArns = List.of();

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "Where to call instead of AWS.")
  private Optional<String> endpoint = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "15",
      description = "How long failing requests are retried. Default: ${DEFAULT-VALUE}.")
  private long timeout;

  /** Opens the one session that the options name. */
  public AwsSession open(Console console) {
    if (roleArns.size() > 1) {
      throw new CommandException("Only plan takes more than one --role-arn.");
    }
    return openAll(console).get(0);
  }

  /** Opens a session for each role that is named. */
  public List<AwsSession> openAll(Console console) {
    check(console);
    List<Optional<String>> roles =
        roleArns.isEmpty()
            ? List.of(Optional.empty())
            : roleArns.stream().map(Optional::of).toList();
    return roles.stream()
        .map(
            role ->
                AwsSession.open(
                    new AwsSettings(
                        profile,
                        role,
                        endpoint.map(URI::create),
                        Duration.ofSeconds(
                            Math.max(SHORTEST_CALL, Math.min(timeout, LONGEST_CALL))),
                        console::conceal)))
        .toList();
  }

  private void check(Console console) {
    if (timeout < 1 || timeout > 3600) {
      throw new CommandException(
          "The --timeout " + timeout + " is not a number of seconds from 1 to 3600.");
    }
    endpoint.ifPresent(url -> requireAddress("The --endpoint-url " + url, url));
    for (String variable : ENDPOINTS) {
      String url = console.environment().get(variable);
      if (url != null && endpoint.isEmpty()) {
        requireAddress("The variable " + variable, url);
      }
    }
  }

  private static void requireAddress(String what, String url) {
    if (url.isEmpty()) {
      throw new CommandException(what + " is empty. Unset it, or set an address.");
    }
    if (!url.matches("https?://[A-Za-z0-9._\\[\\]:-]+(/[!-~]*)?")) {
      throw new CommandException(what + " is not an address such as https://host:port.");
    }
  }

  /** Returns what simulates events, over readers that can't write. */
  public Function<AccountRegion, Preview> previews(SecurityHubReaders readers) {
    return place ->
        new Preview(
            new SimulatedRegions(readers::in), readers.in(place), Clock.system(), retryTime());
  }

  public Duration retryTime() {
    return Duration.ofSeconds(timeout);
  }
}

package io.github.cdksecurityhub.cli;

import io.github.cdksecurityhub.cli.aws.AwsSession;
import io.github.cdksecurityhub.cli.aws.AwsSettings;
import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubReaders;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The options that choose AWS and the credentials. */
final class AwsOptions {
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The AWS profile to use. Default: the environment's.")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--role-arn",
      paramLabel = "ARN",
      description = "A role to call as, such as a read-only one of the administrator account.")
  private Optional<String> roleArn = Optional.empty();

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "Where to call instead of AWS.")
  private Optional<URI> endpoint = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "15",
      description = "How long failing requests are retried. Default: ${DEFAULT-VALUE}.")
  private long timeout;

  AwsSession open() throws CommandException {
    if (endpoint.filter(uri -> !String.valueOf(uri.getScheme()).startsWith("http")).isPresent()) {
      throw new CommandException(
          "The --endpoint-url " + endpoint.get() + " does not begin with http:// or https://.");
    }
    return AwsSession.open(new AwsSettings(profile, roleArn, endpoint));
  }

  /** Returns what simulates events, over readers that can't write. */
  Function<AccountRegion, Preview> previews(SecurityHubReaders readers) {
    return place -> preview(readers.in(place));
  }

  /** Returns what simulates events on what {@code reader} reads. */
  Preview preview(SecurityHubReader reader) {
    return new Preview(reader, Clock.system(), Duration.ofSeconds(Math.max(1, timeout)));
  }
}

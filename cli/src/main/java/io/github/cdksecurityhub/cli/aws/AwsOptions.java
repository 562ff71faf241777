package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.console.Console;
import io.github.cdksecurityhub.cli.preview.SimulatedRegions;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that choose AWS and the credentials. */
public final class AwsOptions {
  private static final int LONGEST_RETRY = 3600;
  private static final long LONGEST_CALL = 10;
  private static final long SHORTEST_CALL = 3;
  private static final int HIGHEST_PORT = 65_535;
  private static final List<String> PROXIES =
      List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy");
  private static final List<String> ENDPOINTS =
      List.of(
          "AWS_ENDPOINT_URL",
          "AWS_ENDPOINT_URL_STS",
          "AWS_ENDPOINT_URL_SECURITYHUB",
          "AWS_ENDPOINT_URL_CLOUDFORMATION");

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      converter = ProfileName.class,
      description = "The AWS profile to use. Default: the environment's.")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--role-arn",
      paramLabel = "ARN",
      converter = RoleArn.Converter.class,
      description =
          "A role to call as, such as a read-only one of the administrator account. For plan one of"
              + " each account, where the stacks go to several.")
  private List<RoleArn> roles = List.of();

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      converter = Address.class,
      description = "Where to call instead of AWS.")
  private Optional<URI> endpoint = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "15",
      converter = Seconds.class,
      description = "How long failing requests are retried. Default: ${DEFAULT-VALUE}.")
  private Duration timeout;

  static final class ProfileName implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (text.isBlank()) {
        throw new TypeConversionException("it is empty. Name a profile, or leave the option out.");
      }
      return text;
    }
  }

  static final class Seconds implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      if (text.matches("[1-9]\\d{0,3}") && Integer.parseInt(text) <= LONGEST_RETRY) {
        return Duration.ofSeconds(Integer.parseInt(text));
      }
      throw new TypeConversionException(
          "'" + text + "' is not a number of seconds from 1 to " + LONGEST_RETRY + ".");
    }
  }

  static final class Address implements ITypeConverter<URI> {
    private static final String FORM = "https?://[A-Za-z0-9._\\[\\]:-]+(/[!-~]*)?";

    @Override
    public URI convert(String text) {
      try {
        URI address = new URI(text);
        if (text.matches(FORM) && address.getPort() <= HIGHEST_PORT) {
          return address;
        }
      } catch (URISyntaxException e) {
        // As one of another form.
      }
      throw new TypeConversionException(
          "'" + text + "' is not an address such as https://host:port.");
    }
  }

  public AwsSession open(Console console) {
    if (roles.size() > 1) {
      throw new CommandException("Only plan takes more than one --role-arn.");
    }
    AwsSession own = own(console);
    return roles.isEmpty() ? own : own.as(roles.get(0));
  }

  public Accounts accounts(Console console) throws InterruptedException {
    return Accounts.open(own(console), roles);
  }

  private AwsSession own(Console console) {
    checkProxies(console);
    long seconds = Math.max(SHORTEST_CALL, Math.min(timeout.toSeconds(), LONGEST_CALL));
    return AwsSession.open(
        new AwsSettings(
            profile,
            endpoint.or(() -> ofEnvironment(console.environment())),
            Duration.ofSeconds(seconds),
            console::conceal));
  }

  /** Returns the address of all services, empty where one has its own: the SDK reads that. */
  private static Optional<URI> ofEnvironment(Map<String, String> environment) {
    ENDPOINTS.stream()
        .filter(environment::containsKey)
        .forEach(each -> requireAddress(each, environment.get(each)));
    return Optional.ofNullable(environment.get(ENDPOINTS.get(0)))
        .filter(url -> ENDPOINTS.stream().filter(environment::containsKey).count() == 1)
        .map(URI::create);
  }

  /** The SDK ignores what is no address, and throws for such a port. */
  private static void checkProxies(Console console) {
    for (String variable : PROXIES) {
      // Not quoted: it may have a password.
      String address = console.environment().getOrDefault(variable, "");
      String port = address.replaceFirst("^.*:(\\d+)/?$", "$1");
      if (port.matches("\\d{5,}") && (port.length() > 5 || Integer.parseInt(port) > HIGHEST_PORT)) {
        throw new CommandException(
            "The variable " + variable + " has a port above " + HIGHEST_PORT + ".");
      }
      if (!address.isBlank() && !address.matches("(?i)https?://.+")) {
        console.progress(
            "The variable %s is not used: it is no address such as http://host:port."
                .formatted(variable));
      }
    }
  }

  private static void requireAddress(String variable, String url) {
    if (url.isEmpty()) {
      throw new CommandException(
          "The variable " + variable + " is empty. Unset it, or set an address.");
    }
    try {
      new Address().convert(url);
    } catch (TypeConversionException e) {
      throw new CommandException("The variable " + variable + ": " + e.getMessage(), e);
    }
  }

  /** Returns what is live, over readers that can't write. */
  public SimulatedRegions live(AwsSession session) {
    return new SimulatedRegions(session::reader, Clock.system(), timeout);
  }

  public Duration retryTime() {
    return timeout;
  }
}

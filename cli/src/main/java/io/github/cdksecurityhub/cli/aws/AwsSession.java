package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.assembly.DeployedStacks;
import io.github.cdksecurityhub.cli.catalogue.CatalogueReader;
import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import io.github.cdksecurityhub.lambda.sdk.SdkErrors;
import io.github.cdksecurityhub.lambda.securityhub.NoCredentialsException;
import io.github.cdksecurityhub.lambda.securityhub.SdkSecurityHubReader;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.sts.StsClient;

/** AWS, for the credentials that the command line names. */
public final class AwsSession {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(10);
  private static final Duration FIRST = Duration.ofSeconds(4);

  private final AwsSettings settings;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;
  private final Map<String, SecurityHubClient> clients = new ConcurrentHashMap<>();

  AwsSession(AwsSettings settings, AwsCredentialsProvider credentials, SdkHttpClient http) {
    this.settings = settings;
    this.credentials = credentials;
    this.http = http;
  }

  /** Finds the credentials and proves that there are some. */
  public static AwsSession open(AwsSettings settings) {
    SdkHttpClient http =
        new DeadlineHttpClient(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(READ)
                // AWS is behind HTTPS; without the scheme the client reads HTTP_PROXY alone.
                .proxyConfiguration(
                    ProxyConfiguration.builder()
                        .scheme(settings.endpoint().map(URI::getScheme).orElse("https"))
                        .build())
                .build(),
            settings.callTime());
    AwsCredentialsProvider credentials = new CredentialSearch(settings).find();
    AwsSession session = new AwsSession(settings, credentials, http);
    session.requireSettings();
    return session;
  }

  AwsSession as(RoleArn role) {
    StsClient sts = with(StsClient.builder(), role.region()).build();
    return new AwsSession(settings, new CredentialSearch(settings).assume(sts, role), http);
  }

  /** The SDK reads its own settings when a client is made, and throws several types. */
  private void requireSettings() {
    try {
      with(StsClient.builder(), "us-east-1").build().close();
    } catch (RuntimeException e) {
      throw new CommandException(
          "A setting of the environment or the profile can't be used: "
              + SdkErrors.why(e)
              + " Check AWS_MAX_ATTEMPTS, AWS_RETRY_MODE, AWS_DEFAULTS_MODE,"
              + " AWS_USE_FIPS_ENDPOINT and AWS_ENDPOINT_URL.",
          e);
    }
  }

  /** Returns what reads one Region; it has no method that writes. */
  public SecurityHubReader reader(AccountRegion place) {
    return new SdkSecurityHubReader(client(place), place);
  }

  /**
   * Reads whether Security Hub is enabled at {@code place}.
   *
   * @throws SecurityHubException where that can't be read
   */
  public boolean isHubEnabled(AccountRegion place) throws SecurityHubException {
    try {
      SecurityHubClient client = client(place);
      new SdkSecurityHubReader(client, place)
          .send(ApiOperation.DESCRIBE_HUB, () -> client.describeHub(request -> {}));
      return true;
    } catch (SecurityHubException e) {
      if (e.failure().is(FailureCause.NOT_SUBSCRIBED)) {
        return false;
      }
      throw e;
    }
  }

  /** Its requests are sent once: what is retried, the reconciliation decides by the cause. */
  private SecurityHubClient client(AccountRegion place) {
    return clients.computeIfAbsent(
        place.region(),
        region ->
            with(SecurityHubClient.builder(), region)
                .credentialsProvider(NoCredentialsException.reportedBy(credentials))
                .overrideConfiguration(
                    configuration().retryStrategy(AwsRetryStrategy.doNotRetry()).build())
                .build());
  }

  public CatalogueReader central(AccountRegion place) {
    return new SdkCatalogueReader(
        with(SecurityHubClient.builder(), place.region()).build(), place.region());
  }

  public DeployedStacks cloudFormation() {
    return new SdkDeployedStacks(this);
  }

  /** Returns the Region that the environment or the profile names. */
  public Optional<String> region() {
    DefaultAwsRegionProviderChain.Builder chain =
        DefaultAwsRegionProviderChain.builder().profileFile(ProfileFile::defaultProfileFile);
    settings.profile().ifPresent(chain::profileName);
    try {
      return Optional.of(chain.build().getRegion().id());
    } catch (SdkException e) {
      return Optional.empty();
    }
  }

  /** Sets what every client of this session has in common. */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B with(
      B builder, String region) {
    builder
        .region(Region.of(region))
        .credentialsProvider(credentials)
        .httpClient(http)
        .overrideConfiguration(configuration().apiCallTimeout(settings.callTime()).build());
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder;
  }

  /** The same for the first request of all: a host that does not exist must fail fast. */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B once(
      B builder, String region) {
    return with(builder, region)
        .overrideConfiguration(
            configuration()
                .apiCallTimeout(FIRST)
                .retryStrategy(retries -> retries.maxAttempts(2))
                .build());
  }

  /** The profile may name endpoints, and choose FIPS or dual stack. */
  private ClientOverrideConfiguration.Builder configuration() {
    ClientOverrideConfiguration.Builder configuration = ClientOverrideConfiguration.builder();
    settings.profile().ifPresent(configuration::defaultProfileName);
    return configuration;
  }

  Optional<URI> endpoint() {
    return settings.endpoint();
  }
}

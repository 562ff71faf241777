package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/**
 * Security Hub for the function's own credentials: one SDK client per Region over one HTTP client,
 * kept for as long as the function instance lives.
 *
 * <p>Region, credentials, HTTP client and profile are explicit: searching for each of them costs
 * start time, and the function's environment is the only place where they can be. The client
 * retries nothing; the reconciliation decides by the cause.
 */
public final class SecurityHubClients {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(10);
  private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

  private final Map<String, SecurityHubClient> clients = new ConcurrentHashMap<>();
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(CONNECT)
          .socketTimeout(READ)
          // AWS is behind HTTPS; a client that is not told so reads HTTP_PROXY, not HTTPS_PROXY.
          .proxyConfiguration(ProxyConfiguration.builder().scheme("https").build())
          .build();

  /** Builds the HTTP client; opens no connection. */
  public SecurityHubClients() {}

  /** Returns Security Hub at {@code place}. */
  public SecurityHub in(AccountRegion place) {
    return new SdkSecurityHub(
        clients.computeIfAbsent(place.region(), region -> client(region, http)), place);
  }

  /**
   * Returns a Security Hub that is no other than {@link #in} but for its HTTP client, which sends
   * nothing.
   */
  public SecurityHub priming(AccountRegion place) {
    return new SdkSecurityHub(
        client(place.region(), UrlConnectionHttpClient.create(new PrimingConnections())), place);
  }

  private static SecurityHubClient client(String region, SdkHttpClient http) {
    return SecurityHubClient.builder()
        .region(Region.of(region))
        .credentialsProvider(
            NoCredentialsException.reportedBy(EnvironmentVariableCredentialsProvider.create()))
        .httpClient(http)
        .defaultsMode(DefaultsMode.LEGACY)
        .overrideConfiguration(
            configuration ->
                configuration
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    .defaultProfileFile(NO_PROFILES))
        .build();
  }
}

package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/**
 * One SDK client per Region, all over one HTTP client, kept for as long as the function instance
 * lives.
 *
 * <p>Region, credentials, HTTP client and profile are explicit: looking for each of them costs
 * start time, and the function's environment is the only place where they can be. {@code
 * AWS_ENDPOINT_URL} and {@code AWS_ENDPOINT_URL_SECURITYHUB} are the SDK's own settings and work as
 * everywhere. Requests are never repeated here: what a failure deserves is decided by meaning, one
 * layer up.
 */
public final class SecurityHubClients {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration HANDSHAKE = Duration.ofMillis(1500);
  private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

  private final Map<String, SecurityHubClient> clients = new ConcurrentHashMap<>();
  private final SelfAnsweringHttpClient rehearsal = new SelfAnsweringHttpClient();
  private final SdkHttpClient http;

  /** Builds the HTTP client; it connects nowhere yet. */
  public SecurityHubClients() {
    this.http = connecting();
  }

  static SdkHttpClient connecting() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT)
        .socketTimeout(ANSWER)
        .build();
  }

  /** Returns Security Hub at {@code place}. */
  public SecurityHub in(AccountRegion place) {
    return new SdkSecurityHub(
        clients.computeIfAbsent(place.region(), region -> client(region, http)), place);
  }

  /**
   * Returns a Security Hub that loads whatever a real one needs, and asks nobody: a real client
   * whose answers are made up.
   */
  public SecurityHub rehearsing(AccountRegion place) {
    return new SdkSecurityHub(client(place.region(), rehearsal), place);
  }

  /**
   * Connects to the endpoint that the rehearsal would have called, TLS handshake included, and
   * sends nothing.
   *
   * @throws IOException where there is no connection to be had; the first event will say so, with
   *     its place
   */
  public void shakeHands() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) rehearsal.lastUri().toURL().openConnection();
    connection.setConnectTimeout((int) HANDSHAKE.toMillis());
    connection.setReadTimeout((int) HANDSHAKE.toMillis());
    connection.connect();
    connection.disconnect();
  }

  static SecurityHubClient client(String region, SdkHttpClient http) {
    return SecurityHubClient.builder()
        .region(Region.of(region))
        .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
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

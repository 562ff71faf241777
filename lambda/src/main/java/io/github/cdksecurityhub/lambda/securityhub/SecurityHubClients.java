package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.sdk.SdkSettings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/**
 * Security Hub for the function's own credentials: one SDK client per Region over one HTTP client,
 * kept for as long as the function instance lives.
 *
 * <p>The client retries nothing; the reconciliation decides by the cause.
 */
public final class SecurityHubClients {
  private final Map<String, SecurityHubClient> clients = new ConcurrentHashMap<>();
  private final SdkHttpClient http = SdkSettings.http();

  private final boolean listsPolicies;

  /**
   * Builds the HTTP client; opens no connection.
   *
   * @param listsPolicies whether the function's role may list the configuration policies; where it
   *     may not, there seem to be none
   */
  public SecurityHubClients(boolean listsPolicies) {
    this.listsPolicies = listsPolicies;
  }

  public SecurityHub in(AccountRegion place) {
    return hub(place);
  }

  SdkSecurityHub hub(AccountRegion place) {
    return new SdkSecurityHub(
        clients.computeIfAbsent(place.region(), region -> client(region, http)),
        place,
        listsPolicies);
  }

  /**
   * Returns a Security Hub that is no other than {@link #in} but for its HTTP client, which sends
   * nothing.
   */
  public SecurityHub priming(AccountRegion place) {
    SecurityHubClient client =
        client(place.region(), UrlConnectionHttpClient.create(new PrimingConnections()));
    return new SdkSecurityHub(client, place, listsPolicies);
  }

  private static SecurityHubClient client(String region, SdkHttpClient http) {
    return SdkSettings.client(
        SecurityHubClient.builder(),
        region,
        NoCredentialsException.reportedBy(EnvironmentVariableCredentialsProvider.create()),
        http,
        AwsRetryStrategy.doNotRetry());
  }
}

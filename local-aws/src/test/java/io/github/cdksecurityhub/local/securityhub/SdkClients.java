package io.github.cdksecurityhub.local.securityhub;

import java.net.URI;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.SecurityHubException;

/** AWS's own clients, pointed at a local endpoint; they send each request once. */
public final class SdkClients {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create(RestJsonClient.KEY, "secret"));

  private SdkClients() {}

  /** A client of Security Hub. */
  public static SecurityHubClient securityHub(URI endpoint, String region) {
    return client(SecurityHubClient.builder(), endpoint, region);
  }

  /** A client of CloudFormation. */
  public static CloudFormationClient cloudFormation(URI endpoint, String region) {
    return client(CloudFormationClient.builder(), endpoint, region);
  }

  private static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
      B builder, URI endpoint, String region) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(CREDENTIALS)
        .httpClientBuilder(Apache5HttpClient.builder())
        .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  /** What the client makes of an error: status, code and message. */
  static String error(SecurityHubClient client, Function<SecurityHubClient, ?> call) {
    try {
      return "no error but " + call.apply(client);
    } catch (SecurityHubException e) {
      var details = e.awsErrorDetails();
      return e.statusCode() + " " + details.errorCode() + ": " + details.errorMessage();
    }
  }
}

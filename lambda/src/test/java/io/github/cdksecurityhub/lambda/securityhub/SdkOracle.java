package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.RawServer;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** AWS's own client, to be asked the same: what it sends and reads is right (ADR 34). */
final class SdkOracle {
  private SdkOracle() {}

  /** Returns a client that takes {@code server} for Security Hub, and asks once. */
  static SecurityHubClient at(RawServer server) {
    return SecurityHubClient.builder()
        .endpointOverride(URI.create(server.url()))
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(
            configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }
}

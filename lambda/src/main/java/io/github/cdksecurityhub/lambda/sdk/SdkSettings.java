package io.github.cdksecurityhub.lambda.sdk;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * How the functions' clients are built: Region, credentials, HTTP client and profile are explicit,
 * because searching for each of them costs start time and none can be anywhere else.
 */
public final class SdkSettings {
  static final Duration CONNECT = Duration.ofSeconds(3);
  static final Duration READ = Duration.ofSeconds(10);

  /** AWS is behind HTTPS; a client that is not told so reads HTTP_PROXY, not HTTPS_PROXY. */
  static final ProxyConfiguration PROXY = ProxyConfiguration.builder().scheme("https").build();

  private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

  private SdkSettings() {}

  /** Returns a new HTTP client; opens no connection. */
  public static SdkHttpClient http() {
    return new HttpClientWithPatch(
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(READ)
            .proxyConfiguration(PROXY)
            .build());
  }

  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder,
      String region,
      AwsCredentialsProvider credentials,
      SdkHttpClient http,
      RetryStrategy retries) {
    return builder
        .region(Region.of(region))
        .credentialsProvider(credentials)
        .httpClient(http)
        .defaultsMode(DefaultsMode.LEGACY)
        .overrideConfiguration(
            configuration -> configuration.retryStrategy(retries).defaultProfileFile(NO_PROFILES))
        .build();
  }
}

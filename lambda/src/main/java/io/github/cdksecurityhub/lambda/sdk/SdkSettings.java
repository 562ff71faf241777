package io.github.cdksecurityhub.lambda.sdk;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.utils.ProxyConfigProvider;

/**
 * How the functions' clients are built: Region, credentials, HTTP client and profile are explicit,
 * because searching for each of them costs start time and none can be anywhere else.
 */
public final class SdkSettings {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(10);
  private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

  private SdkSettings() {}

  public static SdkHttpClient http() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT)
        .socketTimeout(READ)
        // AWS is behind HTTPS; a client that is not told so reads HTTP_PROXY, not HTTPS_PROXY.
        .proxyConfiguration(ProxyConfiguration.builder().scheme("https").build())
        .build();
  }

  /**
   * Returns a new HTTP client that can send PATCH, which the JDK's connection has not got; it takes
   * longer to load, so nothing else uses it.
   */
  public static SdkHttpClient patchingHttp() {
    return Apache5HttpClient.builder()
        .connectionTimeout(CONNECT)
        .socketTimeout(READ)
        .proxyConfiguration(patchingProxy())
        .build();
  }

  /** The proxy for HTTPS, named: told the scheme alone, this client would speak TLS to it. */
  private static software.amazon.awssdk.http.apache5.ProxyConfiguration patchingProxy() {
    software.amazon.awssdk.http.apache5.ProxyConfiguration.Builder proxy =
        software.amazon.awssdk.http.apache5.ProxyConfiguration.builder()
            .useSystemPropertyValues(false)
            .useEnvironmentVariableValues(false);
    ProxyConfigProvider found =
        ProxyConfigProvider.fromSystemEnvironmentSettings(true, true, "https");
    if (found != null && found.host() != null) {
      proxy
          .endpoint(URI.create("http://" + found.host() + ":" + found.port()))
          .nonProxyHosts(found.nonProxyHosts());
      found.userName().ifPresent(proxy::username);
      found.password().ifPresent(proxy::password);
    }
    return proxy.build();
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

package io.github.cdksecurityhub.lambda.sdk;

import java.net.URI;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

/**
 * Sends each request through {@code usual}, and a PATCH, which the JDK's connection has not got,
 * through Apache's client. That takes longer to load, so the first PATCH makes it.
 */
record HttpClientWithPatch(SdkHttpClient usual) implements SdkHttpClient {
  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    boolean isPatch = request.httpRequest().method() == SdkHttpMethod.PATCH;
    return (isPatch ? Patching.CLIENT : usual).prepareRequest(request);
  }

  @Override
  public String clientName() {
    return usual.clientName();
  }

  @Override
  public void close() {
    usual.close();
  }

  /** Lives as long as the function instance. */
  private static final class Patching {
    static final SdkHttpClient CLIENT =
        Apache5HttpClient.builder()
            .connectionTimeout(SdkSettings.CONNECT)
            .socketTimeout(SdkSettings.READ)
            .proxyConfiguration(proxy())
            .build();

    private Patching() {}

    /** The same proxy, named: told the scheme https alone, this client would speak TLS to it. */
    private static ProxyConfiguration proxy() {
      var same = SdkSettings.PROXY;
      URI endpoint =
          same.host() == null ? null : URI.create("http://" + same.host() + ":" + same.port());
      return ProxyConfiguration.builder()
          .useSystemPropertyValues(false)
          .useEnvironmentVariableValues(false)
          .endpoint(endpoint)
          .username(same.username())
          .password(same.password())
          .nonProxyHosts(same.nonProxyHosts())
          .build();
    }
  }
}

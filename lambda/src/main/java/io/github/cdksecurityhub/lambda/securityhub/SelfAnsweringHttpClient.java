package io.github.cdksecurityhub.lambda.securityhub;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * An HTTP client that asks nobody: a Security Hub where AutoEnable is off until the first write.
 */
final class SelfAnsweringHttpClient implements SdkHttpClient {
  private static final String ANSWER =
      """
      {"AutoEnable":%s,"AutoEnableStandards":"NONE","MemberAccountLimitReached":false,\
      "OrganizationConfiguration":{"ConfigurationType":"LOCAL","Status":"ENABLED"}}""";

  private boolean written;
  private URI lastUri = URI.create("https://localhost/");

  /** Returns where the last request would have gone. */
  URI lastUri() {
    return lastUri;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    lastUri = request.httpRequest().getUri();
    written |= request.httpRequest().method() == SdkHttpMethod.POST;
    byte[] body = ANSWER.formatted(written).getBytes(StandardCharsets.UTF_8);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return HttpExecuteResponse.builder()
            .response(SdkHttpResponse.builder().statusCode(200).build())
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
            .build();
      }

      @Override
      public void abort() {
        // Nothing is under way.
      }
    };
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}

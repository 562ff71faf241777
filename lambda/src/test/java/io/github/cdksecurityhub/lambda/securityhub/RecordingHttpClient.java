package io.github.cdksecurityhub.lambda.securityhub;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Asks nobody and remembers what it was asked. */
final class RecordingHttpClient implements SdkHttpClient {
  private SdkHttpRequest last;

  SdkHttpRequest last() {
    return last;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    last = request.httpRequest();
    return new SelfAnsweringHttpClient().prepareRequest(request);
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}

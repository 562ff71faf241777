package io.github.cdksecurityhub.local.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The JDK's HTTP client under AWS's, which has PATCH and keeps the text of a 401 (R40), and notes
 * what went over the wire.
 */
final class RecordingHttpClient implements SdkHttpClient {
  private static final Set<String> SET_BY_THE_JDK = Set.of("host", "content-length", "expect");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final List<String> exchanges = new ArrayList<>();

  /** What went over the wire since the last call, without credentials and accounts. */
  synchronized List<String> takeExchanges() {
    List<String> taken = List.copyOf(exchanges);
    exchanges.clear();
    return taken;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return send(request);
      }

      @Override
      public void abort() {
        // Every call ends by itself within the limit.
      }
    };
  }

  private HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
    byte[] body = new byte[0];
    if (request.contentStreamProvider().isPresent()) {
      body = request.contentStreamProvider().get().newStream().readAllBytes();
    }
    SdkHttpRequest sent = request.httpRequest();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(sent.getUri())
            .timeout(LIMIT)
            .method(sent.method().name(), HttpRequest.BodyPublishers.ofByteArray(body));
    sent.forEachHeader(
        (name, values) -> {
          if (!SET_BY_THE_JDK.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> builder.header(name, value));
          }
        });
    try {
      HttpResponse<byte[]> response =
          http.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
      note(sent, new String(body, StandardCharsets.UTF_8), response);
      return result(response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private static HttpExecuteResponse result(HttpResponse<byte[]> response) {
    SdkHttpFullResponse.Builder head =
        SdkHttpFullResponse.builder().statusCode(response.statusCode());
    response.headers().map().forEach(head::putHeader);
    return HttpExecuteResponse.builder()
        .response(head.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(response.body())))
        .build();
  }

  private synchronized void note(SdkHttpRequest sent, String body, HttpResponse<byte[]> response) {
    String type = response.headers().firstValue("x-amzn-ErrorType").orElse("");
    exchanges.add(
        Masked.text(
            """
            %s %s
            %s

            ### response
            HTTP/1.1 %d
            %s
            %s
            """
                .formatted(
                    sent.method(),
                    sent.getUri().getRawPath(),
                    body.isEmpty() ? "" : "\n" + body,
                    response.statusCode(),
                    type.isEmpty() ? "" : "x-amzn-ErrorType: " + type + "\n",
                    new String(response.body(), StandardCharsets.UTF_8))));
  }

  @Override
  public void close() {
    // The JDK's client ends with its last user.
  }
}

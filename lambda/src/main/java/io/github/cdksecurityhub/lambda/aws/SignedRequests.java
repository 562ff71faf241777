package io.github.cdksecurityhub.lambda.aws;

import io.github.cdksecurityhub.lambda.reconcile.Clock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Signed POST requests to one service in one Region, repeated while the service asks for it.
 *
 * <p>{@code AWS_ENDPOINT_URL} and {@code AWS_ENDPOINT_URL_<SERVICE>} work as they do in the SDK.
 */
final class SignedRequests {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
  private static final int MOST_TRIES = 4;
  private static final int MOST_QUOTED = 300;

  private final Clock clock;
  private final String service;
  private final String region;
  private final URI endpoint;
  private final UnaryOperator<String> environment;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER).build();

  /**
   * Prepares requests to a service.
   *
   * @param service its signing name, which its host name begins with
   * @param variable what its variable ends with, behind {@code AWS_ENDPOINT_URL_}
   */
  SignedRequests(
      Clock clock,
      String service,
      String variable,
      String region,
      UnaryOperator<String> environment) {
    this.clock = clock;
    this.service = service;
    this.region = region;
    this.environment = environment;
    this.endpoint =
        Optional.ofNullable(environment.apply("AWS_ENDPOINT_URL_" + variable))
            .or(() -> Optional.ofNullable(environment.apply("AWS_ENDPOINT_URL")))
            .map(URI::create)
            .orElseGet(() -> URI.create("https://%s.%s.%s".formatted(service, region, suffix())));
  }

  private String suffix() {
    return PartitionMetadata.of(Region.of(region)).dnsSuffix();
  }

  /**
   * Sends one request, again where the service was busy or could not be reached.
   *
   * @return the body of an answer with a status of success
   * @throws IOException with the service's words, or the connection's
   */
  String post(Map<String, String> headers, String body) throws IOException, InterruptedException {
    Duration pause = FIRST_PAUSE;
    for (int tries = 1; ; tries++) {
      try {
        return once(headers, body);
      } catch (RefusedException e) {
        throw e;
      } catch (IOException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
      clock.pause(pause);
      pause = pause.multipliedBy(3);
    }
  }

  private String once(Map<String, String> headers, String body) throws IOException {
    ContentStreamProvider payload = ContentStreamProvider.fromUtf8String(body);
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(endpoint);
    request.encodedPath("/");
    headers.forEach(request::putHeader);
    request.putHeader(
        "Content-Length", String.valueOf(body.getBytes(StandardCharsets.UTF_8).length));
    SignedRequest signed =
        signer.sign(
            sign ->
                sign.identity(credentials())
                    .request(request.build())
                    .payload(payload)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    HttpExecuteResponse response =
        http.prepareRequest(
                HttpExecuteRequest.builder()
                    .request(signed.request())
                    .contentStreamProvider(signed.payload().orElse(payload))
                    .build())
            .call();
    int status = response.httpResponse().statusCode();
    String answer = text(response);
    if (response.httpResponse().isSuccessful()) {
      return answer;
    }
    throw failure(status, answer);
  }

  /** Lambda gives each instance a session's, in its environment. */
  private AwsSessionCredentials credentials() {
    return AwsSessionCredentials.create(
        environment.apply("AWS_ACCESS_KEY_ID"),
        environment.apply("AWS_SECRET_ACCESS_KEY"),
        environment.apply("AWS_SESSION_TOKEN"));
  }

  private static String text(HttpExecuteResponse response) throws IOException {
    try (InputStream in =
        response
            .responseBody()
            .map(InputStream.class::cast)
            .orElseGet(() -> new ByteArrayInputStream(new byte[0]))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private IOException failure(int status, String answer) {
    String said = answer.substring(0, Math.min(MOST_QUOTED, answer.length()));
    String message =
        "Cannot call %s in %s: HTTP status %d with: %s".formatted(service, region, status, said);
    boolean passes = status >= 500 || status == 429 || answer.contains("Throttl");
    return passes ? new IOException(message) : new RefusedException(message);
  }

  /** The service understood and said no: asking again gives the same. */
  private static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }
}

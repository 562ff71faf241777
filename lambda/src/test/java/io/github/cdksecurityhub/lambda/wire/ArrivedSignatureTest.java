package io.github.cdksecurityhub.lambda.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.RawServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/**
 * The signature holds for what arrives, whatever the connection made of the request on its way: the
 * SDK signs what came over the wire once more, as AWS does.
 */
class ArrivedSignatureTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Credentials OURS =
      new Credentials("ASIAEXAMPLE", "secret", Optional.of("token/with+signs=="));

  static Stream<Request> requests() {
    byte[] body = "{\"Name\":\"漢\"}".getBytes(StandardCharsets.UTF_8);
    Map<String, String> json = Map.of("content-type", "application/json");
    return Stream.of(
        Request.get("/accounts", Map.of()),
        Request.get("/configurationPolicy/list", Map.of("NextToken", "a b+c/=&?~漢")),
        Request.post("/organization/configuration", json, body),
        Request.post("/", Map.of("x-amz-target", "A.B", "content-type", "text/plain"), body));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void itHoldsForWhatArrives(Request request) throws IOException {
    for (String path : List.of("", "/in/between")) {
      try (RawServer server = new RawServer()) {
        Endpoint endpoint =
            new Endpoint("securityhub", "eu-west-1", URI.create(server.url() + path));
        InstantSource time = InstantSource.fixed(NOW);
        Http http = new Connections(Duration.ofSeconds(3), Duration.ofSeconds(10));
        Reply reply = new Service(endpoint, () -> OURS, http, time).call(request);
        assertThat(reply.status()).isEqualTo(200);
        RawServer.Request arrived = server.requests().get(0);
        assertThat(arrived.header("Authorization")).isEqualTo(signedAgain(arrived, server.url()));
      }
    }
  }

  private static String signedAgain(RawServer.Request arrived, String url) {
    SdkHttpRequest.Builder again =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(arrived.line().split(" ")[0]))
            .uri(URI.create(url + arrived.line().split(" ")[1]));
    again.putHeader("host", arrived.header("Host"));
    for (String name : signedNames(arrived)) {
      again.putHeader(name, arrived.header(name));
    }
    return AwsV4HttpSigner.create()
        .sign(
            sign ->
                sign.identity(
                        AwsSessionCredentials.create(
                            OURS.accessKeyId(),
                            OURS.secretAccessKey(),
                            OURS.sessionToken().orElseThrow()))
                    .request(again.build())
                    .payload(ContentStreamProvider.fromByteArray(arrived.body()))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "securityhub")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
        .request()
        .firstMatchingHeader("Authorization")
        .orElseThrow();
  }

  private static List<String> signedNames(RawServer.Request arrived) {
    String names = arrived.header("Authorization").replaceFirst(".*SignedHeaders=([^,]+),.*", "$1");
    return List.of(names.split(";"));
  }
}

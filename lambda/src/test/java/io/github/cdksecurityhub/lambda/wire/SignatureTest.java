package io.github.cdksecurityhub.lambda.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The signature is the one that AWS's SDK makes of the same request, to the letter. */
class SignatureTest {
  private static final AwsV4HttpSigner SDK = AwsV4HttpSigner.create();
  private static final Credentials SESSION =
      new Credentials("ASIAEXAMPLE", "secret/with+signs=", Optional.of("token/with+signs=="));

  private static String ours(
      Endpoint endpoint, Credentials credentials, Instant now, Request request) {
    return new Signature(endpoint, credentials, now).headers(request).get("authorization");
  }

  /** Given just what we sign, since it signs all headers that it finds. */
  private static String bySdk(
      Endpoint endpoint, Credentials credentials, Instant now, Request request) {
    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(endpoint.uri())
            .encodedPath(endpoint.path(request));
    request.query().forEach(unsigned::putRawQueryParameter);
    request.headers().forEach(unsigned::putHeader);
    return SDK.sign(
            sign ->
                sign.identity(identity(credentials))
                    .request(unsigned.build())
                    .payload(ContentStreamProvider.fromByteArray(request.body()))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, endpoint.service())
                    .putProperty(AwsV4HttpSigner.REGION_NAME, endpoint.region())
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)))
        .request()
        .firstMatchingHeader("Authorization")
        .orElseThrow();
  }

  private static AwsCredentialsIdentity identity(Credentials credentials) {
    return credentials
        .sessionToken()
        .<AwsCredentialsIdentity>map(
            token ->
                AwsSessionCredentials.create(
                    credentials.accessKeyId(), credentials.secretAccessKey(), token))
        .orElseGet(
            () ->
                AwsBasicCredentials.create(
                    credentials.accessKeyId(), credentials.secretAccessKey()));
  }

  /**
   * Two of the examples in S3's API Reference, "Signature Calculations for the Authorization
   * Header".
   */
  @Test
  void awssOwnExamplesComeOut() {
    Endpoint bucket =
        new Endpoint("s3", "us-east-1", URI.create("https://examplebucket.s3.amazonaws.com"));
    Credentials credentials =
        new Credentials(
            "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty());
    Instant then = Instant.parse("2013-05-24T00:00:00Z");
    Request object =
        new Request("GET", "/test.txt", Map.of(), Map.of("range", "bytes=0-9"), new byte[0]);
    Request list = Request.get("/", Map.of("prefix", "J", "max-keys", "2"));
    assertThat(ours(bucket, credentials, then, object))
        .isEqualTo(
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + " SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                + " Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    assertThat(ours(bucket, credentials, then, list))
        .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverIsSignedTheSdkWouldSignSo(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 250; i++) {
      Endpoint endpoint =
          new Endpoint(
              random.nextBoolean() ? "securityhub" : "events",
              random.nextBoolean() ? "eu-west-1" : "cn-north-1",
              URI.create(random.nextBoolean() ? "https://a.example" : "http://127.0.0.1:4566/p"));
      Credentials credentials =
          random.nextBoolean()
              ? SESSION
              : new Credentials("AKIDEXAMPLE", "s" + random.nextInt(), Optional.empty());
      Instant now = Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE));
      Request request = random.nextBoolean() ? get(random) : post(random);
      assertThat(ours(endpoint, credentials, now, request))
          .as("%s %s %s", endpoint, now, request)
          .isEqualTo(bySdk(endpoint, credentials, now, request));
    }
  }

  private static Request get(Random random) {
    Map<String, String> query = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      query.put("name" + random.nextInt(9), text(random));
    }
    return Request.get(path(random), query);
  }

  private static Request post(Random random) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("content-type", random.nextBoolean() ? "application/json" : " text/plain ");
    if (random.nextBoolean()) {
      headers.put("x-amz-target", "AWSEvents.PutEvents");
    }
    return Request.post(path(random), headers, text(random).getBytes(StandardCharsets.UTF_8));
  }

  private static String path(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "/";
      case 1 -> "/organization/configuration";
      case 2 -> "/a%20b/c~d-e_f.g";
      default -> "/findingAggregator/arn%3Aaws%3Asecurityhub/x";
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(20); i > 0; i--) {
      text.appendCodePoint(
          random.nextInt(5) == 0 ? 0x6f22 + random.nextInt(100) : 33 + random.nextInt(94));
    }
    return text.toString();
  }

  @Test
  void theSecretIsNotInTheHeaders() {
    Endpoint endpoint = new Endpoint("securityhub", "eu-west-1", URI.create("https://a.example"));
    Map<String, String> headers =
        new Signature(endpoint, SESSION, Instant.EPOCH).headers(Request.get("/", Map.of()));
    assertThat(headers.toString()).doesNotContain(SESSION.secretAccessKey());
  }
}

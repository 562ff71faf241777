package io.github.cdksecurityhub.lambda.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.securityhub.endpoints.SecurityHubEndpointParams;
import software.amazon.awssdk.services.securityhub.endpoints.SecurityHubEndpointProvider;

/** Where requests go: where AWS's SDK would send them, in every Region that it knows. */
class EndpointTest {
  private static final SecurityHubEndpointProvider SDK =
      SecurityHubEndpointProvider.defaultProvider();

  /** Those that the SDK knows, and some that are yet to come. */
  static List<String> regions() {
    Stream<String> known =
        Region.regions().stream().filter(it -> !it.isGlobalRegion()).map(Region::id);
    Stream<String> unknown =
        Stream.of(
            "eu-west-9",
            "mx-south-2",
            "cn-south-9",
            "us-gov-west-9",
            "us-iso-west-9",
            "us-isob-west-9",
            "us-isof-west-9",
            "eu-isoe-west-9",
            "eusc-de-south-9");
    return Stream.concat(known, unknown).distinct().toList();
  }

  private static URI found(String region, Map<String, String> environment) {
    return Endpoint.find("securityhub", "SECURITYHUB", region, environment::get).uri();
  }

  private static URI bySdk(String region, boolean fips, boolean dualStack) {
    return SDK.resolveEndpoint(
            SecurityHubEndpointParams.builder()
                .region(Region.of(region))
                .useFips(fips)
                .useDualStack(dualStack)
                .build())
        .join()
        .url();
  }

  @Test
  void thereAreRegionsOfEveryPartition() {
    assertThat(regions()).hasSizeGreaterThan(50);
    assertThat(regions().stream().map(Partition::of).distinct())
        .containsExactlyInAnyOrder(Partition.values());
  }

  @ParameterizedTest
  @MethodSource("regions")
  void theEndpointIsTheSdksOwn(String region) {
    assertThat(found(region, Map.of())).isEqualTo(bySdk(region, false, false));
  }

  @ParameterizedTest
  @MethodSource("regions")
  void withFipsAndDualStackItIsToo(String region) {
    Map<String, String> fips = Map.of("AWS_USE_FIPS_ENDPOINT", "true");
    Map<String, String> dualStack = Map.of("AWS_USE_DUALSTACK_ENDPOINT", "true");
    Map<String, String> both =
        Map.of("AWS_USE_FIPS_ENDPOINT", "true", "AWS_USE_DUALSTACK_ENDPOINT", "TRUE");
    assertThat(found(region, fips)).isEqualTo(bySdk(region, true, false));
    assertThat(found(region, dualStack)).isEqualTo(bySdk(region, false, true));
    assertThat(found(region, both)).isEqualTo(bySdk(region, true, true));
  }

  @ParameterizedTest
  @MethodSource("regions")
  void hostNamesEndAsTheSdkKnowsThemForEveryService(String region) {
    assertThat(Partition.of(region).suffix())
        .isEqualTo(PartitionMetadata.of(Region.of(region)).dnsSuffix());
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1,https://securityhub.eu-west-1.amazonaws.com",
    "cn-north-1,https://securityhub.cn-north-1.amazonaws.com.cn",
    "us-gov-west-1,https://securityhub.us-gov-west-1.amazonaws.com"
  })
  void itIsWhatAwsDocuments(String region, String documented) {
    assertThat(found(region, Map.of())).hasToString(documented);
  }

  @Test
  void aServicesOwnVariableGoesBeforeTheOneForAllAndBothBeforeAws() {
    Map<String, String> forAll =
        Map.of("AWS_ENDPOINT_URL", "http://a", "AWS_USE_FIPS_ENDPOINT", "true");
    Map<String, String> both =
        Map.of("AWS_ENDPOINT_URL", "http://a", "AWS_ENDPOINT_URL_SECURITYHUB", "http://b");
    assertThat(found("eu-west-1", forAll)).hasToString("http://a");
    assertThat(found("eu-west-1", both)).hasToString("http://b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void anEmptyVariableIsNone(String empty) {
    Map<String, String> environment =
        Map.of("AWS_ENDPOINT_URL", "http://a", "AWS_ENDPOINT_URL_SECURITYHUB", empty);
    assertThat(found("eu-west-1", environment)).hasToString("http://a");
    assertThat(found("eu-west-1", Map.of("AWS_ENDPOINT_URL", empty)))
        .hasToString("https://securityhub.eu-west-1.amazonaws.com");
  }

  /** The value is not quoted: somebody may have put a password into it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:4566",
        "//secret.example",
        "ftp://secret.example",
        "http://",
        "http:secret",
        "http://u:secret pass@a.example",
        "http://secret_host:4566"
      })
  void anAddressThatIsNoEndpointIsRefusedByTheVariablesName(String address) {
    assertThatThrownBy(() -> found("eu-west-1", Map.of("AWS_ENDPOINT_URL", address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("AWS_ENDPOINT_URL is no endpoint, which is http:// or https:// and a host.")
        .hasNoCause();
  }

  @Test
  void aUserInTheAddressIsNotSentAlong() throws IOException {
    List<URI> sent = new ArrayList<>();
    Http nobody =
        (method, uri, headers, body) -> {
          sent.add(uri);
          return new Reply(200, Map.of(), body);
        };
    Endpoint endpoint =
        new Endpoint("securityhub", "eu-west-1", URI.create("http://u:secret@[::1]:4566/p/?q"));
    new Service(
            endpoint,
            () -> new Credentials("key", "secret", Optional.empty()),
            nobody,
            InstantSource.system())
        .call(Request.get("/accounts", Map.of("a", "b c")));
    assertThat(sent).containsExactly(URI.create("http://[::1]:4566/p/accounts?a=b%20c"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example,a.example",
    "HTTPS://a.example:443,a.example",
    "http://[::1]:4566,[::1]:4566",
    "http://[::1],[::1]",
    "https://a.example:443,a.example",
    "http://a.example:80,a.example",
    "https://a.example:4566,a.example:4566",
    "http://a.example:443,a.example:443"
  })
  void theHostThatIsSignedIsTheOneThatTheConnectionNames(String uri, String host) {
    assertThat(new Endpoint("securityhub", "eu-west-1", URI.create(uri)).host()).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example,/accounts",
    "https://a.example/,/accounts",
    "https://a.example/proxy,/proxy/accounts",
    "https://a.example/proxy/,/proxy/accounts"
  })
  void whoStandsInAwssPlaceMayHaveAPath(String uri, String path) {
    Endpoint endpoint = new Endpoint("securityhub", "eu-west-1", URI.create(uri));
    assertThat(endpoint.path(Request.get("/accounts", Map.of()))).isEqualTo(path);
  }
}

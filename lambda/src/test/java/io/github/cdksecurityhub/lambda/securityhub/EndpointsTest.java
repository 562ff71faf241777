package io.github.cdksecurityhub.lambda.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/**
 * The package calls Security Hub where the SDK as it is published would: an update of the SDK that
 * makes the one or the other wrong fails here.
 */
@EnabledIfSystemProperty(named = "handler.package", matches = ".+")
class EndpointsTest {
  private static final List<String> UNKNOWN =
      List.of("eu-west-9", "cn-south-9", "us-gov-west-9", "us-iso-west-9", "eusc-de-east-9");

  private static List<String> regions() {
    Stream<String> known =
        Region.regions().stream().filter(it -> !it.isGlobalRegion()).map(Region::id);
    return Stream.concat(known, UNKNOWN.stream()).toList();
  }

  private static ProbeProcess packaged;

  @BeforeAll
  static void start() throws IOException {
    packaged = probe(ProbeProcess.packaged(), Map.of());
  }

  @AfterAll
  static void stop() throws IOException {
    packaged.close();
  }

  private static ProbeProcess probe(String classPath, Map<String, String> settings)
      throws IOException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    return new ProbeProcess(classPath, environment);
  }

  private static void areTheSdksOwn(ProbeProcess packaged, Map<String, String> settings)
      throws IOException {
    try (ProbeProcess published = probe(ProbeProcess.AS_PUBLISHED, settings)) {
      assertThat(regions()).hasSizeGreaterThan(45);
      for (String region : regions()) {
        List<String> where = packaged.ask(region, "where");
        assertThat(where).as(region).isEqualTo(published.ask(region, "where"));
      }
    }
  }

  @Test
  void endpointSigningRegionAndPartitionAreTheSdksOwnInEveryRegion() throws IOException {
    areTheSdksOwn(packaged, Map.of());
  }

  @Test
  void withFipsTheyAreTheSdksOwnToo() throws IOException {
    Map<String, String> fips = Map.of("AWS_USE_FIPS_ENDPOINT", "true");
    try (ProbeProcess withFips = probe(ProbeProcess.packaged(), fips)) {
      areTheSdksOwn(withFips, fips);
      assertThat(withFips.ask("us-gov-west-1", "where").get(0)).contains("securityhub-fips.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1,aws,amazonaws.com",
    "eu-west-9,aws,amazonaws.com",
    "cn-north-1,aws-cn,amazonaws.com.cn",
    "us-gov-west-1,aws-us-gov,amazonaws.com"
  })
  void theyAreWhatAwsDocuments(String region, String partition, String suffix) {
    assertThat(packaged.ask(region, "where"))
        .containsExactly(
            "https://securityhub." + region + "." + suffix + "/organization/configuration",
            region + "/securityhub/aws4_request",
            partition,
            suffix);
  }
}

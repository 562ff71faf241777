package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.securityhub.Wire.HOME;
import static io.github.cdksecurityhub.lambda.securityhub.Wire.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.RawServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Regions that the home Region links, out of the finding aggregator. */
@ResourceLock(Wire.LOCK)
class AggregatorRegionsTest {
  private static final String ARN =
      "arn:aws:securityhub:eu-west-1:123456789012:finding-aggregator/a1b2";

  private final Wire wire = Wire.fresh();

  private List<String> linked(String mode, String regions) {
    wire.server.next(
        live("{\"FindingAggregators\":[{\"FindingAggregatorArn\":\"" + ARN + "\"}]}"),
        live("{\"RegionLinkingMode\":\"" + mode + "\",\"Regions\":" + regions + "}"));
    return wire.ask(HOME, "linked");
  }

  private List<String> regions(String mode, String regions) {
    List<String> response = linked(mode, regions);
    assertThat(response).hasSize(2).first().isEqualTo("ok");
    return List.of(response.get(1).split(" "));
  }

  @Test
  void specifiedRegionsAreThoseThatItNames() {
    assertThat(linked("SPECIFIED_REGIONS", "[\"us-east-1\",\"eu-west-2\"]"))
        .containsExactly("ok", "us-east-1 eu-west-2");
    assertThat(wire.server.requests())
        .extracting(RawServer.Request::line)
        .last()
        .asString()
        .startsWith("GET /findingAggregator/get/arn");
  }

  @Test
  void noRegionsAreNone() {
    assertThat(linked("NO_REGIONS", "[]")).containsExactly("ok", "");
  }

  @Test
  void allRegionsAreThoseOfThePartitionButHome() {
    assertThat(regions("ALL_REGIONS", "[]"))
        .contains("us-east-1", "af-south-1", "eu-west-2")
        .doesNotContain(HOME, "cn-north-1", "us-gov-west-1")
        .allMatch(region -> region.matches("[a-z]{2}-[a-z]+-\\d"));
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1,us-east-1,30",
    "cn-north-1,cn-northwest-1,2",
    "us-gov-west-1,us-gov-east-1,2"
  })
  void everyRegionOfThePartitionIsKnown(String region, String another, int atLeast) {
    assertThat(RegionLinking.ofPartition(region))
        .contains(region, another)
        .hasSizeGreaterThanOrEqualTo(atLeast)
        .allSatisfy(each -> assertThat(each).doesNotContain("fips", "global"));
  }

  @Test
  void exceptionsAreNotLinked() {
    assertThat(regions("ALL_REGIONS_EXCEPT_SPECIFIED", "[\"us-east-1\"]"))
        .contains("us-east-2")
        .doesNotContain(HOME, "us-east-1");
  }

  @Test
  void anUnknownModeIsNotUnderstood() {
    assertThat(linked("SOME_REGIONS", "[]")).first().isEqualTo("UNREADABLE_RESPONSE");
  }

  @Test
  void elsewhereThanHomeNothingIsLinked() {
    wire.server.usually(
        live("{\"FindingAggregators\":[{\"FindingAggregatorArn\":\"" + ARN + "\"}]}"));
    assertThat(wire.ask("us-east-1", "linked")).containsExactly("ok", "");
    assertThat(wire.server.requests()).hasSize(1);
  }
}

package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.securityhub.Wire.HOME;
import static io.github.cdksecurityhub.lambda.securityhub.Wire.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.RawServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The home Region, out of the list of finding aggregators (R1, R17). */
@Tag("R1")
@Tag("R17")
@ResourceLock(Wire.LOCK)
class HomeRegionTest {
  private final Wire wire = Wire.fresh();

  @ParameterizedTest
  @CsvSource({
    "arn:aws:securityhub:eu-west-1:123456789012:finding-aggregator/a1b2,eu-west-1",
    "arn:aws-cn:securityhub:cn-north-1:123456789012:finding-aggregator/a1b2,cn-north-1",
    "arn:aws-us-gov:securityhub:us-gov-west-1:123456789012:finding-aggregator/a1b2,us-gov-west-1",
    "arn:aws-iso-b:securityhub:us-isob-east-1:123456789012:finding-aggregator/a1b2,us-isob-east-1",
    "arn:aws-eusc:securityhub:eusc-de-east-1:123456789012:finding-aggregator/a1b2,eusc-de-east-1"
  })
  void theHomeRegionIsTheAggregatorsInEveryPartition(String arn, String region) {
    wire.server.usually(
        live("{\"FindingAggregators\":[{\"FindingAggregatorArn\":\"" + arn + "\"}]}"));
    assertThat(wire.ask(HOME, "home")).containsExactly("ok", region);
    assertThat(wire.onlyRequest().line()).startsWith("GET /findingAggregator/list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"FindingAggregators\":[]}", "{}", "{\"FindingAggregators\":null}"})
  void noAggregatorIsNone(String body) {
    wire.server.usually(live(body));
    assertThat(wire.ask(HOME, "home")).containsExactly("ok", "none");
  }

  /** "None" refuses a deployment with a cause; an ARN that can't be read is another one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"FindingAggregatorArn\":\"a1b2\"}]",
        "[{}]",
        "[{\"FindingAggregatorArn\":\"arn:aws:securityhub::123456789012:finding-aggregator/a\"}]"
      })
  void anAggregatorWhoseRegionCannotBeReadIsNotNone(String list) {
    wire.server.usually(live("{\"FindingAggregators\":" + list + "}"));
    assertThat(wire.ask(HOME, "home")).first().isEqualTo("UNREADABLE_RESPONSE");
  }

  @Test
  void anEmptyPageWithANextTokenIsNotTheEndOfTheList() {
    wire.server.next(
        live("{\"FindingAggregators\":[],\"NextToken\":\"2\"}"),
        live(
            "{\"FindingAggregators\":[{\"FindingAggregatorArn\":"
                + "\"arn:aws:securityhub:eu-west-1:123456789012:finding-aggregator/a\"}]}"));
    assertThat(wire.ask(HOME, "home")).containsExactly("ok", "eu-west-1");
    assertThat(wire.server.requests())
        .extracting(RawServer.Request::line)
        .containsExactly(
            "GET /findingAggregator/list HTTP/1.1",
            "GET /findingAggregator/list?NextToken=2 HTTP/1.1");
  }

  @Test
  void aListOfEmptyPagesWithoutEndIsRequestedTenTimesAtMost() {
    wire.server.usually(live("{\"FindingAggregators\":[],\"NextToken\":\"x\"}"));
    assertThat(wire.ask(HOME, "home")).containsExactly("ok", "none");
    assertThat(wire.server.requests()).hasSize(10);
  }
}

package io.github.cdksecurityhub.lambda.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriftTriggerTest {

  private static DriftTrigger read(String event) throws IOException {
    return DriftTrigger.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aScheduledEventIsTheSchedule() throws Exception {
    assertThat(
            read("{\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\",\"detail\":{}}"))
        .isEqualTo(new DriftTrigger(DriftTrigger.Kind.SCHEDULE, "", "", "", "", List.of()));
  }

  @Test
  void aCloudTrailEventNamesTheWriterAndTheRegion() throws Exception {
    String event =
        """
        {"detail-type":"AWS API Call via CloudTrail","resources":[],"detail":{"awsRegion":"eu-west-1",
        "eventName":"UpdateOrganizationConfiguration","eventTime":"2029-12-31T23:59:30Z",
        "userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::123456789012:assumed-role/Admin/eve",
        "sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::123456789012:role/Admin"}}},
        "requestParameters":{"autoEnable":false}}}\
        """;

    DriftTrigger trigger = read(event);

    assertThat(trigger)
        .isEqualTo(
            new DriftTrigger(
                DriftTrigger.Kind.CHANGE,
                "eu-west-1",
                "arn:aws:sts::123456789012:assumed-role/Admin/eve",
                "UpdateOrganizationConfiguration",
                "2029-12-31T23:59:30Z",
                List.of()));
    assertThat(trigger.isChangeIn("eu-west-1")).isTrue();
    assertThat(trigger.isChangeIn("us-east-1")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"type\":\"AWSService\",\"invokedBy\":\"example.amazonaws.com\"}', example.amazonaws.com",
    "'{\"type\":\"Unknown\"}', an unknown principal",
  })
  void aWriterWithoutAnArnIsNamedAllTheSame(String identity, String writer) throws Exception {
    String event =
        "{\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":{\"userIdentity\":%s}}";

    assertThat(read(event.formatted(identity)).identity()).isEqualTo(writer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "\"x\"", "{\"detail-type\":{}}"})
  void anyOtherEventIsAUsers(String event) throws Exception {
    assertThat(read(event))
        .isEqualTo(new DriftTrigger(DriftTrigger.Kind.MANUAL, "", "", "", "", List.of()));
  }

  @Test
  void theTextsOfTheRequestListWhatCanBeMeant() throws Exception {
    DriftTrigger trigger =
        read(
            """
            {"detail-type":"AWS API Call via CloudTrail","detail":{"requestParameters":
            {"ConfigurationPolicyIdentifier":"arn:aws:securityhub:x:y:configuration-policy/0a",
            "Target":{"RootId":"r-ab12"},"Flags":[true,"b"]}}}\
            """);

    assertThat(trigger.canMean("0a")).isTrue();
    assertThat(trigger.canMean("r-ab12")).isTrue();
    assertThat(trigger.canMean("a")).isFalse();
    assertThat(DriftScenario.changeIn("us-east-1").canMean("any")).as("none are shown").isTrue();
  }

  @Test
  void anArnOfTheRequestsPathIsPercentEncoded() throws Exception {
    String aggregator = "arn:aws:securityhub:us-east-1:123456789012:finding-aggregator/0a";
    DriftTrigger trigger =
        read(
            """
            {"detail-type":"AWS API Call via CloudTrail","detail":{"requestParameters":{"Identifier":
            "arn%3Aaws%3Asecurityhub%3Aus-east-1%3A123456789012%3Aconfiguration-policy%2F0b","FindingAggregatorArn":
            "arn%3Aaws%3Asecurityhub%3Aus-east-1%3A123456789012%3Afinding-aggregator%2F0a","Name":"100%+"}}}\
            """);

    assertThat(trigger.canMean("0b")).isTrue();
    assertThat(trigger.canMean(aggregator)).isTrue();
    assertThat(trigger.canMean("100%+")).isTrue();
  }
}

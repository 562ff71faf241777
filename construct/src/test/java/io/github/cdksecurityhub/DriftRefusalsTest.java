package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;

/** Which topics a drift detection refuses. */
class DriftRefusalsTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:drift";

  @TempDir Path folder;

  private final TestApp app = TestApp.withoutFlags();
  private final Stack stack = app.stack("Stack", TestApp.ACCOUNT, "eu-west-1");

  @ParameterizedTest
  @CsvSource({
    "arn:aws:sns:us-east-1:123456789012:drift, Region us-east-1, Region eu-west-1",
    "arn:aws:sns:eu-west-1:111122223333:drift, account 111122223333, account 123456789012",
    "arn:aws-cn:sns:cn-north-1:123456789012:drift, Region cn-north-1, Region eu-west-1",
  })
  void aTopicOfAnotherRegionOrAccountIsRefused(String arn, String ofTopic, String ofStack) {
    assertThatThrownBy(() -> detection(stack).topics(List.of(topic(arn))).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "Construct Stack/Drift cannot send its messages to the topic Stack/Imported",
            arn,
            "the topic is in " + ofTopic + ", and the stack in " + ofStack,
            "Pass a topic of the stack's account and Region");
  }

  /** What is known only to the deployment may be the same. */
  @Test
  void aTopicWhoseRegionMayBeTheStacksIsTaken() {
    Stack agnostic = app.stack("Agnostic");
    ITopic topic = Topic.fromTopicArn(agnostic, "Imported", TOPIC);

    assertThatCode(() -> detection(agnostic).topics(List.of(topic)).build())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFifoTopicIsRefusedAsARuleCannotSendToIt(boolean imported) {
    ITopic fifo =
        imported
            ? topic(TOPIC + ".fifo")
            : Topic.Builder.create(stack, "Declared").fifo(true).build();

    assertThatThrownBy(() -> detection(stack).topics(List.of(fifo)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "Construct Stack/Drift cannot send its messages to the topic "
                + fifo.getNode().getPath(),
            "it is a FIFO topic",
            "Pass a standard topic");
  }

  /** The CDK needs the account for a topic elsewhere, which only a deployment knows here. */
  @Test
  void regionsAreComparedWhereTheAccountIsUnknown() {
    Topic elsewhere = new Topic(app.stack("Other", null, "us-east-1"), "Topic");
    Stack regional = app.stack("Regional", null, "eu-west-1");

    assertThatThrownBy(() -> detection(regional).topics(List.of(elsewhere)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in Region us-east-1, and the stack in Region eu-west-1");
  }

  @Test
  void aTopicThatAFileNamesIsRefusedWithItsPlace() throws IOException {
    Path file = folder.resolve("securityhub-organization.yaml");
    Files.writeString(file, CentralDocuments.GOOD.replace(":sns:eu-west-1:", ":sns:us-east-1:"));

    assertThatThrownBy(() -> YamlConfiguration.read(file).declare(stack, "SecurityHub"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Construct Stack/SecurityHubDrift cannot send its messages to ")
        .hasMessageContainingAll(
            ":34:12 (driftDetection.topics[0]) declares: ", "the topic is in Region us-east-1");
  }

  @Test
  void moreTopicsThanARuleHasTargetsAreRefused() {
    assertThatThrownBy(() -> detection(stack).topics(topics(6)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Construct Stack/Drift cannot send its messages to 6 topics: an EventBridge rule has at"
                + " most 5 targets. Pass one topic, and let what listens to the others subscribe to"
                + " it.");
  }

  @Test
  void asManyTopicsAsARuleHasTargetsAreTaken() {
    detection(stack).topics(topics(5)).build();

    assertThat(targetsOfNotify()).hasSize(5);
  }

  @Test
  void aTopicThatIsNamedTwiceGetsEachEventOnce() {
    Topic declared = new Topic(stack, "Declared");
    ITopic first = topic(TOPIC);
    ITopic second = Topic.fromTopicArn(stack, "Again", TOPIC);

    ITopic third = Topic.fromTopicArn(stack, "Third", Fn.importValue("Topic"));
    ITopic fourth = Topic.fromTopicArn(stack, "Fourth", Fn.importValue("Topic"));
    detection(stack).topics(List.of(declared, first, declared, second, third, fourth)).build();

    assertThat(targetsOfNotify()).hasSize(3);
  }

  private List<ITopic> topics(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> Topic.fromTopicArn(stack, "Imported" + i, TOPIC + i))
        .toList();
  }

  private List<Object> targetsOfNotify() {
    return list(
        SynthesizedStack.of(stack).properties("AWS::Events::Rule", "DriftNotify").get("Targets"));
  }

  private static SecurityHubDriftDetection.Builder detection(Stack stack) {
    return SecurityHubDriftDetection.Builder.create(stack, "Drift")
        .configurations(List.of(TestApp.declare(stack, "SecurityHub").build()));
  }

  private ITopic topic(String arn) {
    return Topic.fromTopicArn(stack, "Imported", arn);
  }
}

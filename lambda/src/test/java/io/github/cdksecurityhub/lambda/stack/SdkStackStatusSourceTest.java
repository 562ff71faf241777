package io.github.cdksecurityhub.lambda.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.AwsEndpoint;
import io.github.cdksecurityhub.lambda.RawServer;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudFormation through the SDK's client, over a real connection. */
@Timeout(60)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SdkStackStatusSourceTest {
  private static final String STACK = "arn:aws:cloudformation:eu-west-1:123456789012:stack/A/b-c";
  private static final String STACK_RESPONSE =
      """
      <DescribeStacksResponse><DescribeStacksResult><Stacks><member>
      <Description>&lt;StackStatus&gt;X&lt;/StackStatus&gt;</Description>
      <LastUpdatedTime>2026-01-02T03:04:05.678Z</LastUpdatedTime>
      <StackStatus>UPDATE_COMPLETE</StackStatus>
      </member></Stacks></DescribeStacksResult></DescribeStacksResponse>\
      """;

  private static final String RESOURCE_RESPONSE =
      """
      <DescribeStackResourceResponse><DescribeStackResourceResult><StackResourceDetail>
      <LastUpdatedTimestamp>2026-01-02T03:04:05.678Z</LastUpdatedTimestamp>
      <ResourceStatus>UPDATE_IN_PROGRESS</ResourceStatus>
      </StackResourceDetail></DescribeStackResourceResult></DescribeStackResourceResponse>\
      """;

  @AutoClose private final AwsEndpoint endpoint = new AwsEndpoint();
  private final RawServer server = endpoint.server;
  private final StackStatusSource aws =
      new SdkStackStatusSource("eu-west-1", AwsEndpoint.CREDENTIALS);

  @Test
  void theStatusOfTheStackIsReadByItsArn() throws Exception {
    server.usually(RawServer.reply(200, STACK_RESPONSE));

    assertThat(aws.stackStatus(STACK))
        .isEqualTo(
            StackStatus.of(
                "UPDATE_COMPLETE", Optional.of(Instant.parse("2026-01-02T03:04:05.678Z"))));
    assertThat(server.requests().get(0).header("Authorization"))
        .contains("/eu-west-1/cloudformation/aws4_request");
    assertThat(server.requests().get(0).text())
        .isEqualTo(
            "Action=DescribeStacks&Version=2010-05-15&StackName="
                + "arn%3Aaws%3Acloudformation%3Aeu-west-1%3A123456789012%3Astack%2FA%2Fb-c");
  }

  @Test
  void aStackThatWasNeverUpdatedHasTheTimeOfItsCreation() throws Exception {
    server.usually(RawServer.reply(200, STACK_RESPONSE.replace("LastUpdatedTime", "CreationTime")));

    assertThat(aws.stackStatus(STACK).lastUpdated())
        .contains(Instant.parse("2026-01-02T03:04:05.678Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Welcome</html>",
        "",
        "{}",
        "<DescribeStacksResponse><DescribeStacksResult><Stacks><member/></Stacks>"
            + "</DescribeStacksResult></DescribeStacksResponse>"
      })
  void aResponseWithoutAStatusIsUnknown(String response) {
    server.usually(RawServer.reply(200, response));

    assertThat(aws.stackStatus(STACK).isKnown()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"500, InternalFailure", "400, Throttling"})
  void aThrottleOrAFaultIsRetried(int status, String code) {
    server.next(RawServer.reply(status, error(code)), RawServer.reset());
    server.usually(RawServer.reply(200, STACK_RESPONSE));

    assertThat(aws.stackStatus(STACK).value()).isEqualTo("UPDATE_COMPLETE");
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void aDenialIsNotRetriedAndHasTheServicesMessage() {
    server.usually(RawServer.reply(403, error("AccessDenied")));

    assertThat(aws.stackStatus(STACK).problem()).contains("the service's message", "403");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aServiceThatIsDownIsGivenUpAfterThreeAttempts() {
    server.usually(RawServer.reply(503, ""));

    assertThat(aws.stackStatus(STACK).problem()).contains("503");
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void theStatusOfAResourceIsReadByItsNameInTheStack() throws Exception {
    server.usually(RawServer.reply(200, RESOURCE_RESPONSE));

    StackStatus status = aws.resourceStatus(STACK, "SecurityHub");
    assertThat(status)
        .isEqualTo(
            StackStatus.of(
                "UPDATE_IN_PROGRESS", Optional.of(Instant.parse("2026-01-02T03:04:05.678Z"))));
    assertThat(status.isKnown()).isTrue();
    assertThat(server.requests().get(0).text())
        .startsWith("Action=DescribeStackResource&")
        .contains("LogicalResourceId=SecurityHub", "stack%2FA%2Fb-c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Welcome</html>",
        "",
        "<DescribeStackResourceResponse><DescribeStackResourceResult><StackResourceDetail/>"
            + "</DescribeStackResourceResult></DescribeStackResourceResponse>"
      })
  void aResourceWithoutAStatusIsUnknown(String response) {
    server.usually(RawServer.reply(200, response));

    assertThat(aws.resourceStatus(STACK, "SecurityHub").isKnown()).isFalse();
  }

  @Test
  void aDenialOfAResourceHasTheServicesMessage() {
    server.usually(RawServer.reply(403, error("AccessDenied")));

    assertThat(aws.resourceStatus(STACK, "SecurityHub").problem())
        .contains("the service's message", "403");
  }

  /** CloudFormation forgets a resource whose Create was rolled back, or that was deleted. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Resource SecurityHub does not exist for stack " + STACK,
        "Stack '" + STACK + "' does not exist",
        "Stack with id " + STACK + " does not exist"
      })
  void aResourceThatIsGoneIsKnownToBeDeleted(String message) {
    server.usually(RawServer.reply(400, error("ValidationError", message)));

    assertThat(aws.resourceStatus(STACK, "SecurityHub")).isEqualTo(StackStatus.GONE);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "ValidationError, 1 validation error detected",
    "AccessDenied, The policy does not exist",
    ", does not exist"
  })
  void anotherRefusalLeavesTheResourcesStatusUnknown(String code, String message) {
    server.usually(RawServer.reply(400, code == null ? message : error(code, message)));

    assertThat(aws.resourceStatus(STACK, "SecurityHub").isKnown()).isFalse();
  }

  private static String error(String code) {
    return error(code, "the service's message");
  }

  private static String error(String code, String message) {
    return "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
        .formatted(code, message);
  }

  @ParameterizedTest
  @CsvSource({
    "ROLLBACK_IN_PROGRESS, true",
    "UPDATE_ROLLBACK_IN_PROGRESS, true",
    "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, true",
    "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, false",
    "DELETE_IN_PROGRESS, false",
    "CREATE_IN_PROGRESS, false",
    "ROLLBACK_COMPLETE, false",
    "UPDATE_ROLLBACK_FAILED, false"
  })
  void aStackRollsBackWhileAFailedOperationIsUndone(String value, boolean rollsBack) {
    assertThat(StackStatus.of(value, Optional.empty()).isRollingBack()).isEqualTo(rollsBack);
  }
}

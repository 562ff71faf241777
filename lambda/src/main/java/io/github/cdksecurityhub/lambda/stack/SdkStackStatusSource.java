package io.github.cdksecurityhub.lambda.stack;

import io.github.cdksecurityhub.lambda.sdk.SdkErrors;
import io.github.cdksecurityhub.lambda.sdk.SdkSettings;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDetail;

/**
 * CloudFormation in the function's own Region. The SDK's client retries throttles and faults by
 * itself; it is built at the first question, which most events never ask.
 */
public record SdkStackStatusSource(String region, AwsCredentialsProvider credentials)
    implements StackStatusSource {

  /** Opens no connection. The credentials are those of the function's environment. */
  public SdkStackStatusSource(String region) {
    this(region, EnvironmentVariableCredentialsProvider.create());
  }

  @Override
  public StackStatus stackStatus(String stackId) {
    try (CloudFormationClient client = client()) {
      return client.describeStacks(request -> request.stackName(stackId)).stacks().stream()
          .filter(stack -> stack.stackStatusAsString() != null)
          .findFirst()
          .map(
              stack ->
                  StackStatus.of(
                      stack.stackStatusAsString(),
                      Optional.ofNullable(stack.lastUpdatedTime())
                          .or(() -> Optional.ofNullable(stack.creationTime()))))
          .orElse(StackStatus.unknown("CloudFormation's response has none."));
    } catch (RuntimeException e) {
      return unknown(e);
    }
  }

  @Override
  public StackStatus resourceStatus(String stackId, String logicalResourceId) {
    try (CloudFormationClient client = client()) {
      StackResourceDetail resource =
          client
              .describeStackResource(
                  request -> request.stackName(stackId).logicalResourceId(logicalResourceId))
              .stackResourceDetail();
      return resource == null || resource.resourceStatusAsString() == null
          ? StackStatus.unknown("CloudFormation's response has none.")
          : StackStatus.of(
              resource.resourceStatusAsString(),
              Optional.ofNullable(resource.lastUpdatedTimestamp()));
    } catch (RuntimeException e) {
      return isGone(e) ? StackStatus.GONE : unknown(e);
    }
  }

  /**
   * A resource that an update removed, or whose Create was rolled back, has no status: it is as if
   * it had never been in the stack. Only the message tells that from another ValidationError.
   */
  private static boolean isGone(RuntimeException e) {
    return e instanceof CloudFormationException refused
        && SdkErrors.code(refused).equals("ValidationError")
        && SdkErrors.message(refused).contains("does not exist");
  }

  private static StackStatus unknown(RuntimeException e) {
    return StackStatus.unknown(String.valueOf(e.getMessage()));
  }

  /** Returns a new client, which the caller closes. */
  public CloudFormationClient client() {
    return SdkSettings.client(
        CloudFormationClient.builder(),
        region,
        credentials,
        SdkSettings.http(),
        AwsRetryStrategy.standardRetryStrategy());
  }
}

package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.assembly.DeployedStack;
import io.github.cdksecurityhub.cli.assembly.DeployedStacks;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.sdk.SdkErrors;
import io.github.cdksecurityhub.lambda.stack.SdkDeployedTemplates;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** CloudFormation through the SDK's client, of which three reading operations are called. */
final class SdkDeployedStacks implements DeployedStacks {
  /** What the CDK deletes before it deploys, and what a change set alone has made. */
  private static final Set<String> EMPTY = Set.of("ROLLBACK_COMPLETE", "REVIEW_IN_PROGRESS");

  private final AwsSession session;
  private final Map<String, CloudFormationClient> clients = new ConcurrentHashMap<>();

  SdkDeployedStacks(AwsSession session) {
    this.session = session;
  }

  @Override
  public Optional<DeployedStack> find(String region, String name) {
    CloudFormationClient client =
        clients.computeIfAbsent(
            region, each -> session.with(CloudFormationClient.builder(), each).build());
    try {
      Stack stack = client.describeStacks(request -> request.stackName(name)).stacks().get(0);
      String status = stack.stackStatusAsString();
      if (EMPTY.contains(status)) {
        return Optional.empty();
      }
      return Optional.of(
          new DeployedStack(
              stack.stackId(),
              status,
              SdkDeployedTemplates.template(client, name),
              SdkDeployedTemplates.physicalIds(client, name)));
    } catch (AwsServiceException e) {
      if (SdkErrors.code(e).equals("ValidationError")
          && SdkErrors.message(e).contains("does not exist")) {
        return Optional.empty();
      }
      throw new UnreadableException(SdkErrors.code(e), e);
    } catch (SdkException | IndexOutOfBoundsException e) {
      throw new UnreadableException(SdkErrors.why(e).replaceFirst("\\.$", ""), e);
    }
  }
}

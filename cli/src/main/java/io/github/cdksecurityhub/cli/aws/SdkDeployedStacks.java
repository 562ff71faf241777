package io.github.cdksecurityhub.cli.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.cli.assembly.DeployedStack;
import io.github.cdksecurityhub.cli.assembly.DeployedStacks;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.sdk.SdkErrors;
import io.github.cdksecurityhub.lambda.template.TemplateText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

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
    CloudFormationClient client = clients.computeIfAbsent(region, this::connect);
    try {
      Stack stack = client.describeStacks(request -> request.stackName(name)).stacks().get(0);
      String status = stack.stackStatusAsString();
      if (EMPTY.contains(status)) {
        return Optional.empty();
      }
      return Optional.of(
          new DeployedStack(
              stack.stackId(), status, template(client, name), physicalIds(client, name)));
    } catch (AwsServiceException e) {
      if (isMissing(e)) {
        return Optional.empty();
      }
      throw new UnreadableException(SdkErrors.code(e), e);
    } catch (SdkException | IndexOutOfBoundsException e) {
      throw new UnreadableException(SdkErrors.why(e).replaceFirst("\\.$", ""), e);
    }
  }

  /** Of a template with macros what they made of it. */
  private static JsonNode template(CloudFormationClient client, String name) {
    String text =
        client
            .getTemplate(request -> request.stackName(name).templateStage(TemplateStage.PROCESSED))
            .templateBody();
    try {
      return TemplateText.parse(text);
    } catch (UnreadableException e) {
      throw new UnreadableException("the deployed template of " + name + ": " + e.getMessage(), e);
    }
  }

  private CloudFormationClient connect(String region) {
    return session.with(CloudFormationClient.builder(), region).httpClient(session.http()).build();
  }

  private static boolean isMissing(AwsServiceException e) {
    return e.awsErrorDetails() != null
        && "ValidationError".equals(e.awsErrorDetails().errorCode())
        && String.valueOf(e.awsErrorDetails().errorMessage()).contains("does not exist");
  }

  private static Map<String, String> physicalIds(CloudFormationClient client, String name) {
    Map<String, String> ids = new HashMap<>();
    client
        .listStackResourcesPaginator(request -> request.stackName(name))
        .stackResourceSummaries()
        .stream()
        .filter(SdkDeployedStacks::isThere)
        .forEach(each -> ids.put(each.logicalResourceId(), each.physicalResourceId()));
    return ids;
  }

  private static boolean isThere(StackResourceSummary resource) {
    return resource.physicalResourceId() != null
        && !resource.physicalResourceId().isEmpty()
        && !resource.resourceStatusAsString().equals("DELETE_COMPLETE");
  }
}

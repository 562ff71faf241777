package io.github.cdksecurityhub.lambda.stack;

import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.sdk.SdkErrors;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import io.github.cdksecurityhub.lambda.template.TemplateText;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/**
 * Reads deployed templates through CloudFormation's client; the client retries by itself, and is
 * closed.
 */
public record SdkDeployedTemplates(Supplier<CloudFormationClient> clients)
    implements Function<String, DeployedTemplate> {
  /**
   * What left the stack is not its any more where it was retained, or could not be deleted, either;
   * a stack that was to be deleted itself, and has what could not be, accepts no update.
   */
  private static final Set<String> GONE =
      Set.of("DELETE_COMPLETE", "DELETE_SKIPPED", "DELETE_FAILED");

  @Override
  public DeployedTemplate apply(String stackId) {
    try (CloudFormationClient client = clients.get()) {
      return new DeployedTemplate(
          stackId,
          template(client, stackId),
          parameters(client, stackId),
          physicalIds(client, stackId));
    } catch (SdkException e) {
      throw new UnreadableException(SdkErrors.why(e), e);
    }
  }

  /** Reads the template; of one with macros what they made of it. */
  public static JsonValue template(CloudFormationClient client, String stack) {
    String text =
        client
            .getTemplate(request -> request.stackName(stack).templateStage(TemplateStage.PROCESSED))
            .templateBody();
    try {
      return TemplateText.parse(SdkErrors.text(text));
    } catch (UnreadableException e) {
      throw new UnreadableException("the deployed template of " + stack + ": " + e.getMessage(), e);
    }
  }

  /** Lists the physical ids of the resources that exist, by logical id. */
  public static Map<String, String> physicalIds(CloudFormationClient client, String stack) {
    Map<String, String> ids = new HashMap<>();
    client
        .listStackResourcesPaginator(request -> request.stackName(stack))
        .stackResourceSummaries()
        .stream()
        .filter(each -> !SdkErrors.text(each.physicalResourceId()).isEmpty())
        .filter(each -> !GONE.contains(each.resourceStatusAsString()))
        .forEach(each -> ids.put(each.logicalResourceId(), each.physicalResourceId()));
    return ids;
  }

  private static Map<String, String> parameters(CloudFormationClient client, String stack) {
    return client.describeStacks(request -> request.stackName(stack)).stacks().stream()
        .flatMap(each -> each.parameters().stream())
        .collect(Collectors.toMap(Parameter::parameterKey, SdkDeployedTemplates::value));
  }

  /** Of a parameter that names one of Systems Manager's, what was resolved. */
  private static String value(Parameter parameter) {
    String resolved = parameter.resolvedValue();
    return SdkErrors.text(resolved == null ? parameter.parameterValue() : resolved);
  }
}

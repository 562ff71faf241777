package io.github.cdksecurityhub.local.endtoend;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.LocalCloudFormation;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.run.EditedTemplate;
import io.github.cdksecurityhub.local.run.LocalAws;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The real handler, deployed once out of a synthesized example; small stacks of their own use it.
 */
final class HostedHandler implements AutoCloseable {

  static final String HOST = "SecurityHubOrganization";
  private static final String TYPE = "Custom::SecurityHubOrganizationConfiguration";

  private final LocalAws aws;
  private final String function;

  private HostedHandler(LocalAws aws, String function) {
    this.aws = aws;
    this.function = function;
  }

  /** Deploys the function with a timeout that makes waits short. */
  static HostedHandler start(int timeoutSeconds, CloudFormationOptions options)
      throws InterruptedException {
    LambdaOptions lambda = LambdaOptions.DEFAULT.withRetryPauses(List.of(Duration.ofMillis(100)));
    LocalAws aws = LocalAws.start(lambda, options);
    CloudAssembly assembly = Assemblies.of("local");
    aws.cloudFormation().upload(assembly.assets());
    ObjectNode json =
        new EditedTemplate(assembly.template(HOST))
            .functionTimeout(timeoutSeconds)
            .template()
            .copy();
    json.remove("Outputs");
    json.withObject("/Resources")
        .properties()
        .removeIf(resource -> resource.getValue().path("Type").asText().equals(TYPE));
    StackOutcome outcome = aws.cloudFormation().deploy(HOST, new Template(json));
    if (outcome.status() != StackStatus.CREATE_COMPLETE) {
      throw new IllegalStateException(outcome.firstFailure());
    }
    return new HostedHandler(aws, functionArn(aws.cloudFormation()));
  }

  private static String functionArn(LocalCloudFormation cloudFormation) {
    return cloudFormation.resources(HOST).values().stream()
        .filter(resource -> resource.type().equals("AWS::Lambda::Function"))
        .map(resource -> resource.attributes().get("Arn").asText())
        .findFirst()
        .orElseThrow();
  }

  LocalAws aws() {
    return aws;
  }

  LocalSecurityHub hub() {
    return aws.securityHub();
  }

  LocalCloudFormation cloudFormation() {
    return aws.cloudFormation();
  }

  /** Properties that declare LOCAL. */
  static Map<String, String> local(String region, boolean autoEnable, String standards) {
    Map<String, String> properties = central(region);
    properties.put("ConfigurationType", "LOCAL");
    properties.put("AutoEnable", Boolean.toString(autoEnable));
    properties.put("AutoEnableStandards", standards);
    return properties;
  }

  /** Properties that declare CENTRAL. */
  static Map<String, String> central(String region) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("ServiceTimeout", "120");
    properties.put("SchemaVersion", "1");
    properties.put("Region", region);
    properties.put("ConfigurationType", "CENTRAL");
    properties.put("OnDelete", "RESTORE");
    return properties;
  }

  /** A template with a configuration per entry, none depending on another. */
  Template template(Map<String, Map<String, String>> configurations) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    configurations.forEach(
        (logicalId, properties) -> {
          ObjectNode resource = json.withObject("/Resources").putObject(logicalId);
          resource.put("Type", TYPE);
          ObjectNode target = resource.putObject("Properties").put("ServiceToken", function);
          properties.forEach(target::put);
        });
    return new Template(json);
  }

  /** Deploys a stack with one configuration. */
  StackOutcome deploy(String stack, Map<String, String> properties) throws InterruptedException {
    return cloudFormation().deploy(stack, template(Map.of("One", properties)));
  }

  @Override
  public void close() {
    aws.close();
  }
}

package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Provides AWS's own types: functions become real in the local Lambda, an aggregator in the local
 * Security Hub, roles and log groups get believable names. Any other type is recorded and has a
 * {@code Ref} but no attributes.
 */
final class NativeResources implements ResourceProvider {

  private static final Map<String, String> NAME_PROPERTIES =
      Map.of(
          "AWS::Lambda::Function", "FunctionName",
          "AWS::Logs::LogGroup", "LogGroupName",
          "AWS::IAM::Role", "RoleName");

  private final Environment environment;
  private final Map<String, NativeType> types = new HashMap<>();

  NativeResources(
      CloudFormationOptions options, LocalLambda lambda, Function<String, Optional<Path>> assets) {
    this.environment = options.environment();
    types.put("AWS::IAM::Role", this::role);
    types.put("AWS::Logs::LogGroup", this::logGroup);
    types.put("AWS::Lambda::Function", new FunctionResource(environment, lambda, assets));
    types.put("AWS::Lambda::EventInvokeConfig", new EventInvokeConfigResource(environment, lambda));
    options
        .securityHub()
        .ifPresent(
            endpoint ->
                types.put(
                    "AWS::SecurityHub::FindingAggregator",
                    new FindingAggregatorResource(endpoint, environment)));
  }

  @Override
  public CompletableFuture<ResourceResult> handle(ResourceRequest request) {
    try {
      return CompletableFuture.completedFuture(result(request));
    } catch (NativeType.NativeFailure e) {
      return CompletableFuture.completedFuture(
          new ResourceResult.Failed(e.getMessage(), request.physicalId()));
    }
  }

  private ResourceResult result(ResourceRequest request) {
    NativeType type = types.get(request.type());
    if (type == null && request.type().startsWith("AWS::SecurityHub::")) {
      throw new NativeType.NativeFailure(
          "This local CloudFormation does not know how to make a " + request.type());
    }
    String physicalId = request.physicalId().orElseGet(() -> name(request));
    return type == null
        ? new ResourceResult.Succeeded(physicalId, Map.of())
        : type.handle(request, physicalId);
  }

  /** The name that the template gives, or one as CloudFormation makes them up. */
  private static String name(ResourceRequest request) {
    String property = NAME_PROPERTIES.getOrDefault(request.type(), "");
    String given = request.properties().path(property).asText();
    String suffix = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    String base = request.stackName() + "-" + request.logicalId();
    String madeUp = base.substring(0, Math.min(base.length(), 51)) + "-" + suffix;
    return given.isEmpty() ? madeUp : given;
  }

  private ResourceResult.Succeeded role(ResourceRequest request, String physicalId) {
    return new ResourceResult.Succeeded(
        physicalId,
        Map.of(
            "Arn", text(environment.globalArn("iam", "role/" + physicalId)),
            "RoleId", text("AROAEXAMPLEEXAMPLE00")));
  }

  private ResourceResult.Succeeded logGroup(ResourceRequest request, String physicalId) {
    String arn = environment.arn("logs", "log-group:" + physicalId + ":*");
    return new ResourceResult.Succeeded(physicalId, Map.of("Arn", text(arn)));
  }

  static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }
}

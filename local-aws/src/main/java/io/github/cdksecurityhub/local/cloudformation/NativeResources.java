package io.github.cdksecurityhub.local.cloudformation;

import io.github.cdksecurityhub.local.iam.LocalIam;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Provides AWS's own types: functions become real in the local Lambda, Security Hub's resources in
 * the local Security Hub, rules in the local EventBridge, roles and log groups get believable
 * names. Any other type is recorded and has a {@code Ref} but no attributes.
 */
final class NativeResources implements ResourceProvider, AutoCloseable {

  private static final Map<String, String> NAME_PROPERTIES =
      Map.of(
          "AWS::Lambda::Function", "FunctionName",
          "AWS::Logs::LogGroup", "LogGroupName",
          "AWS::IAM::Role", "RoleName");

  private static final String SECURITY_HUB = "AWS::SecurityHub::";

  private final Environment environment;
  private final Map<String, NativeType> types = new HashMap<>();
  private final ExecutorService workers = Executors.newCachedThreadPool(NativeResources::worker);

  NativeResources(
      CloudFormationOptions options,
      LocalLambda lambda,
      LocalIam iam,
      Function<String, Optional<Path>> assets) {
    this.environment = options.environment();
    RoleResources roles = new RoleResources(environment, iam);
    types.put("AWS::IAM::Role", roles::role);
    types.put("AWS::IAM::Policy", roles::policy);
    types.put("AWS::Logs::LogGroup", this::logGroup);
    LambdaResources functions = new LambdaResources(environment, lambda, assets);
    types.put("AWS::Lambda::Function", functions::function);
    types.put("AWS::Lambda::EventInvokeConfig", functions::eventInvokeConfig);
    types.put("AWS::SNS::Topic", this::topic);
    options.events().map(bus -> new EventResources(environment, bus)).ifPresent(this::add);
    options
        .securityHub()
        .map(endpoint -> new SecurityHubApi(endpoint, environment))
        .map(api -> new SecurityHubResources(api, environment, options.configuredAlready()))
        .ifPresent(
            hub -> hub.types().forEach((name, type) -> types.put(SECURITY_HUB + name, type)));
  }

  private void add(EventResources events) {
    types.put("AWS::Events::Rule", events::rule);
    types.put("AWS::Lambda::Permission", events::permission);
  }

  /** Security Hub's resources take their time, side by side; all else is there at once. */
  @Override
  public CompletableFuture<ResourceResult> handle(ResourceRequest request) {
    return request.type().startsWith(SECURITY_HUB)
        ? CompletableFuture.supplyAsync(() -> settled(request), workers)
        : CompletableFuture.completedFuture(settled(request));
  }

  private ResourceResult settled(ResourceRequest request) {
    try {
      return result(request);
    } catch (NativeType.NativeFailure e) {
      return new ResourceResult.Failed(e.getMessage(), request.physicalId().or(e::madeId));
    } catch (RuntimeException e) {
      return new ResourceResult.Failed("Internal Failure: " + e, request.physicalId());
    }
  }

  private ResourceResult result(ResourceRequest request) {
    NativeType type = types.get(request.type());
    if (type == null && request.type().startsWith(SECURITY_HUB)) {
      throw new NativeType.NativeFailure(
          "This local CloudFormation does not know how to make a " + request.type());
    }
    String physicalId = request.physicalId().orElseGet(() -> name(request));
    return type == null
        ? new ResourceResult.Succeeded(physicalId)
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

  /** {@code Ref} of a topic is its ARN. */
  private ResourceResult.Succeeded topic(ResourceRequest request, String physicalId) {
    String arn = physicalId.startsWith("arn:") ? physicalId : environment.arn("sns", physicalId);
    return new ResourceResult.Succeeded(arn).with("TopicArn", arn);
  }

  private ResourceResult.Succeeded logGroup(ResourceRequest request, String physicalId) {
    String arn = environment.arn("logs", "log-group:" + physicalId + ":*");
    return new ResourceResult.Succeeded(physicalId).with("Arn", arn);
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "native-resource");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}

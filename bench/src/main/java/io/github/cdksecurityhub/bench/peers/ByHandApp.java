package io.github.cdksecurityhub.bench.peers;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.EventInvokeConfig;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The resources of the example {@code local}, written with the CDK's constructs alone. */
public final class ByHandApp {

  private ByHandApp() {}

  /**
   * Synthesizes it.
   *
   * @param args the function's code: a jar
   */
  public static void main(String[] args) {
    App app = new App();
    Stack stack = new Stack(app, "ByHand");
    IFunction function = function(stack, Code.fromAsset(args[0]));
    EventInvokeConfig.Builder.create(stack, "EventInvokeConfig")
        .function(function)
        .retryAttempts(2)
        .maxEventAge(Duration.minutes(35))
        .build();
    Map<String, Object> properties = new TreeMap<>();
    properties.put("Region", stack.getRegion());
    properties.put("AutoEnable", "true");
    CustomResource.Builder.create(stack, "Configuration")
        .serviceToken(function.getFunctionArn())
        .serviceTimeout(Duration.minutes(50))
        .properties(properties)
        .build();
    app.synth();
  }

  private static Function function(Construct scope, Code code) {
    Role role =
        Role.Builder.create(scope, "Role")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .build();
    LogGroup logGroup =
        LogGroup.Builder.create(scope, "LogGroup").retention(RetentionDays.ONE_YEAR).build();
    role.attachInlinePolicy(policy(scope, logGroup));
    return Function.Builder.create(scope, "Function")
        .runtime(Runtime.JAVA_25)
        .handler("Handler")
        .code(code)
        .role(role)
        .logGroup(logGroup)
        .timeout(Duration.minutes(15))
        .build();
  }

  private static Policy policy(Construct scope, LogGroup logGroup) {
    PolicyStatement operations =
        PolicyStatement.Builder.create()
            .actions(List.of("securityhub:UpdateOrganizationConfiguration"))
            .resources(List.of("*"))
            .build();
    PolicyStatement logs =
        PolicyStatement.Builder.create()
            .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
            .resources(List.of(logGroup.getLogGroupArn()))
            .build();
    return Policy.Builder.create(scope, "Policy").statements(List.of(operations, logs)).build();
  }
}

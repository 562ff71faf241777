package io.github.cdksecurityhub.internal.function;

import java.util.function.Consumer;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** What all functions of the handler's jar have in common. */
public record HandlerFunction(
    Construct scope, FunctionSettings settings, IRole role, ILogGroup logGroup) {
  private static final String PACKAGE = "io.github.cdksecurityhub.lambda.";

  public static Role role(Construct scope, String description) {
    return Role.Builder.create(scope, "Role")
        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
        .description(description)
        .build();
  }

  /** The log group that was passed in, or one that is deleted with the stack. */
  public static ILogGroup logGroup(Construct scope, FunctionSettings settings) {
    return settings
        .logGroup()
        .orElseGet(
            () ->
                LogGroup.Builder.create(scope, "LogGroup")
                    .retention(settings.logRetention())
                    .removalPolicy(RemovalPolicy.DESTROY)
                    .build());
  }

  /**
   * Makes the function, not before it may do what it is for.
   *
   * @param handler the class of the handler's jar that it runs
   * @param policy its permissions: in a VPC, Lambda tries those on network interfaces when it
   *     creates the function
   * @param purpose sets what the functions differ in
   */
  public RunningFunction make(String handler, Policy policy, Consumer<Function.Builder> purpose) {
    Function function = HandlerJar.EMBEDDED.use(scope, code -> build(handler, code, purpose));
    function.getNode().addDependency(policy);
    settings.vpc().ifPresent(vpc -> followNetwork(function, vpc));
    return new RunningFunction(role, logGroup, policy, function);
  }

  /**
   * Without routes and endpoints the function reaches neither Security Hub nor S3, so on delete
   * they go after it. Only the function itself follows: an endpoint may refer to its security
   * group.
   */
  private static void followNetwork(Function function, IVpc vpc) {
    function.getNode().getDefaultChild().getNode().addDependency(vpc);
  }

  private Function build(String handler, Code code, Consumer<Function.Builder> purpose) {
    Function.Builder builder =
        Function.Builder.create(scope, "Function")
            .runtime(Runtime.JAVA_25)
            .handler(PACKAGE + handler + "::handleRequest")
            .code(code)
            // arm64 would save hardly anything at this little use, and not every Region has it.
            .architecture(Architecture.X86_64)
            .role(role)
            .logGroup(logGroup)
            .loggingFormat(LoggingFormat.JSON)
            .memorySize(settings.memorySize());
    settings.environmentEncryption().ifPresent(builder::environmentEncryption);
    settings.vpc().ifPresent(builder::vpc);
    settings.vpcSubnets().ifPresent(builder::vpcSubnets);
    settings.securityGroups().ifPresent(builder::securityGroups);
    purpose.accept(builder);
    return builder.build();
  }
}

package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import io.github.cdksecurityhub.internal.LogicalIds;
import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.function.FunctionPermissions;
import io.github.cdksecurityhub.internal.function.FunctionSettings;
import io.github.cdksecurityhub.internal.function.FunctionTimeout;
import io.github.cdksecurityhub.internal.function.HandlerFunction;
import io.github.cdksecurityhub.internal.function.RoleWarnings;
import io.github.cdksecurityhub.internal.function.RunningFunction;
import java.util.Optional;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.EventInvokeConfig;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * The Lambda function that configures Security Hub's organization configuration, with all that it
 * needs to run: role, policy, log group.
 *
 * <p>A stack has one by default, which all its declarations share. Create one to say how it runs,
 * and pass it to each declaration that uses it:
 *
 * <pre>{@code
 * OrganizationConfigurationProvider provider =
 *     OrganizationConfigurationProvider.Builder.create(this, "Provider")
 *         .logRetention(RetentionDays.TEN_YEARS)
 *         .build();
 * SecurityHubOrganizationConfiguration.Builder.create(this, "SecurityHub")
 *     .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
 *     .provider(provider)
 *     .build();
 * }</pre>
 */
public final class OrganizationConfigurationProvider extends FunctionConstruct {
  private static final String DEFAULT_ID = "SecurityHubOrganizationConfigurationFunction";
  private static final int REPEATS = 2;

  private final FunctionTimeout time;
  private final Duration serviceTimeout;
  private final RunningFunction running;
  private final String arn;
  private final String suffix;

  /**
   * Creates the function, with every option at its default.
   *
   * @param scope the stack, or a construct in it
   * @param id a name that is unique in the scope
   */
  public OrganizationConfigurationProvider(Construct scope, String id) {
    this(scope, id, OrganizationConfigurationProviderProps.builder().build());
  }

  /**
   * Creates the function.
   *
   * @param scope the stack, or a construct in it
   * @param id a name that is unique in the scope
   * @param props how it runs
   * @throws IllegalArgumentException if it cannot run so
   */
  public OrganizationConfigurationProvider(
      Construct scope, String id, OrganizationConfigurationProviderProps props) {
    super(scope, id);
    requireNonNull(props, "props is required");
    Options.checkEntries(this, "securityGroups", props.getSecurityGroups());
    FunctionSettings settings = FunctionSettings.of(this, props);
    this.time = FunctionTimeout.of(this, Optional.ofNullable(props.getTimeout()));
    this.serviceTimeout = time.serviceTimeout();
    IRole role = Optional.ofNullable(props.getRole()).orElseGet(this::ownRole);
    ILogGroup logGroup = HandlerFunction.logGroup(this, settings);
    Policy policy = FunctionPermissions.attach(this, role, logGroup, settings);
    if (props.getRole() != null) {
      RoleWarnings.check(this, role, policy);
    }
    this.running =
        new HandlerFunction(this, settings, role, logGroup)
            .make("CustomResourceHandler", policy, this::configure);
    this.arn = running.function().getFunctionArn();
    this.suffix = isDefault(scope, id) ? "" : "By" + LogicalIds.hash(functionId());
    repeatWhileSomebodyWaits();
  }

  /** The one that declarations of a stack share by default, created for the first of them. */
  static OrganizationConfigurationProvider defaultOf(IConstruct user) {
    Stack stack = Stack.of(user);
    return stack.getNode().tryFindChild(DEFAULT_ID)
            instanceof OrganizationConfigurationProvider existing
        ? existing
        : new OrganizationConfigurationProvider(stack, DEFAULT_ID);
  }

  @Override
  RunningFunction running() {
    return running;
  }

  /**
   * Allows the function something more. Does nothing where the role is imported and cannot be
   * changed.
   *
   * @param statement what to allow
   */
  public void addToRolePolicy(PolicyStatement statement) {
    // What is added is a part of the role, which the function depends on.
    getRole().addToPrincipalPolicy(statement);
  }

  /** How long CloudFormation waits for the function's response. */
  Duration serviceTimeout() {
    return serviceTimeout;
  }

  String arn() {
    return arn;
  }

  /**
   * What distinguishes the resources of this function from those of another: CloudFormation lets no
   * custom resource change its function, so under another function a Region is another resource,
   * which takes over from the one before (decision 8).
   */
  String suffix() {
    return suffix;
  }

  private static boolean isDefault(Construct scope, String id) {
    return scope instanceof Stack && id.equals(DEFAULT_ID);
  }

  private String functionId() {
    CfnElement function = (CfnElement) getFunction().getNode().getDefaultChild();
    return String.valueOf(Stack.of(this).resolve(function.getLogicalId()));
  }

  /** Refuses a declaration that this function can't serve. */
  void checkFor(IConstruct user, OrganizationConfiguration configuration) {
    time.checkFor(user, configuration);
    if (!stackOf(this).equals(stackOf(user))) {
      throw Refusal.of(
          user,
          "use the provider " + getNode().getPath(),
          "the provider is in another stack, and its role may read the resources of its own alone",
          "Create a provider in this stack");
    }
  }

  private static String stackOf(IConstruct construct) {
    return Stack.of(construct).getNode().getPath();
  }

  /**
   * Lets the function read configuration policies and what they are associated with, and says so to
   * it: without the variable it makes no call that its role denies.
   */
  void readPolicies() {
    FunctionPermissions.attachReadingPolicies(this, getRole());
    running.function().addEnvironment("LIST_POLICIES", "true");
  }

  private IRole ownRole() {
    return HandlerFunction.role(
        this, "What the Security Hub organization configuration's function runs as");
  }

  private void configure(Function.Builder builder) {
    builder
        .description(
            "Makes Security Hub's organization configuration what this stack declares, in every"
                + " Region that it declares")
        .timeout(time.timeout());
  }

  private void repeatWhileSomebodyWaits() {
    EventInvokeConfig.Builder.create(this, "EventInvokeConfig")
        .function(getFunction())
        .retryAttempts(REPEATS)
        .maxEventAge(time.maxEventAge())
        .build();
  }

  /** Builds an {@link OrganizationConfigurationProvider}. */
  public static final class Builder extends ProviderOptions<Builder> {
    private final Construct scope;
    private final String id;

    private Builder(Construct scope, String id) {
      this.scope = scope;
      this.id = id;
    }

    /**
     * {@return a builder with every option at its default}
     *
     * @param scope the stack, or a construct in it
     * @param id a name that is unique in the scope
     */
    public static Builder create(Construct scope, String id) {
      return new Builder(scope, id);
    }

    /**
     * {@return the provider}
     *
     * @throws IllegalArgumentException if it cannot run so
     */
    public OrganizationConfigurationProvider build() {
      return new OrganizationConfigurationProvider(scope, id, props(who(scope, id)));
    }
  }
}

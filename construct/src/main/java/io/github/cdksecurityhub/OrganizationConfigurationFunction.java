package io.github.cdksecurityhub;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.EventInvokeConfig;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/** The one function of a stack, with all that it needs to run. */
final class OrganizationConfigurationFunction extends Construct {
  private static final String ID = "SecurityHubOrganizationConfigurationFunction";
  private static final int REPEATS = 2;

  private final IConstruct declaredBy;
  private final FunctionSettings settings;
  private final TimeBudget time;
  private final Duration serviceTimeout;
  private final IRole role;
  private final ILogGroup logGroup;
  private final Function function;
  private final String arn;
  private final StackRegions regions = new StackRegions();
  private final Optional<DriftFunction> drift;

  private OrganizationConfigurationFunction(
      Stack stack,
      IConstruct user,
      FunctionSettings settings,
      TimeBudget time,
      Optional<Code> code) {
    super(stack, ID);
    this.declaredBy = user;
    this.settings = settings;
    this.time = time;
    this.serviceTimeout = time.serviceTimeout();
    this.role = settings.role().orElseGet(this::ownRole);
    this.logGroup =
        settings
            .logGroup()
            .orElseGet(() -> HandlerFunction.logGroup(this, settings.logRetention().orElseThrow()));
    Policy policy = FunctionPermissions.attach(this, role, logGroup, settings);
    this.function =
        new HandlerFunction(this, settings, role, logGroup)
            .make("CustomResourceHandler", code, policy, this::configure);
    this.arn = function.getFunctionArn();
    repeatWhileSomebodyWaits();
    // Beside this construct and not in it: its rules come after the Regions, and this before them.
    this.drift =
        settings
            .driftDetection()
            .map(it -> new DriftFunction(stack, it, settings, code, regions, role));
  }

  /**
   * The function of the stack that {@code user} is in, made if it is the first to need it.
   *
   * @throws IllegalArgumentException if {@code user} wants another one than there is
   */
  static OrganizationConfigurationFunction of(
      IConstruct user, SecurityHubOrganizationConfigurationProps props) {
    Stack stack = Stack.of(user);
    FunctionSettings wanted = props.function();
    wanted.checkFor(user);
    OrganizationConfigurationFunction function =
        stack.getNode().tryFindChild(ID) instanceof OrganizationConfigurationFunction existing
            ? existing.sharedWith(user, wanted)
            : null;
    if (function != null) {
      function.time.checkFor(user, props.getConfiguration());
      return function;
    }
    FunctionSettings effective = wanted.withDefaults();
    TimeBudget time = new TimeBudget(effective.timeout().orElseThrow());
    time.checkFor(user, props.getConfiguration());
    return new OrganizationConfigurationFunction(stack, user, effective, time, props.code());
  }

  private OrganizationConfigurationFunction sharedWith(IConstruct user, FunctionSettings wanted) {
    List<String> contradictions = wanted.contradictionsTo(settings);
    if (!contradictions.isEmpty()) {
      String first = declaredBy.getNode().getPath();
      throw Refusal.of(
          user,
          "set " + String.join(", ", contradictions),
          "a stack has one function for all its declarations, and %s has set it up otherwise"
              .formatted(first),
          "Pass the same value to both, or to %s alone".formatted(first));
    }
    return this;
  }

  /** How long CloudFormation waits for the function's answer. */
  Duration serviceTimeout() {
    return serviceTimeout;
  }

  IRole role() {
    return role;
  }

  ILogGroup logGroup() {
    return logGroup;
  }

  Function function() {
    return function;
  }

  String arn() {
    return arn;
  }

  /** What the stack declares so far. */
  StackRegions regions() {
    return regions;
  }

  /** The function that looks for drift, where the stack has one. */
  Optional<DriftFunction> drift() {
    return drift;
  }

  /** Allows the function something more, before any of the stack's declarations is made. */
  void allow(PolicyStatement statement) {
    IDependable policy = role.addToPrincipalPolicy(statement).getPolicyDependable();
    if (policy != null) {
      function.getNode().addDependency(policy);
    }
  }

  /** Allows the functions to read where the home Region is, and which Regions are linked to it. */
  void allowReadingLinkedRegions() {
    FunctionPermissions.attachLinkedRegions(this, role);
    drift.ifPresent(DriftFunction::allowReadingHomeRegion);
  }

  /**
   * Lets the function read configuration policies and what they are associated with, and says so to
   * it: without the variable it makes no call that its role denies.
   */
  void readPolicies() {
    FunctionPermissions.attachReadingPolicies(this, role);
    function.addEnvironment("LIST_POLICIES", "true");
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
        .function(function)
        .retryAttempts(REPEATS)
        .maxEventAge(time.maxEventAge())
        .build();
  }
}

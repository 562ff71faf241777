package io.github.cdksecurityhub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Lazy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.EventInvokeConfig;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The one function of a stack that looks for drift, with what runs it and what it needs. */
final class DriftFunction extends Construct {
  private static final String ID = "SecurityHubOrganizationConfigurationDrift";

  /** Two looks of a minute at most, and some seconds between. */
  private static final Duration LONGEST_LOOK = Duration.minutes(5);

  /** An older run is of no use: the next one looks anew. */
  private static final Duration LONGEST_WAIT = Duration.minutes(15);

  private final DriftDetection detection;
  private final FunctionSettings settings;
  private final StackRegions regions;
  private final Role role;
  private final Policy policy;
  private final Function function;
  private Optional<List<Alarm>> alarms = Optional.empty();

  DriftFunction(
      Stack stack,
      DriftDetection detection,
      FunctionSettings settings,
      Optional<Code> code,
      StackRegions regions,
      IRole writer) {
    super(stack, ID);
    this.detection = detection;
    this.settings = settings;
    this.regions = regions;
    this.role =
        HandlerFunction.role(
            this, "What looks for drift of the Security Hub organization configuration");
    RetentionDays retention = settings.logRetention().orElse(RetentionDays.ONE_YEAR);
    LogGroup logGroup = HandlerFunction.logGroup(this, retention);
    this.policy = DriftPermissions.attach(this, role, logGroup, detection.heals(), settings);
    this.function =
        new HandlerFunction(this, settings, role, logGroup)
            .make("DriftHandler", code, policy, this::look);
    EventInvokeConfig.Builder.create(this, "EventInvokeConfig")
        .function(function)
        .maxEventAge(LONGEST_WAIT)
        .build();
    run(writer);
  }

  /** It begins to look when every Region is deployed, and ends before the first one is deleted. */
  private void run(IRole writer) {
    DriftRules.schedule(this, detection, function).getNode().addDependency(regions.resources());
    DriftRules.change(this, List.of(writer, role), function)
        .getNode()
        .addDependency(regions.resources());
    if (!detection.topics().isEmpty()) {
      DriftRules.notify(this, detection);
    }
    if (detection.hasDashboard()) {
      DriftMetrics.dashboard(this, detection.heals());
    }
  }

  Function function() {
    return function;
  }

  /** The alarms on the function itself, made when they are asked for first. */
  List<Alarm> alarms() {
    if (alarms.isEmpty()) {
      alarms = Optional.of(DriftAlarms.ofFunction(this, function));
    }
    return alarms.get();
  }

  /** Allows it to read where the finding aggregator is, which a heal reads in any case. */
  void allowReadingHomeRegion() {
    if (!detection.heals()) {
      policy.addStatements(DriftPermissions.homeRegion());
    }
  }

  private void look(Function.Builder builder) {
    builder
        .description("Looks whether Security Hub's organization configuration is as declared")
        .timeout(detection.heals() ? settings.timeout().orElseThrow() : LONGEST_LOOK)
        .environment(environment());
  }

  /** What is declared comes with the function, so that no event can say anything else. */
  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("SCHEMA_VERSION", "1");
    environment.put("STACK_ID", Stack.of(this).getStackId());
    environment.put("HEAL", String.valueOf(detection.heals()));
    environment.put("DECLARED", Lazy.uncachedString(context -> regions.encoded()));
    return environment;
  }
}

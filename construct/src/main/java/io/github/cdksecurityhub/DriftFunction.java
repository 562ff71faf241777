package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.drift.DriftPermissions;
import io.github.cdksecurityhub.internal.function.FunctionSettings;
import io.github.cdksecurityhub.internal.function.FunctionTimeout;
import io.github.cdksecurityhub.internal.function.HandlerFunction;
import io.github.cdksecurityhub.internal.function.RunningFunction;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.EventInvokeConfig;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/**
 * The function that checks for drift: what it may do, how long it runs, and what is declared.
 *
 * @param heals whether it reverts drift
 */
record DriftFunction(Construct scope, WatchedConfigurations watched, boolean heals) {
  /** Two reads of a minute at most, and some seconds between. */
  private static final Duration LONGEST_CHECK = Duration.minutes(5);

  /** An older run is of no use: the next one checks anew. */
  private static final Duration LONGEST_WAIT = Duration.minutes(15);

  /**
   * Of the 4 KB that Lambda has for all variables. The others need at most 391: the longest stack
   * id has 222 characters, all types of resources have 109.
   */
  private static final int LONGEST_DECLARED = 4096 - 391;

  RunningFunction make(FunctionSettings settings) {
    Role role =
        HandlerFunction.role(
            scope, "What detects drift of the Security Hub organization configuration");
    ILogGroup logGroup = HandlerFunction.logGroup(scope, settings);
    Policy policy =
        DriftPermissions.attach(
            scope, role, logGroup, heals, watched.hasCentral(), watched.hasHubSettings(), settings);
    RunningFunction running =
        new HandlerFunction(scope, settings, role, logGroup)
            .make("DriftHandler", policy, this::configure);
    EventInvokeConfig.Builder.create(scope, "EventInvokeConfig")
        .function(running.function())
        .maxEventAge(LONGEST_WAIT)
        .build();
    return running;
  }

  private void configure(Function.Builder builder) {
    builder
        .description("Checks whether Security Hub's organization configuration is as declared")
        .timeout(heals ? FunctionTimeout.longest() : LONGEST_CHECK)
        .environment(environment());
  }

  /** What is declared comes with the function, so that no event can say anything else. */
  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("SCHEMA_VERSION", "1");
    environment.put("STACK_ID", Stack.of(scope).getStackId());
    environment.put("HEAL", String.valueOf(heals));
    environment.put("DECLARED", checked(watched.encoded()));
    return environment;
  }

  private String checked(String declared) {
    if (declared.length() > LONGEST_DECLARED) {
      throw Refusal.of(
          scope,
          "detect drift of %d Regions".formatted(watched.regions().size()),
          "what is declared there has %d characters, and the function's environment takes %d"
              .formatted(declared.length(), LONGEST_DECLARED),
          "Declare some of the Regions by another construct, with a drift detection of its own");
    }
    return declared;
  }
}

package io.github.cdksecurityhub.internal.drift;

import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.Warning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IRuleTarget;
import software.amazon.awscdk.services.events.OnEventOptions;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.events.targets.SnsTopicProps;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** What runs the drift function, and what passes on its events. */
public final class DriftRules {
  /** The source of the events. */
  public static final String SOURCE = "io.github.cdksecurityhub";

  /** The detail-type of the events. */
  public static final String DETAIL_TYPE = "Security Hub Organization Configuration Drift";

  /** What changes the configuration, or removes what it depends on. */
  private static final List<String> WATCHED =
      List.of(
          "UpdateOrganizationConfiguration",
          "UpdateSecurityHubConfiguration",
          "UpdateFindingAggregator",
          "DeleteFindingAggregator",
          "UpdateConfigurationPolicy",
          "DeleteConfigurationPolicy",
          "StartConfigurationPolicyAssociation",
          "StartConfigurationPolicyDisassociation",
          "DisableSecurityHub");

  /** EventBridge's quota for a pattern, in characters. */
  private static final int LONGEST_PATTERN = 2048;

  /** The pattern of changes without the ARNs of roles. */
  private static final int PATTERN_ITSELF = 600;

  private static final int LONGEST_ARN = "arn:aws-us-gov:iam::123456789012:role/".length() + 64;

  private DriftRules() {}

  public static Rule schedule(Construct scope, DriftSettings drift, IFunction function) {
    return Rule.Builder.create(scope, "Schedule")
        .description("Checks for drift of Security Hub's organization configuration")
        .schedule(Schedule.rate(drift.interval()))
        .targets(List.of(new LambdaFunction(function)))
        .build();
  }

  /** A write in this Region: CloudTrail reports to each Region its own. */
  public static Rule change(Construct scope, List<IRole> ours, IFunction function) {
    checkPattern(scope, ours);
    EventPattern pattern =
        EventPattern.builder()
            .source(List.of("aws.securityhub"))
            .detailType(List.of("AWS API Call via CloudTrail"))
            .detail(writeByAnotherThan(ours.stream().map(IRole::getRoleArn).toList()))
            .build();
    return Rule.Builder.create(scope, "Change")
        .description("Checks for drift after a write of Security Hub's configuration")
        .eventPattern(pattern)
        .targets(List.of(new LambdaFunction(function)))
        .build();
  }

  /**
   * A role whose ARN is not known here has a name of CloudFormation's, of 64 characters at most.
   */
  private static void checkPattern(Construct scope, List<IRole> ours) {
    int length =
        PATTERN_ITSELF
            + ours.stream()
                .map(IRole::getRoleArn)
                .mapToInt(arn -> 3 + (isToken(arn) ? LONGEST_ARN : arn.length()))
                .sum();
    if (length > LONGEST_PATTERN) {
      throw Refusal.of(
          scope,
          "distinguish the writes of %d functions from others".formatted(ours.size()),
          "the event pattern with their roles can have %d characters, and EventBridge takes %d"
              .formatted(length, LONGEST_PATTERN),
          "Let the configurations share a provider, or check some of them by another drift"
              + " detection");
    }
  }

  /** Users and the root have no session issuer, and anything-but wants a value to compare. */
  private static Map<String, Object> writeByAnotherThan(List<String> roleArns) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("eventSource", List.of("securityhub.amazonaws.com"));
    detail.put("eventName", WATCHED);
    detail.put("errorCode", List.of(Map.of("exists", false)));
    List<Object> others = List.of(Map.of("anything-but", roleArns), Map.of("exists", false));
    detail.put(
        "userIdentity", Map.of("sessionContext", Map.of("sessionIssuer", Map.of("arn", others))));
    return detail;
  }

  /** The events of this stack, as sentences, to topics. */
  public static void report(Construct scope, List<ITopic> topics) {
    SnsTopicProps sentence =
        SnsTopicProps.builder().message(RuleTargetInput.fromEventPath("$.detail.message")).build();
    topics.forEach(topic -> warnOfImported(scope, topic));
    List<? extends IRuleTarget> targets =
        topics.stream().map(topic -> new SnsTopic(topic, sentence)).toList();
    Rule.Builder.create(scope, "Notify")
        .description("Passes on what was found of Security Hub's organization configuration")
        .eventPattern(eventsOf(scope))
        .targets(targets)
        .build();
  }

  /** The events of this stack, narrowed and sent on as a user's options say. */
  public static Rule onEvent(Construct scope, String id, OnEventOptions options) {
    Rule rule =
        Rule.Builder.create(scope, id)
            .ruleName(options.getRuleName())
            .description(options.getDescription())
            .eventPattern(options.getEventPattern())
            .crossStackScope(options.getCrossStackScope())
            .build();
    rule.addEventPattern(eventsOf(scope));
    rule.addTarget(options.getTarget());
    return rule;
  }

  private static EventPattern eventsOf(Construct scope) {
    return EventPattern.builder()
        .source(List.of(SOURCE))
        .detailType(List.of(DETAIL_TYPE))
        .detail(Map.of("stackId", List.of(Stack.of(scope).getStackId())))
        .build();
  }

  /** Only a topic that is declared in the app has a resource, and a policy that can be added to. */
  private static void warnOfImported(Construct scope, ITopic topic) {
    if (topic.getNode().getDefaultChild() != null) {
      return;
    }
    Warning.IMPORTED_TOPIC.of(
        scope,
        ("Topic %s is imported, so its policy is not changed here. It has to allow sns:Publish to"
                + " events.amazonaws.com, for rules of this account, or no drift event reaches it;"
                + " where a key of yours encrypts it, the key has to allow kms:Decrypt and"
                + " kms:GenerateDataKey* to events.amazonaws.com too.")
            .formatted(topic.getNode().getPath()));
  }
}

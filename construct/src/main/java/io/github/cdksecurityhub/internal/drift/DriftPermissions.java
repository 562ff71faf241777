package io.github.cdksecurityhub.internal.drift;

import io.github.cdksecurityhub.internal.function.FunctionSettings;
import io.github.cdksecurityhub.internal.function.Statements;
import io.github.cdksecurityhub.internal.function.Wildcards;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/** What the drift function may do: read and report; write only where it heals. */
public final class DriftPermissions {
  private DriftPermissions() {}

  public static Policy attach(
      Construct scope,
      IRole role,
      ILogGroup logGroup,
      boolean heals,
      boolean hasCentral,
      boolean hasHubSettings,
      FunctionSettings settings) {
    List<PolicyStatement> statements = new ArrayList<>();
    statements.add(read());
    if (heals) {
      statements.add(heal());
      statements.add(Statements.hubTags(scope));
      if (hasCentral) {
        statements.add(Statements.linkedRegions(scope));
      }
    } else if (hasCentral) {
      statements.add(homeRegion());
    }
    if (hasHubSettings) {
      statements.add(heals ? Statements.hubSettings() : readingHubSettings());
    }
    statements.add(Statements.ownStack(scope, "cloudformation:DescribeStacks"));
    statements.add(defaultBus(scope));
    statements.addAll(Statements.runningWith(logGroup, settings));
    Policy policy = Policy.Builder.create(scope, "Policy").statements(statements).build();
    policy.attachToRole(role);
    Wildcards.explain(policy);
    return policy;
  }

  /** Operations on the account: IAM knows no resource for them. */
  private static PolicyStatement read() {
    return Statements.allow(
        "Read",
        List.of(
            "securityhub:DescribeOrganizationConfiguration", "organizations:DescribeOrganization"),
        "*");
  }

  private static PolicyStatement readingHubSettings() {
    return Statements.allow("HubSettings", List.of("securityhub:DescribeHub"), "*");
  }

  /** Central configuration needs its finding aggregator; nothing else reports that it is gone. */
  private static PolicyStatement homeRegion() {
    return Statements.allow("HomeRegion", List.of("securityhub:ListFindingAggregators"), "*");
  }

  private static PolicyStatement heal() {
    return Statements.allow(
        "Heal",
        List.of(
            "securityhub:UpdateOrganizationConfiguration", "securityhub:ListFindingAggregators"),
        "*");
  }

  private static PolicyStatement defaultBus(Construct scope) {
    ArnComponents bus =
        ArnComponents.builder()
            .service("events")
            .resource("event-bus")
            .resourceName("default")
            .build();
    return PolicyStatement.Builder.create()
        .sid("OwnEvents")
        .actions(List.of("events:PutEvents"))
        .resources(List.of(Stack.of(scope).formatArn(bus)))
        .conditions(Map.of("StringEquals", Map.of("events:source", DriftRules.SOURCE)))
        .build();
  }
}

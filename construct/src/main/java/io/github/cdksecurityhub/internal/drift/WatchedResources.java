package io.github.cdksecurityhub.internal.drift;

import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.function.RunningFunction;
import io.github.cdksecurityhub.internal.function.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy;
import software.amazon.awscdk.services.securityhub.CfnFindingAggregator;
import software.constructs.IConstruct;

/**
 * The resources of central configuration that the function checks, as they come: marks them, so
 * that it finds them in the template, and allows what their types need.
 */
public final class WatchedResources {
  /** A key of the resource's Metadata; the function reads the same. */
  private static final String MARKER = "io.github.cdksecurityhub:drift";

  private static final String READ_TAGS = "securityhub:ListTagsForResource";
  private static final String WRITE_TAGS = "securityhub:TagResource";

  private final RunningFunction running;
  private final Policy policy;
  private final List<Rule> rules;
  private final boolean heals;
  private final Set<String> types = new TreeSet<>();

  public WatchedResources(RunningFunction running, List<Rule> rules, boolean heals) {
    this.running = running;
    this.policy = running.policy();
    this.rules = rules;
    this.heals = heals;
  }

  /** Watches one more. */
  public void add(CfnResource resource) {
    resource.addMetadata(MARKER, "watched");
    rules.forEach(rule -> rule.getNode().addDependency(resource));
    if (types.isEmpty()) {
      statementsForAll().forEach(policy::addStatements);
    }
    if (types.add(resource.getCfnResourceType())) {
      running.function().addEnvironment("RESOURCES", String.join(",", types));
      statements(resource.getCfnResourceType()).forEach(policy::addStatements);
    }
  }

  /** Returns CloudFormation's names of the types so far. */
  public Set<String> types() {
    return types;
  }

  /** Refuses a type of which no resource is watched. */
  public void checkWatched(IConstruct construct, String type) {
    if (!types.contains(type)) {
      throw Refusal.of(
          construct,
          "give a metric of " + type,
          "no resource of that type is among those that are checked",
          types.isEmpty()
              ? "Pass a SecurityHubCentralConfiguration to configurations(...)"
              : "Checked are " + String.join(", ", types));
    }
  }

  private List<PolicyStatement> statementsForAll() {
    List<PolicyStatement> statements = new ArrayList<>();
    statements.add(
        Statements.ownStack(
            policy,
            "OwnTemplate",
            List.of("cloudformation:GetTemplate", "cloudformation:ListStackResources")));
    if (!heals) {
      // A heal is allowed it by the Region's own statement.
      statements.add(Statements.linkedRegions(policy));
    }
    statements.add(Statements.configurationPolicies());
    return statements;
  }

  private List<PolicyStatement> statements(String type) {
    List<PolicyStatement> statements = new ArrayList<>();
    if (type.equals(CfnConfigurationPolicy.CFN_RESOURCE_TYPE_NAME)) {
      statements.add(allow("PolicyContent", "securityhub:GetConfigurationPolicy"));
      statements.add(
          Statements.policyTags(
              policy, heals ? List.of(READ_TAGS, WRITE_TAGS) : List.of(READ_TAGS)));
    }
    if (heals) {
      statements.add(healing(type));
    }
    return statements;
  }

  private PolicyStatement healing(String type) {
    if (type.equals(CfnFindingAggregator.CFN_RESOURCE_TYPE_NAME)) {
      return Statements.healingAggregator(policy);
    }
    return type.equals(CfnConfigurationPolicy.CFN_RESOURCE_TYPE_NAME)
        ? allow("HealPolicies", "securityhub:UpdateConfigurationPolicy")
        : allow("HealAssociations", "securityhub:StartConfigurationPolicyAssociation");
  }

  private static PolicyStatement allow(String sid, String action) {
    return Statements.allow(sid, List.of(action), "*");
  }
}

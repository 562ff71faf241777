package io.github.cdksecurityhub.internal.drift;

import io.github.cdksecurityhub.internal.function.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy;
import software.amazon.awscdk.services.securityhub.CfnFindingAggregator;

/**
 * The resources of central configuration that the function checks, as they come: marks them, so
 * that it finds them in the template, and allows what their types need.
 */
public final class WatchedResources {
  /** A key of the resource's Metadata; the function reads the same. */
  private static final String MARKER = "io.github.cdksecurityhub:drift";

  private final Function function;
  private final Policy policy;
  private final List<Rule> rules;
  private final boolean heals;
  private final Set<String> types = new TreeSet<>();

  public WatchedResources(Function function, Policy policy, List<Rule> rules, boolean heals) {
    this.function = function;
    this.policy = policy;
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
      function.addEnvironment("RESOURCES", String.join(",", types));
      statements(resource.getCfnResourceType()).forEach(policy::addStatements);
    }
  }

  /** Returns CloudFormation's names of the types so far. */
  public Set<String> types() {
    return types;
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

package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.LogicalIds;
import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.Warning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy;
import software.amazon.awscdk.services.securityhub.CfnPolicyAssociation;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * The policies of a central configuration and what they apply to, as resources that are created
 * after the configuration and deleted before it.
 */
final class CentralPolicies {
  /**
   * What the service allows a delegated administrator.
   *
   * @see <a href="https://docs.aws.amazon.com/general/latest/gr/sechub.html">Quotas</a>
   */
  private static final int MOST_POLICIES = 20;

  private final Construct construct;
  private final IDependable configuration;
  private final RemovalPolicy onRemoval;
  private final TargetClaims claims;
  private final Map<String, CfnConfigurationPolicy> policies = new LinkedHashMap<>();
  private final Map<PolicyTarget, CfnPolicyAssociation> associations = new LinkedHashMap<>();
  private final List<Consumer<CfnResource>> watchers = new ArrayList<>();

  /**
   * Starts with none.
   *
   * @param construct the construct that they are in
   * @param configuration the organization configuration, which has to be CENTRAL before and after
   * @param onRemoval what happens to one that is no longer declared
   */
  CentralPolicies(Construct construct, IDependable configuration, RemovalPolicy onRemoval) {
    this.construct = construct;
    this.configuration = configuration;
    this.onRemoval = onRemoval;
    this.claims = new TargetClaims(construct);
  }

  void add(IConfigurationPolicy policy) {
    if (policy instanceof ImportedPolicy imported) {
      addImported(imported);
    } else {
      addDeclared((ConfigurationPolicy) policy);
    }
  }

  private void addDeclared(ConfigurationPolicy policy) {
    policy.checkFor(Refusal.who(construct));
    PolicyWarnings.check(construct, policy);
    policy.name().ifPresent(this::checkName);
    String words = policy.name().map("policy \"%s\""::formatted).orElse("selfManaged()");
    claims.add(words, policy.getTargets());
    String id =
        policy
            .declare(construct)
            .map(resource -> keep(policy.name().orElseThrow(), resource))
            .orElse(SelfManagedConfiguration.ID);
    associate(id, policy.getTargets());
  }

  private void addImported(ImportedPolicy policy) {
    policy.checkFor(construct);
    PolicyWarnings.check(construct, policy);
    claims.add("policy " + policy.id(), policy.targets());
    associate(policy.id(), policy.targets());
  }

  Map<String, CfnConfigurationPolicy> policies() {
    return Collections.unmodifiableMap(policies);
  }

  Map<PolicyTarget, CfnPolicyAssociation> associations() {
    return Collections.unmodifiableMap(associations);
  }

  private void checkName(String name) {
    String attempt = "declare the policy \"" + name + "\"";
    if (policies.containsKey(name)) {
      throw Refusal.of(
          construct,
          attempt,
          "it declares one of that name already",
          "Choose another name, or make one policy of the two");
    }
    if (policies.size() == MOST_POLICIES) {
      Warning.POLICY_QUOTA.of(
          construct,
          ("More than %d policies are declared, which is what the service allows unless AWS has"
                  + " raised the quota. Policies that say the same can be one, with the targets of"
                  + " both.")
              .formatted(MOST_POLICIES));
    }
  }

  /** The policy's id as an association takes it. */
  private String keep(String name, CfnConfigurationPolicy resource) {
    follow(resource);
    policies.put(name, resource);
    return resource.getAttrId();
  }

  private void associate(String policyId, List<PolicyTarget> targets) {
    for (PolicyTarget target : targets) {
      String id = LogicalIds.ofAssociation(Stack.of(construct), target);
      CfnPolicyAssociation association =
          CfnPolicyAssociation.Builder.create(construct, id)
              .configurationPolicyId(policyId)
              .targetType(target.getKind().name())
              .targetId(target.getId())
              .build();
      association.overrideLogicalId(id);
      follow(association);
      associations.put(target, association);
    }
  }

  /** Passes each policy and association to {@code watcher}, also those that are added later. */
  void watch(Consumer<CfnResource> watcher) {
    policies.values().forEach(watcher);
    associations.values().forEach(watcher);
    watchers.add(watcher);
  }

  private void follow(CfnResource resource) {
    watchers.forEach(each -> each.accept(resource));
    resource.getNode().addDependency(configuration);
    resource.applyRemovalPolicy(onRemoval);
  }
}

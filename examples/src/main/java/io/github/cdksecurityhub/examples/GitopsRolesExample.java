package io.github.cdksecurityhub.examples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.OidcProviderNative;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.WebIdentityPrincipal;
import software.constructs.Construct;

/**
 * Two roles for pipelines without stored keys: one that can look, for every pull request, and one
 * that can deploy, for the protected environment or branch alone.
 */
public final class GitopsRolesExample extends Stack {
  private final GitopsSettings settings;
  private final String provider;

  /**
   * Declares them.
   *
   * @param scope the app
   * @param id the stack's name
   * @param props the environment: the delegated administrator's account
   * @param deployed the name of the stack that the pipelines deploy
   */
  public GitopsRolesExample(Construct scope, String id, StackProps props, String deployed) {
    super(scope, id, props);
    this.settings = new GitopsSettings(scope.getNode());
    this.provider = settings.identityProvider().orElseGet(this::ownProvider);
    Forge forge = settings.forge();
    Policy looking =
        role(
            "Plan",
            "Looks at Security Hub and at the deployed stack; changes nothing",
            forge.planSubjects(settings),
            List.of(lookingAtSecurityHub(), lookingAt(deployed)));
    explainWildcards(looking);
    role(
        "Deploy",
        "Hands over to the CDK's bootstrap roles; can do nothing itself",
        forge.deploySubjects(settings),
        List.of(handingOver()));
  }

  private String ownProvider() {
    Forge forge = settings.forge();
    return OidcProviderNative.Builder.create(this, "IdentityProvider")
        .url("https://" + forge.host())
        .clientIds(List.of(forge.audience()))
        .build()
        .getOidcProviderArn();
  }

  private Policy role(
      String id, String description, List<String> subjects, List<PolicyStatement> statements) {
    Role role =
        Role.Builder.create(this, id)
            .description(description)
            .assumedBy(jobsFor(subjects))
            .maxSessionDuration(Duration.hours(1))
            .build();
    Policy policy = Policy.Builder.create(this, id + "Policy").statements(statements).build();
    policy.attachToRole(role);
    CfnOutput.Builder.create(this, id + "RoleArn")
        .description(description)
        .value(role.getRoleArn())
        .build();
    return policy;
  }

  /** An exact match wherever it is one: a pattern is for those who can't know the branch. */
  private IPrincipal jobsFor(List<String> subjects) {
    Forge forge = settings.forge();
    Map<String, Object> equal = new LinkedHashMap<>();
    equal.put(forge.host() + ":aud", forge.audience());
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put("StringEquals", equal);
    if (subjects.stream().anyMatch(subject -> subject.contains("*"))) {
      conditions.put("StringLike", Map.of(forge.host() + ":sub", subjects));
    } else {
      equal.put(forge.host() + ":sub", subjects);
    }
    return new WebIdentityPrincipal(provider, conditions);
  }

  private static PolicyStatement lookingAtSecurityHub() {
    return PolicyStatement.Builder.create()
        .sid("LookAtSecurityHub")
        .actions(
            List.of(
                "securityhub:DescribeOrganizationConfiguration",
                "securityhub:ListFindingAggregators",
                "securityhub:GetFindingAggregator",
                "securityhub:ListConfigurationPolicies",
                "securityhub:GetConfigurationPolicy",
                "securityhub:ListConfigurationPolicyAssociations"))
        .resources(List.of("*"))
        .build();
  }

  private PolicyStatement lookingAt(String stack) {
    return PolicyStatement.Builder.create()
        .sid("LookAtTheDeployedStack")
        .actions(
            List.of(
                "cloudformation:DescribeStacks",
                "cloudformation:GetTemplate",
                "cloudformation:ListStackResources"))
        .resources(
            List.of(
                "arn:%s:cloudformation:%s:%s:stack/%s/*"
                    .formatted(getPartition(), getRegion(), getAccount(), stack)))
        .build();
  }

  /** The toolkit's role for deployments passes its execution role to CloudFormation by itself. */
  private PolicyStatement handingOver() {
    return PolicyStatement.Builder.create()
        .sid("HandOverToTheBootstrapRoles")
        .actions(List.of("sts:AssumeRole"))
        .resources(List.of(bootstrapRole("deploy"), bootstrapRole("file-publishing")))
        .build();
  }

  private String bootstrapRole(String purpose) {
    return "arn:%s:iam::%s:role/cdk-%s-%s-role-%s-%s"
        .formatted(
            getPartition(),
            getAccount(),
            settings.bootstrapQualifier(),
            purpose,
            getAccount(),
            getRegion());
  }

  /** For cdk-nag, where somebody runs it. */
  private static void explainWildcards(Policy policy) {
    Map<String, Object> wildcard = new LinkedHashMap<>();
    wildcard.put("id", "AwsSolutions-IAM5");
    wildcard.put(
        "reason",
        "Security Hub's reads act on the account, and a stack's ARN ends with an id that is made"
            + " when it is created.");
    ((CfnResource) policy.getNode().getDefaultChild())
        .addMetadata("cdk_nag", Map.of("rules_to_suppress", List.of(wildcard)));
  }
}

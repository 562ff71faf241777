package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.function.Statements;
import io.github.cdksecurityhub.internal.function.Wildcards;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.OidcProviderNative;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.WebIdentityPrincipal;
import software.constructs.Construct;

/**
 * Two roles for pipelines without stored keys: one that plans, for every pull request, and one that
 * deploys, for the protected environment or branch alone.
 *
 * <p>The one that plans reads Security Hub and the deployed stack, and changes nothing. The one
 * that deploys may assume the deploy and file-publishing roles of the CDK's bootstrap in this
 * account and Region, and nothing else.
 *
 * <pre>{@code
 * SecurityHubPipelineRoles.Builder.create(this, "Roles")
 *     .source(PipelineSource.gitHub("octo-org/security-hub"))
 *     .stackName("SecurityHubOrganization")
 *     .build();
 * }</pre>
 */
public final class SecurityHubPipelineRoles extends Construct {
  private static final String DEFAULT_QUALIFIER = "hnb659fds";

  private final PipelineSource source;
  private final String identityProviderArn;
  private final String bootstrapQualifier;
  private final Role planRole;
  private final Role deployRole;

  /**
   * Creates the roles.
   *
   * @param scope the stack, in the delegated administrator's account, or a construct in it
   * @param id a name that is unique in the scope
   * @param props whose jobs get the roles, and for which stack
   * @throws IllegalArgumentException if the source could match a stranger's repository
   */
  public SecurityHubPipelineRoles(Construct scope, String id, SecurityHubPipelineRolesProps props) {
    super(scope, id);
    requireNonNull(props, "props is required");
    if (props.getSource() == null || props.getStackName() == null) {
      throw Refusal.of(
          this,
          "create roles for a pipeline",
          "it does not say which repository's jobs get them, and which stack they deploy",
          "Call source(PipelineSource.gitHub(...)) or .gitLab(...), and stackName(...)");
    }
    this.source = props.getSource();
    source.checkFor(this);
    PipelineNames.check(this, props);
    this.identityProviderArn =
        Optional.ofNullable(props.getIdentityProviderArn()).orElseGet(this::ownProvider);
    this.bootstrapQualifier =
        PipelineNames.qualifier(
            this,
            Optional.ofNullable(props.getBootstrapQualifier()).orElseGet(this::qualifierOfTheApp));
    this.planRole =
        role(
            "Plan",
            "Reads Security Hub and the deployed stack; changes nothing",
            source.planSubjects(),
            List.of(
                Statements.readingForAPlan(),
                Statements.readingHubTags(this),
                readingStack(props.getStackName())));
    this.deployRole =
        role(
            "Deploy",
            "Assumes the CDK's bootstrap roles; can do nothing itself",
            source.deploySubjects(),
            List.of(assumingBootstrapRoles()));
  }

  /**
   * The role of jobs that plan.
   *
   * @return the role
   */
  public IRole getPlanRole() {
    return planRole;
  }

  /**
   * The role of jobs that deploy.
   *
   * @return the role
   */
  public IRole getDeployRole() {
    return deployRole;
  }

  /**
   * The forge's identity provider: the one that was passed in, or the one that was created.
   *
   * @return its ARN
   */
  public String getIdentityProviderArn() {
    return identityProviderArn;
  }

  private String qualifierOfTheApp() {
    Object named = getNode().tryGetContext("@aws-cdk/core:bootstrapQualifier");
    return named == null ? DEFAULT_QUALIFIER : String.valueOf(named);
  }

  /** An account has one for each forge, so the stack's constructs share it. */
  private String ownProvider() {
    Stack stack = Stack.of(this);
    String id = "IdentityProvider" + source.host().replaceAll("[^A-Za-z0-9]", "");
    OidcProviderNative provider =
        stack.getNode().tryFindChild(id) instanceof OidcProviderNative existing
            ? existing
            : OidcProviderNative.Builder.create(stack, id)
                .url("https://" + source.host())
                .clientIds(List.of(source.audience()))
                .build();
    return provider.getOidcProviderArn();
  }

  private Role role(
      String id, String description, List<String> subjects, List<PolicyStatement> statements) {
    Role role =
        Role.Builder.create(this, id)
            .description(description)
            .assumedBy(jobsFor(subjects))
            .maxSessionDuration(Duration.hours(1))
            .build();
    Policy policy = Policy.Builder.create(this, id + "Policy").statements(statements).build();
    policy.attachToRole(role);
    Wildcards.explain(policy);
    return role;
  }

  /** An exact match wherever it is one: a pattern is for those who can't know the branch. */
  private IPrincipal jobsFor(List<String> subjects) {
    Map<String, Object> equal = new LinkedHashMap<>();
    equal.put(source.host() + ":aud", source.audience());
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put("StringEquals", equal);
    if (subjects.stream().anyMatch(subject -> subject.contains("*"))) {
      conditions.put("StringLike", Map.of(source.host() + ":sub", subjects));
    } else {
      equal.put(source.host() + ":sub", subjects);
    }
    return new WebIdentityPrincipal(identityProviderArn, conditions);
  }

  private PolicyStatement readingStack(String name) {
    Stack stack = Stack.of(this);
    return PolicyStatement.Builder.create()
        .sid("DeployedStack")
        .actions(
            List.of(
                "cloudformation:DescribeStacks",
                "cloudformation:GetTemplate",
                "cloudformation:ListStackResources"))
        .resources(
            List.of(
                "arn:%s:cloudformation:%s:%s:stack/%s/*"
                    .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount(), name)))
        .build();
  }

  /** The bootstrap's deploy role passes its execution role to CloudFormation by itself. */
  private PolicyStatement assumingBootstrapRoles() {
    return PolicyStatement.Builder.create()
        .sid("BootstrapRoles")
        .actions(List.of("sts:AssumeRole"))
        .resources(List.of(bootstrapRole("deploy"), bootstrapRole("file-publishing")))
        .build();
  }

  private String bootstrapRole(String purpose) {
    Stack stack = Stack.of(this);
    return "arn:%s:iam::%s:role/cdk-%s-%s-role-%s-%s"
        .formatted(
            stack.getPartition(),
            stack.getAccount(),
            bootstrapQualifier,
            purpose,
            stack.getAccount(),
            stack.getRegion());
  }

  /** Builds {@link SecurityHubPipelineRoles}. */
  public static final class Builder extends PipelineRolesOptions<Builder> {
    private final Construct scope;
    private final String id;

    private Builder(Construct scope, String id) {
      this.scope = scope;
      this.id = id;
    }

    /**
     * Starts with every option at its default.
     *
     * @param scope the stack, in the delegated administrator's account, or a construct in it
     * @param id a name that is unique in the scope
     * @return a builder
     */
    public static Builder create(Construct scope, String id) {
      return new Builder(scope, id);
    }

    /**
     * Creates the roles.
     *
     * @return the construct
     * @throws IllegalArgumentException if the source could match a stranger's repository
     */
    public SecurityHubPipelineRoles build() {
      return new SecurityHubPipelineRoles(scope, id, props(who(scope, id)));
    }

    @Override
    Builder self() {
      return this;
    }
  }
}

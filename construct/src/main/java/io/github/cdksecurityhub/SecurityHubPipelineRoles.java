package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.function.Wildcards;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
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

  private final PipelineTrust trust;
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
    PipelineSource source = props.getSource();
    source.checkFor(this);
    PipelineNames.check(this, props);
    this.trust =
        PipelineTrust.of(this, source, Optional.ofNullable(props.getIdentityProviderArn()));
    String qualifier =
        PipelineNames.qualifier(
            this,
            Optional.ofNullable(props.getBootstrapQualifier()).orElseGet(this::qualifierOfTheApp));
    this.planRole =
        role(
            "Plan",
            "Reads Security Hub and the deployed stack; changes nothing",
            source.planSubjects(),
            PipelineStatements.planning(this, props.getStackName()));
    this.deployRole =
        role(
            "Deploy",
            "Assumes the CDK's bootstrap roles; can do nothing itself",
            source.deploySubjects(),
            PipelineStatements.deploying(this, qualifier));
  }

  /** {@return the role of jobs that plan} */
  public IRole getPlanRole() {
    return planRole;
  }

  /** {@return the role of jobs that deploy} */
  public IRole getDeployRole() {
    return deployRole;
  }

  /**
   * {@return the ARN of the forge's identity provider: the one that was passed in, or the one that
   * was created}
   */
  public String getIdentityProviderArn() {
    return trust.identityProviderArn();
  }

  private String qualifierOfTheApp() {
    Object named = getNode().tryGetContext("@aws-cdk/core:bootstrapQualifier");
    return named == null ? DEFAULT_QUALIFIER : String.valueOf(named);
  }

  private Role role(
      String id, String description, List<String> subjects, List<PolicyStatement> statements) {
    Role role =
        Role.Builder.create(this, id)
            .description(description)
            .assumedBy(trust.jobsFor(subjects))
            .maxSessionDuration(Duration.hours(1))
            .build();
    Policy policy = Policy.Builder.create(this, id + "Policy").statements(statements).build();
    policy.attachToRole(role);
    Wildcards.explainWithNestedStacks(policy);
    return role;
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
     * {@return a builder with every option at its default}
     *
     * @param scope the stack, in the delegated administrator's account, or a construct in it
     * @param id a name that is unique in the scope
     */
    public static Builder create(Construct scope, String id) {
      return new Builder(scope, id);
    }

    /**
     * {@return the construct}
     *
     * @throws IllegalArgumentException if the source could match a stranger's repository
     */
    public SecurityHubPipelineRoles build() {
      return new SecurityHubPipelineRoles(scope, id, props(who(scope, id)));
    }
  }
}

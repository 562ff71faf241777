package io.github.cdksecurityhub;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.IRole;

/**
 * The options that an {@link OrganizationConfigurationProvider} takes, written once for both of its
 * builders. All of them can be left out.
 *
 * @param <B> the builder, returned by every method
 */
public abstract sealed class ProviderOptions<B> extends FunctionOptions<B>
    permits OrganizationConfigurationProvider.Builder,
        OrganizationConfigurationProviderProps.Builder {
  private IRole role;
  private Duration timeout;

  ProviderOptions() {}

  /**
   * The role that the function runs as. Default: a role of its own with exactly what it needs.
   *
   * <p>The function's permissions are attached to a role that can be changed. An imported role that
   * cannot be changed has to have them, each action on the resource that {@code
   * docs/run/security.md} names: {@code securityhub:DescribeOrganizationConfiguration}, {@code
   * securityhub:UpdateOrganizationConfiguration}, {@code securityhub:ListFindingAggregators},
   * {@code organizations:DescribeOrganization}, {@code securityhub:ListTagsForResource}, {@code
   * securityhub:TagResource}, {@code securityhub:UntagResource}, {@code
   * cloudformation:DescribeStackResource}, {@code cloudformation:DescribeStacks}, {@code
   * logs:CreateLogStream} and {@code logs:PutLogEvents}. For central configuration also {@code
   * securityhub:GetFindingAggregator}; for {@code controlFindings} or {@code autoEnableControls}
   * also {@code securityhub:DescribeHub} and {@code securityhub:UpdateSecurityHubConfiguration};
   * for a {@link SecurityHubCentralConfiguration} also {@code
   * securityhub:ListConfigurationPolicies} and {@code
   * securityhub:ListConfigurationPolicyAssociations}; with {@link #environmentEncryption} {@code
   * kms:Decrypt}; with {@link #vpc} Lambda's actions on network interfaces.
   *
   * @param role a role of the stack's account that {@code lambda.amazonaws.com} may assume
   * @return this
   */
  public B role(IRole role) {
    this.role = given("role", role);
    return self();
  }

  /**
   * How long one run of the function may take. Default: 15 minutes, Lambda's maximum.
   *
   * <p>A long timeout costs nothing: the function returns as soon as the configuration is proven.
   * It bounds how long the function waits for Security Hub to become ready, and through that how
   * long a stack waits for a response that never comes: three times this, as Lambda runs an event
   * up to three times, and five minutes.
   *
   * @param timeout whole seconds; at least 2 minutes for local and 5 minutes for central
   *     configuration, at most 15 minutes. A token passes, and the stack then waits as for 15
   *     minutes.
   * @return this
   */
  public B timeout(Duration timeout) {
    this.timeout = given("timeout", timeout);
    return self();
  }

  OrganizationConfigurationProviderProps props(String who) {
    checkGiven(who);
    return new Values.Provider(
        memorySize,
        logGroup,
        logRetention,
        environmentEncryption,
        vpc,
        vpcSubnets,
        securityGroups,
        role,
        timeout);
  }
}

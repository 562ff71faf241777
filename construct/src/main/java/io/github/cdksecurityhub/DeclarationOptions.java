package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * The options that every declaration takes, whatever it declares: what happens when it goes away,
 * and what its function is like.
 *
 * <p>All of them can be left out. A stack has one function for all its declarations, so of the
 * options that shape it ({@code role} and everything below) each is named by one declaration of the
 * stack, or by several with the same value.
 *
 * @param <B> the builder, returned by every method
 */
public abstract sealed class DeclarationOptions<B>
    permits ConfigurationOptions, SecurityHubCentralConfiguration.Builder {

  private OnDelete onDelete = OnDelete.RESTORE;
  private boolean takeOver;
  private Optional<String> revision = Optional.empty();
  private Optional<IRole> role = Optional.empty();
  private Optional<ILogGroup> logGroup = Optional.empty();
  private Optional<RetentionDays> logRetention = Optional.empty();
  private Optional<Duration> timeout = Optional.empty();
  private Optional<Number> memorySize = Optional.empty();
  private Optional<IKey> environmentEncryption = Optional.empty();
  private Optional<IVpc> vpc = Optional.empty();
  private Optional<SubnetSelection> vpcSubnets = Optional.empty();
  private Optional<List<ISecurityGroup>> securityGroups = Optional.empty();
  private Optional<DriftDetection> driftDetection = Optional.empty();
  private Optional<Code> code = Optional.empty();

  DeclarationOptions() {}

  abstract B self();

  /**
   * What happens to a Region's configuration when its declaration goes away, with the stack or
   * alone. Default: {@link OnDelete#RESTORE}.
   *
   * @param onDelete what to do; the one that was deployed last counts
   * @return this
   */
  public B onDelete(OnDelete onDelete) {
    this.onDelete = requireNonNull(onDelete, "onDelete");
    return self();
  }

  /**
   * Takes the Regions over from another stack that manages them. Default: the deployment fails and
   * names that stack.
   *
   * <p>For renaming a stack, or moving a declaration to another one: deploy the new stack with it,
   * then delete the old stack, which leaves the Regions alone as it no longer manages them. What
   * was there before the old stack came is kept, and {@link OnDelete#RESTORE} puts that back. It
   * has no effect where no other stack manages the Region, and can be removed after the deployment.
   *
   * @return this
   */
  public B takeOver() {
    this.takeOver = true;
    return self();
  }

  /**
   * Any text; another text than the last makes the next deployment read every Region and put back
   * what somebody changed by hand. Default: none.
   *
   * <p>CloudFormation runs the function only for a Region whose declaration changed, so a
   * deployment without a change doesn't notice changes by hand.
   *
   * @param revision such as {@code 2}, or a date
   * @return this
   */
  public B revision(String revision) {
    this.revision = Optional.of(revision);
    return self();
  }

  /**
   * The role that the function runs as. Default: a role of its own with exactly what it needs.
   *
   * <p>The function's permissions are attached to a role that can be changed. An imported role that
   * cannot be changed has to have them, each action on the resource that {@code docs/security.md}
   * names: {@code securityhub:DescribeOrganizationConfiguration}, {@code
   * securityhub:UpdateOrganizationConfiguration}, {@code securityhub:ListFindingAggregators},
   * {@code organizations:DescribeOrganization}, {@code securityhub:ListTagsForResource}, {@code
   * securityhub:TagResource}, {@code securityhub:UntagResource}, {@code
   * cloudformation:DescribeStackResource}, {@code logs:CreateLogStream} and {@code
   * logs:PutLogEvents}. For central configuration also {@code securityhub:GetFindingAggregator};
   * for a {@link SecurityHubCentralConfiguration} also {@code
   * securityhub:ListConfigurationPolicies} and {@code
   * securityhub:ListConfigurationPolicyAssociations}; with {@link #environmentEncryption} {@code
   * kms:Decrypt}; with {@link #vpc} Lambda's actions on network interfaces.
   *
   * @param role a role that {@code lambda.amazonaws.com} may assume
   * @return this
   */
  public B role(IRole role) {
    this.role = Optional.of(role);
    return self();
  }

  /**
   * The log group that the function writes to. Default: one of its own, deleted with the stack.
   *
   * @param logGroup the log group; not together with {@link #logRetention}
   * @return this
   */
  public B logGroup(ILogGroup logGroup) {
    this.logGroup = Optional.of(logGroup);
    return self();
  }

  /**
   * How long the function's own log group keeps events. Default: {@link RetentionDays#ONE_YEAR},
   * which is what Security Hub's control CloudWatch.16 asks for.
   *
   * @param logRetention the time; not together with {@link #logGroup}
   * @return this
   * @see <a
   *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html">CloudWatch.16</a>
   */
  public B logRetention(RetentionDays logRetention) {
    this.logRetention = Optional.of(logRetention);
    return self();
  }

  /**
   * How long one run of the function may take. Default: 15 minutes, Lambda's maximum.
   *
   * <p>Patience costs nothing: the function returns as soon as the configuration is proven. The
   * time bounds how long it waits for Security Hub to become ready, and through that how long a
   * stack waits for an answer that never comes: three times this, as Lambda runs an event up to
   * three times, and five minutes.
   *
   * @param timeout whole seconds; at least 2 minutes for local and 5 minutes for central
   *     configuration, at most 15 minutes. A token passes, and the stack then waits as for 15
   *     minutes.
   * @return this
   */
  public B timeout(Duration timeout) {
    this.timeout = Optional.of(timeout);
    return self();
  }

  /**
   * The memory of the function, in MB. Default: 1769, at which Lambda gives one full vCPU.
   *
   * <p>On Lambda memory buys CPU, and a Java function starts on CPU: less memory is slower, and at
   * this little use hardly cheaper.
   *
   * @param memorySize a whole number from 256 to 10240; a token passes
   * @return this
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html">Lambda:
   *     configure memory</a>
   */
  public B memorySize(Number memorySize) {
    this.memorySize = Optional.of(memorySize);
    return self();
  }

  /**
   * The key that encrypts the function's environment variables. Default: Lambda's own key.
   *
   * @param environmentEncryption the key; the role is allowed to decrypt with it, which the key's
   *     policy has to leave to IAM, as default policies do
   * @return this
   */
  public B environmentEncryption(IKey environmentEncryption) {
    this.environmentEncryption = Optional.of(environmentEncryption);
    return self();
  }

  /**
   * The VPC that the function runs in. Default: none.
   *
   * <p>From there it must reach, over HTTPS, Security Hub in every declared Region, and S3 in the
   * stack's Region, where CloudFormation takes its answer. Without the second a deployment waits
   * until its time is over.
   *
   * <p>The function is created after all that is in this VPC's construct, its endpoints, routes and
   * gateways, and deleted before. Endpoints that are constructs elsewhere need the same: {@code
   * configuration.getFunction().getNode().addDependency(endpoint)}.
   *
   * @param vpc the VPC; the role is allowed to manage the function's network interfaces
   * @return this
   */
  public B vpc(IVpc vpc) {
    this.vpc = Optional.of(vpc);
    return self();
  }

  /**
   * The subnets that the function runs in. Default: the VPC's private subnets.
   *
   * @param vpcSubnets which subnets; only together with {@link #vpc}
   * @return this
   */
  public B vpcSubnets(SubnetSelection vpcSubnets) {
    this.vpcSubnets = Optional.of(vpcSubnets);
    return self();
  }

  /**
   * The security groups of the function. Default: one of its own that lets everything out.
   *
   * @param securityGroups the groups; only together with {@link #vpc}
   * @return this
   */
  public B securityGroups(List<? extends ISecurityGroup> securityGroups) {
    this.securityGroups = Optional.of(List.copyOf(securityGroups));
    return self();
  }

  /**
   * Whether and how often somebody looks if live still is as declared. Default: nobody looks.
   *
   * <p>A second function of the stack looks at all Regions that the stack declares, those of other
   * declarations included. It runs as a role of its own, with the memory, encryption and network of
   * the first; in a VPC it has to reach EventBridge and CloudFormation too.
   *
   * @param driftDetection {@link DriftDetection#every}
   * @return this
   */
  public B driftDetection(DriftDetection driftDetection) {
    this.driftDetection = Optional.of(driftDetection);
    return self();
  }

  /** Another code than the embedded handler: what the template is about does not need it. */
  B code(Code code) {
    this.code = Optional.of(code);
    return self();
  }

  OnDelete chosenOnDelete() {
    return onDelete;
  }

  /** The options with what they are for. */
  SecurityHubOrganizationConfigurationProps propsFor(
      OrganizationConfiguration configuration, Optional<List<String>> regions) {
    return new SecurityHubOrganizationConfigurationProps(
        configuration, regions, onDelete, takeOver, revision, function(), code);
  }

  private FunctionSettings function() {
    return new FunctionSettings(
        role,
        logGroup,
        logRetention,
        timeout,
        memorySize,
        environmentEncryption,
        vpc,
        vpcSubnets,
        securityGroups,
        driftDetection);
  }
}

package io.github.cdksecurityhub;

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
 * What a {@link SecurityHubOrganizationConfiguration} is made from. {@link ConfigurationOptions}
 * says what each option means; one that is not named here is empty and takes its default.
 */
public final class SecurityHubOrganizationConfigurationProps {
  private final OrganizationConfiguration configuration;
  private final Optional<List<String>> regions;
  private final OnDelete onDelete;
  private final boolean takeOver;
  private final Optional<String> revision;
  private final FunctionSettings function;
  private final Optional<Code> code;

  SecurityHubOrganizationConfigurationProps(
      OrganizationConfiguration configuration,
      Optional<List<String>> regions,
      OnDelete onDelete,
      boolean takeOver,
      Optional<String> revision,
      FunctionSettings function,
      Optional<Code> code) {
    this.configuration = configuration;
    this.regions = regions;
    this.onDelete = onDelete;
    this.takeOver = takeOver;
    this.revision = revision;
    this.function = function;
    this.code = code;
  }

  /**
   * Starts with every option at its default.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The configuration to declare.
   *
   * @return {@link ConfigurationOptions#configuration}
   */
  public OrganizationConfiguration getConfiguration() {
    return configuration;
  }

  /**
   * The Regions to configure, as they were passed.
   *
   * @return {@link ConfigurationOptions#regions}
   */
  public Optional<List<String>> getRegions() {
    return regions;
  }

  /**
   * What happens when the declaration goes away.
   *
   * @return {@link ConfigurationOptions#onDelete}
   */
  public OnDelete getOnDelete() {
    return onDelete;
  }

  /**
   * Whether the Regions are taken over from another stack that manages them.
   *
   * @return {@link ConfigurationOptions#takeOver}
   */
  public boolean isTakeOver() {
    return takeOver;
  }

  /**
   * A text that makes the next deployment read every Region where it changes.
   *
   * @return {@link ConfigurationOptions#revision}
   */
  public Optional<String> getRevision() {
    return revision;
  }

  /**
   * The role that the function runs as.
   *
   * @return {@link ConfigurationOptions#role}
   */
  public Optional<IRole> getRole() {
    return function.role();
  }

  /**
   * The log group that the function writes to.
   *
   * @return {@link ConfigurationOptions#logGroup}
   */
  public Optional<ILogGroup> getLogGroup() {
    return function.logGroup();
  }

  /**
   * How long the function's own log group keeps events.
   *
   * @return {@link ConfigurationOptions#logRetention}
   */
  public Optional<RetentionDays> getLogRetention() {
    return function.logRetention();
  }

  /**
   * How long one run of the function may take.
   *
   * @return {@link ConfigurationOptions#timeout}
   */
  public Optional<Duration> getTimeout() {
    return function.timeout();
  }

  /**
   * The memory of the function, in MB.
   *
   * @return {@link ConfigurationOptions#memorySize}
   */
  public Optional<Number> getMemorySize() {
    return function.memorySize();
  }

  /**
   * The key that encrypts the function's environment variables.
   *
   * @return {@link ConfigurationOptions#environmentEncryption}
   */
  public Optional<IKey> getEnvironmentEncryption() {
    return function.environmentEncryption();
  }

  /**
   * The VPC that the function runs in.
   *
   * @return {@link ConfigurationOptions#vpc}
   */
  public Optional<IVpc> getVpc() {
    return function.vpc();
  }

  /**
   * The subnets that the function runs in.
   *
   * @return {@link ConfigurationOptions#vpcSubnets}
   */
  public Optional<SubnetSelection> getVpcSubnets() {
    return function.vpcSubnets();
  }

  /**
   * The security groups of the function.
   *
   * @return {@link ConfigurationOptions#securityGroups}
   */
  public Optional<List<ISecurityGroup>> getSecurityGroups() {
    return function.securityGroups();
  }

  /**
   * Whether and how often somebody looks if live still is as declared.
   *
   * @return {@link DeclarationOptions#driftDetection}
   */
  public Optional<DriftDetection> getDriftDetection() {
    return function.driftDetection();
  }

  FunctionSettings function() {
    return function;
  }

  Optional<Code> code() {
    return code;
  }

  /** Builds {@link SecurityHubOrganizationConfigurationProps}. */
  public static final class Builder extends ConfigurationOptions<Builder> {
    private Builder() {}

    /**
     * Builds the props.
     *
     * @return the props
     * @throws IllegalArgumentException if no configuration was named
     */
    public SecurityHubOrganizationConfigurationProps build() {
      return props(() -> "SecurityHubOrganizationConfigurationProps");
    }

    @Override
    Builder self() {
      return this;
    }
  }
}

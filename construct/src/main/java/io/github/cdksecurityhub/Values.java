package io.github.cdksecurityhub;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * Props as their builders leave them. The components have the names of the getters that they are,
 * so that a record is the whole implementation.
 */
final class Values {
  private Values() {}

  record Provider(
      Number getMemorySize,
      ILogGroup getLogGroup,
      RetentionDays getLogRetention,
      IKey getEnvironmentEncryption,
      IVpc getVpc,
      SubnetSelection getVpcSubnets,
      List<ISecurityGroup> getSecurityGroups,
      IRole getRole,
      Duration getTimeout)
      implements OrganizationConfigurationProviderProps {}

  record DriftDetection(
      Number getMemorySize,
      ILogGroup getLogGroup,
      RetentionDays getLogRetention,
      IKey getEnvironmentEncryption,
      IVpc getVpc,
      SubnetSelection getVpcSubnets,
      List<ISecurityGroup> getSecurityGroups,
      List<ISecurityHubOrganizationConfiguration> getConfigurations,
      Duration getInterval,
      Boolean getHeal,
      Boolean getDashboard,
      List<ITopic> getTopics)
      implements SecurityHubDriftDetectionProps {}

  record Configuration(
      OnDelete getOnDelete,
      Boolean getTakeOver,
      String getRevision,
      OrganizationConfigurationProvider getProvider,
      ControlFindings getControlFindings,
      Boolean getAutoEnableControls,
      OrganizationConfiguration getConfiguration,
      List<String> getRegions)
      implements SecurityHubOrganizationConfigurationProps {}

  record PipelineRoles(
      PipelineSource getSource,
      String getStackName,
      String getIdentityProviderArn,
      String getBootstrapQualifier)
      implements SecurityHubPipelineRolesProps {}

  record Central(
      OnDelete getOnDelete,
      Boolean getTakeOver,
      String getRevision,
      OrganizationConfigurationProvider getProvider,
      ControlFindings getControlFindings,
      Boolean getAutoEnableControls,
      LinkedRegions getLinkedRegions,
      List<IConfigurationPolicy> getPolicies)
      implements SecurityHubCentralConfigurationProps {}
}

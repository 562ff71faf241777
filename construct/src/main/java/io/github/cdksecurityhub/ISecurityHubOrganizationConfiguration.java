package io.github.cdksecurityhub;

import java.util.List;
import software.constructs.IConstruct;

/**
 * A declared organization configuration of one or more Regions, by itself or as part of {@link
 * SecurityHubCentralConfiguration}.
 */
public sealed interface ISecurityHubOrganizationConfiguration extends IConstruct
    permits SecurityHubOrganizationConfiguration, SecurityHubCentralConfiguration {

  /**
   * {@return the declared Regions, in the order in which they were declared: names, or tokens where
   * the name is not known at synthesis}
   */
  List<String> getRegions();

  /**
   * What is known of one Region after a deployment.
   *
   * @param region a declared Region, or the token that it was declared with
   * @return its attributes, as tokens
   * @throws IllegalArgumentException if the Region is not declared here
   */
  RegionAttributes forRegion(String region);

  /**
   * What is known of the Region after a deployment, where a single one is declared.
   *
   * @return its attributes, as tokens
   * @throws IllegalArgumentException if more than one Region is declared
   */
  RegionAttributes forRegion();

  /**
   * {@return the function that configures the Regions: the one that was passed in, or the one that
   * the stack's declarations share}
   */
  OrganizationConfigurationProvider getProvider();
}

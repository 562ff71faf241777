package io.github.cdksecurityhub.examples;

import io.github.cdksecurityhub.OrganizationConfiguration;
import io.github.cdksecurityhub.SecurityHubOrganizationConfiguration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.securityhub.CfnFindingAggregator;
import software.constructs.Construct;

/** Configuration policies decide for all Regions; the stack's Region is the home Region. */
public final class CentralExample extends Stack {

  /**
   * Declares it.
   *
   * @param scope the app
   * @param id the stack's name
   * @param props the environment: the delegated administrator's account, and a home Region that is
   *     not an opt-in Region
   */
  public CentralExample(Construct scope, String id, StackProps props) {
    super(scope, id, props);
    CfnFindingAggregator aggregator =
        CfnFindingAggregator.Builder.create(this, "Aggregator")
            .regionLinkingMode("ALL_REGIONS")
            .build();
    SecurityHubOrganizationConfiguration configuration =
        SecurityHubOrganizationConfiguration.Builder.create(this, "SecurityHub")
            .configuration(OrganizationConfiguration.central())
            .build();
    // Security Hub goes central only where an aggregator is, and keeps it while it is central: the
    // aggregator has to be created first and deleted last.
    configuration.getNode().addDependency(aggregator);
    RegionOutputs.add(this, "", configuration.forRegion());
  }
}

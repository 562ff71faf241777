package io.github.cdksecurityhub.examples;

import io.github.cdksecurityhub.AutoEnableStandards;
import io.github.cdksecurityhub.OrganizationConfiguration;
import io.github.cdksecurityhub.SecurityHubOrganizationConfiguration;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The same in five Regions, from one stack in whichever Region it is deployed. */
public final class RegionsExample extends Stack {
  private static final List<String> REGIONS =
      List.of("us-east-1", "eu-west-1", "eu-central-1", "ap-southeast-2", "us-west-2");

  /**
   * Declares it.
   *
   * @param scope the app
   * @param id the stack's name
   * @param props the environment: the delegated administrator's account
   */
  public RegionsExample(Construct scope, String id, StackProps props) {
    super(scope, id, props);
    SecurityHubOrganizationConfiguration configuration =
        SecurityHubOrganizationConfiguration.Builder.create(this, "SecurityHub")
            .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
            .regions(REGIONS)
            .build();
    for (String region : REGIONS) {
      RegionOutputs.add(this, region, configuration.forRegion(region));
    }
  }
}

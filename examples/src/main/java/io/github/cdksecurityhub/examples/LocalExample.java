package io.github.cdksecurityhub.examples;

import io.github.cdksecurityhub.AutoEnableStandards;
import io.github.cdksecurityhub.OrganizationConfiguration;
import io.github.cdksecurityhub.SecurityHubOrganizationConfiguration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** New accounts get Security Hub and its default standards, in the stack's Region. */
public final class LocalExample extends Stack {

  /**
   * Declares it.
   *
   * @param scope the app
   * @param id the stack's name
   * @param props the environment: the delegated administrator's account
   */
  public LocalExample(Construct scope, String id, StackProps props) {
    super(scope, id, props);
    SecurityHubOrganizationConfiguration configuration =
        SecurityHubOrganizationConfiguration.Builder.create(this, "SecurityHub")
            .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
            .build();
    RegionOutputs.add(this, "", configuration.forRegion());
  }
}

package io.github.cdksecurityhub.examples;

import io.github.cdksecurityhub.LinkedRegions;
import io.github.cdksecurityhub.SecurityHubCentralConfiguration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * Central configuration in all Regions; the stack's Region is the home Region. Until a policy says
 * otherwise accounts stay as they are: {@link CentralPoliciesExample} has policies.
 */
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
    SecurityHubCentralConfiguration central =
        SecurityHubCentralConfiguration.Builder.create(this, "SecurityHub")
            .linkedRegions(LinkedRegions.all())
            .build();
    RegionOutputs.add(this, "", central.getConfiguration().forRegion());
  }
}

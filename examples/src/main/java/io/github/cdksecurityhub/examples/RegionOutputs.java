package io.github.cdksecurityhub.examples;

import io.github.cdksecurityhub.ISecurityHubOrganizationConfiguration;
import io.github.cdksecurityhub.RegionAttributes;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.constructs.Construct;

/** Shows at the end of a deployment what it found and did in a Region. */
final class RegionOutputs {
  private RegionOutputs() {}

  static void add(Construct scope, ISecurityHubOrganizationConfiguration configuration) {
    List<String> regions = configuration.getRegions();
    for (String region : regions) {
      add(scope, regions.size() == 1 ? "" : region, configuration.forRegion(region));
    }
  }

  private static void add(Construct scope, String prefix, RegionAttributes region) {
    output(scope, prefix + "Outcome", "What this deployment did", region.getOutcome());
    output(scope, prefix + "Changes", "What it changed; empty: nothing", region.getChanges());
    output(scope, prefix + "Status", "Security Hub's own word on it", region.getStatus());
    output(
        scope,
        prefix + "Previous",
        "What was there before the first deployment; deleting the stack puts it back",
        region.getPreviousConfiguration());
  }

  private static void output(Construct scope, String id, String description, String value) {
    CfnOutput.Builder.create(scope, id).description(description).value(value).build();
  }
}

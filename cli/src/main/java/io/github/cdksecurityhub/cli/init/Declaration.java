package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to be declared, so that nothing changes, and what can't be, a line each. */
record Declaration(
    Map<OrganizationConfiguration, List<String>> local,
    Optional<Central> central,
    List<String> leftOut,
    boolean isWhole) {

  record Central(LiveAggregator aggregator, HubSettings hub, List<PolicyContent> policies) {
    String home() {
      return aggregator.region();
    }

    Links links() {
      return Links.of(aggregator);
    }
  }

  enum Links {
    ALL,
    ALL_EXCEPT,
    ONLY,
    /** The mode has no declaration, such as NO_REGIONS. */
    EXISTING;

    /** What the resource type takes. */
    private static final int MOST = 50;

    static Links of(LiveAggregator aggregator) {
      boolean hasRegions = !aggregator.regions().isEmpty() && aggregator.regions().size() <= MOST;
      return switch (aggregator.linkingMode()) {
        case "ALL_REGIONS" -> ALL;
        case "ALL_REGIONS_EXCEPT_SPECIFIED" -> hasRegions ? ALL_EXCEPT : EXISTING;
        case "SPECIFIED_REGIONS" -> hasRegions ? ONLY : EXISTING;
        default -> EXISTING;
      };
    }
  }
}

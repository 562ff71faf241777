package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.console.JsonText;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.template.JsonValue;
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

    JsonValue importMapping() {
      Map<String, Object> mapping = JsonText.object();
      if (links() != Links.EXISTING) {
        mapping.put(LogicalIds.AGGREGATOR, Map.of("FindingAggregatorArn", aggregator.arn()));
      }
      for (PolicyContent each : policies) {
        if (each.isDeclared()) {
          mapping.put(LogicalIds.ofPolicy(each.policy().name()), Map.of("Arn", each.arn()));
        }
        for (PolicyTarget target : each.targets()) {
          mapping.put(
              LogicalIds.ofAssociation(target),
              Map.of("AssociationIdentifier", target.id() + "/" + target.type()));
        }
      }
      return new JsonValue(mapping);
    }
  }

  /** Returns what {@code cdk import --resource-mapping} reads: identifiers by logical ids. */
  JsonValue importMapping() {
    return central.map(Central::importMapping).orElse(new JsonValue(Map.of()));
  }

  enum Links {
    ALL("all"),
    ALL_EXCEPT("allExcept"),
    ONLY("only"),
    /** The mode has no declaration, such as NO_REGIONS. */
    EXISTING("existingAggregator");

    /** What the resource type takes. */
    private static final int MOST = 50;

    /** The constructs' name of it. */
    final String word;

    Links(String word) {
      this.word = word;
    }

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

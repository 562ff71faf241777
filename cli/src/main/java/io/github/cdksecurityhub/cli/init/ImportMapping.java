package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.console.JsonText;
import io.github.cdksecurityhub.cli.init.Declaration.Central;
import io.github.cdksecurityhub.cli.init.Declaration.Links;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * What {@code cdk import --resource-mapping} reads: by the logical id of each resource that exists,
 * its primary identifier.
 */
final class ImportMapping {
  private ImportMapping() {}

  /** Returns it; empty where the organization is configured locally. */
  static JsonValue of(Declaration declaration) {
    return declaration.central().map(ImportMapping::of).orElseGet(() -> new JsonValue(Map.of()));
  }

  static JsonValue of(Central central) {
    Map<String, Object> mapping = JsonText.object();
    if (central.links() != Links.EXISTING) {
      mapping.put(
          LogicalIds.AGGREGATOR, Map.of("FindingAggregatorArn", central.aggregator().arn()));
    }
    for (PolicyContent each : central.policies()) {
      mapping.put(LogicalIds.ofPolicy(each.policy().name()), Map.of("Arn", each.arn()));
      addAssociations(mapping, each.targets());
    }
    addAssociations(mapping, central.selfManaged());
    central.existing().values().forEach(targets -> addAssociations(mapping, targets));
    return new JsonValue(mapping);
  }

  private static void addAssociations(Map<String, Object> mapping, List<PolicyTarget> targets) {
    for (PolicyTarget target : targets) {
      mapping.put(
          LogicalIds.ofAssociation(target),
          Map.of("AssociationIdentifier", target.id() + "/" + target.type()));
    }
  }

  /** Returns the file's text. */
  static String text(Declaration declaration) {
    return String.join("\n", JsonText.lines(of(declaration))) + "\n";
  }
}

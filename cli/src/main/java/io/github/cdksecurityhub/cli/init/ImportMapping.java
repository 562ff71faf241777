package io.github.cdksecurityhub.cli.init;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.cli.init.Declaration.Central;
import io.github.cdksecurityhub.cli.init.Declaration.Links;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import java.util.List;

/**
 * What {@code cdk import --resource-mapping} reads: by the logical id of each resource that exists,
 * its primary identifier.
 */
final class ImportMapping {
  private ImportMapping() {}

  /** Returns it; empty where the organization is configured locally. */
  static ObjectNode of(Declaration declaration) {
    ObjectNode mapping = JsonNodeFactory.instance.objectNode();
    declaration.central().ifPresent(central -> mapping.setAll(of(central)));
    return mapping;
  }

  static ObjectNode of(Central central) {
    ObjectNode mapping = JsonNodeFactory.instance.objectNode();
    if (central.links() != Links.EXISTING) {
      mapping
          .putObject(LogicalIds.AGGREGATOR)
          .put("FindingAggregatorArn", central.aggregator().arn());
    }
    for (PolicyContent each : central.policies()) {
      mapping.putObject(LogicalIds.ofPolicy(each.policy().name())).put("Arn", each.arn());
      addAssociations(mapping, each.targets());
    }
    addAssociations(mapping, central.selfManaged());
    central.existing().values().forEach(targets -> addAssociations(mapping, targets));
    return mapping;
  }

  private static void addAssociations(ObjectNode mapping, List<PolicyTarget> targets) {
    for (PolicyTarget target : targets) {
      mapping
          .putObject(LogicalIds.ofAssociation(target))
          .put("AssociationIdentifier", target.id() + "/" + target.type());
    }
  }

  /** Returns the file's text. */
  static String text(Declaration declaration) {
    return of(declaration).toPrettyString() + "\n";
  }
}

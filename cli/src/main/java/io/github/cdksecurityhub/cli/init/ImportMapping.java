package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.console.JsonText;
import io.github.cdksecurityhub.cli.init.Declaration.Central;
import io.github.cdksecurityhub.cli.init.Declaration.Links;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.Map;

/** What {@code cdk import --resource-mapping} reads: primary identifiers by logical ids. */
final class ImportMapping {
  private ImportMapping() {}

  static JsonValue of(Central central) {
    Map<String, Object> mapping = JsonText.object();
    if (central.links() != Links.EXISTING) {
      mapping.put(
          LogicalIds.AGGREGATOR, Map.of("FindingAggregatorArn", central.aggregator().arn()));
    }
    for (PolicyContent each : central.policies()) {
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

  static String text(Declaration declaration) {
    JsonValue mapping =
        declaration.central().map(ImportMapping::of).orElse(new JsonValue(Map.of()));
    return String.join("\n", JsonText.lines(mapping)) + "\n";
  }
}

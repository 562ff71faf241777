package io.github.cdksecurityhub;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CustomResource;
import software.constructs.Construct;
import software.constructs.Node;

/**
 * One Region as CloudFormation sees it: a custom resource that the function answers for.
 *
 * @param target the Region
 * @param suffix what tells its logical id from the others of the stack; empty for the stack's own
 *     Region
 */
record RegionResource(TargetRegion target, String suffix) {
  private static final String TYPE = "Custom::SecurityHubOrganizationConfiguration";
  private static final String LOGICAL_ID = "SecurityHubOrganizationConfiguration";
  private static final String SCHEMA_VERSION = "1";

  CustomResource declare(
      Construct scope,
      SecurityHubOrganizationConfigurationProps props,
      OrganizationConfigurationFunction function) {
    CustomResource resource =
        CustomResource.Builder.create(scope, suffix.isEmpty() ? "Resource" : suffix)
            .serviceToken(function.arn())
            .serviceTimeout(function.serviceTimeout())
            .resourceType(TYPE)
            .properties(properties(props))
            .build();
    Node node = resource.getNode();
    keepLogicalIdWhereverTheConstructMoves(node);
    StackRegions regions = function.regions();
    regions.add(target, props.getConfiguration(), resource);
    // On delete the policy, the log group and the repeats must still be there: they go last.
    if (suffix.isEmpty()) {
      regions.own().add(resource);
      node.addDependency(function);
    } else {
      // No other Region can be written before a home Region has left CENTRAL (ADR 38).
      node.addDependency(function, regions.own());
    }
    return resource;
  }

  /** Always in the same order, so that the same declaration is the same template. */
  private Map<String, String> properties(SecurityHubOrganizationConfigurationProps props) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("SchemaVersion", SCHEMA_VERSION);
    properties.put("Region", target.value());
    properties.putAll(props.getConfiguration().properties());
    properties.put("OnDelete", props.getOnDelete().name());
    if (props.isTakeOver()) {
      properties.put("TakeOver", "true");
    }
    props.getRevision().ifPresent(revision -> properties.put("Revision", revision));
    return properties;
  }

  /**
   * The CDK derives logical ids from the path of a construct, so renaming or moving this one would
   * make CloudFormation create a second resource and then delete the first, whose RESTORE undoes
   * what the second declares. A Region is declared at most once, so its name is enough.
   */
  private void keepLogicalIdWhereverTheConstructMoves(Node node) {
    ((CfnResource) node.getDefaultChild()).overrideLogicalId(LOGICAL_ID + suffix);
  }
}

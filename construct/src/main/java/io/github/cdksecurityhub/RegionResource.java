package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.regions.Declaration;
import io.github.cdksecurityhub.internal.regions.TargetRegion;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CustomResource;
import software.constructs.Construct;
import software.constructs.DependencyGroup;
import software.constructs.Node;

/**
 * One Region as CloudFormation sees it: a custom resource that the function responds for.
 *
 * @param target the Region
 * @param suffix what distinguishes its logical id from the others of the stack; empty for the
 *     stack's own Region
 */
record RegionResource(TargetRegion target, String suffix) {
  private static final String TYPE = "Custom::SecurityHubOrganizationConfiguration";
  private static final String LOGICAL_ID = "SecurityHubOrganizationConfiguration";
  private static final String SCHEMA_VERSION = "1";

  CustomResource declare(
      Construct scope,
      Declaration declaration,
      OrganizationConfigurationProvider provider,
      DependencyGroup ownRegion) {
    CustomResource resource =
        CustomResource.Builder.create(scope, suffix.isEmpty() ? "Resource" : suffix)
            .serviceToken(provider.arn())
            .serviceTimeout(provider.serviceTimeout())
            .resourceType(TYPE)
            .properties(properties(declaration))
            .build();
    Node node = resource.getNode();
    keepLogicalIdWhereverTheConstructMoves(node, provider.suffix());
    // On delete the policy, the log group and the repeats must still be there: they go last.
    if (suffix.isEmpty()) {
      ownRegion.add(resource);
      node.addDependency(provider);
    } else {
      // No other Region can be written before a home Region has left CENTRAL (decision 8).
      node.addDependency(provider, ownRegion);
    }
    return resource;
  }

  /**
   * Always in the same order, so that the same declaration is the same template, and all of them
   * text: CloudFormation hands every scalar to a custom resource as text, so a template and the
   * event that comes of it read the same.
   */
  private Map<String, String> properties(Declaration declaration) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("SchemaVersion", SCHEMA_VERSION);
    properties.put("Region", target.value());
    if (declaration.configuration() instanceof LocalConfiguration local) {
      properties.put("ConfigurationType", "LOCAL");
      properties.put("AutoEnable", String.valueOf(local.autoEnable()));
      properties.put("AutoEnableStandards", local.standards().name());
    } else {
      properties.put("ConfigurationType", "CENTRAL");
    }
    properties.putAll(declaration.hubSettings().properties());
    properties.put("OnDelete", declaration.onDelete().name());
    if (declaration.takeOver()) {
      properties.put("TakeOver", "true");
    }
    declaration.revision().ifPresent(revision -> properties.put("Revision", revision));
    return properties;
  }

  /**
   * The CDK derives logical ids from the path of a construct, so renaming or moving this one would
   * make CloudFormation create a second resource and then delete the first, whose RESTORE undoes
   * what the second declares. A Region is declared at most once, so its name and its function are
   * enough.
   */
  private void keepLogicalIdWhereverTheConstructMoves(Node node, String function) {
    ((CfnResource) node.getDefaultChild()).overrideLogicalId(LOGICAL_ID + suffix + function);
  }
}

package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.NativeType;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import io.github.cdksecurityhub.lambda.template.Intrinsics;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import io.github.cdksecurityhub.lambda.template.StackEnvironment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A resource of the stack that is compared with live.
 *
 * @param physicalId its physical id; empty where CloudFormation lists none
 * @param properties what is declared, as far as it can be resolved
 * @param unresolved the property that can't be resolved and why, such as {@code TargetId contains
 *     Fn::ImportValue}; empty where all can
 */
record WatchedResource(
    AccountRegion place,
    NativeType type,
    String logicalId,
    String physicalId,
    JsonValue properties,
    String unresolved) {
  /** A key of the resource's Metadata; the construct writes the same. */
  static final String MARKER = "io.github.cdksecurityhub:drift";

  /**
   * Returns those of a template that the construct marked to be watched and that have one of some
   * types, in the order in which one may need another.
   */
  static List<WatchedResource> of(
      DeployedTemplate deployed, Set<NativeType> types, AccountRegion place) {
    Intrinsics intrinsics =
        new Intrinsics(
            new StackEnvironment(Optional.of(place.account()), Optional.of(place.region())),
            deployed);
    List<WatchedResource> watched = new ArrayList<>();
    deployed
        .json()
        .path("Resources")
        .members()
        .forEach(
            (logicalId, resource) -> {
              Optional<NativeType> type =
                  NativeType.named(resource.path("Type").text()).filter(types::contains);
              boolean exists = intrinsics.holds(resource.path("Condition").text()).orElse(true);
              if (type.isPresent() && exists && resource.path("Metadata").has(MARKER)) {
                JsonValue properties = intrinsics.resolve(resource.path("Properties"));
                // A tag that can't be resolved is not compared.
                JsonValue needed = properties.without(PolicyFields.TAGS);
                watched.add(
                    new WatchedResource(
                        place,
                        type.get(),
                        logicalId,
                        deployed.physicalIds().getOrDefault(logicalId, ""),
                        properties,
                        Intrinsics.unresolved(needed).orElse("")));
              }
            });
    watched.sort(Comparator.comparing(WatchedResource::type));
    return watched;
  }

  /** Returns whether CloudFormation lists it, and everything that it refers to. */
  boolean isDeployed() {
    return !physicalId.isEmpty() && unresolved.isEmpty();
  }

  Fields declared() {
    return type.fields(properties);
  }

  String policyId() {
    return DeployedTemplate.policyId(physicalId);
  }

  String appliedPolicy() {
    return properties.path(AssociationFields.POLICY).text();
  }

  PolicyTarget target() {
    return AssociationFields.target(declared());
  }

  /** Returns it under its name in Security Hub; the logical id where that is not known. */
  CheckedResource resource() {
    String known =
        switch (type) {
          case FINDING_AGGREGATOR -> "";
          case CONFIGURATION_POLICY -> declared().text(PolicyFields.NAME);
          case POLICY_ASSOCIATION -> target().id().isEmpty() ? "" : target().toString();
        };
    String name = known.isEmpty() ? logicalId : known;
    String noun =
        switch (type) {
          case FINDING_AGGREGATOR -> type.noun();
          case CONFIGURATION_POLICY -> type.noun() + " " + name;
          case POLICY_ASSOCIATION -> type.noun() + " of " + name + ",";
        };
    return new CheckedResource(
        place, type.typeName(), noun, name, logicalId, physicalId, declared());
  }
}

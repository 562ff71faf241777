package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.NativeType;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
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

/** Finds the resources in a stack's template that the construct marked to be watched. */
final class WatchedResources {
  /** A key of the resource's Metadata; the construct writes the same. */
  static final String MARKER = "io.github.cdksecurityhub:drift";

  private WatchedResources() {}

  /** Returns those of some types, in the order in which one may need another. */
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
            (logicalId, resource) ->
                NativeType.of(resource)
                    .filter(types::contains)
                    .filter(type -> resource.path("Metadata").has(MARKER))
                    .filter(type -> exists(resource, intrinsics))
                    .ifPresent(
                        type -> {
                          JsonValue properties = properties(resource, intrinsics);
                          watched.add(
                              new WatchedResource(
                                  place,
                                  type,
                                  logicalId,
                                  deployed.physicalIds().getOrDefault(logicalId, ""),
                                  properties,
                                  Intrinsics.unresolved(properties).orElse("")));
                        }));
    watched.sort(Comparator.comparing(WatchedResource::type));
    return watched;
  }

  private static boolean exists(JsonValue resource, Intrinsics intrinsics) {
    return !resource.has("Condition")
        || intrinsics.holds(resource.path("Condition").text()).orElse(true);
  }

  /** Tags are not compared, since no response has them. */
  private static JsonValue properties(JsonValue resource, Intrinsics intrinsics) {
    return intrinsics.resolve(resource.path("Properties").without(PolicyFields.TAGS));
  }
}

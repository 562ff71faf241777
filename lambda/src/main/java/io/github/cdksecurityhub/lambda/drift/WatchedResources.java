package io.github.cdksecurityhub.lambda.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.lambda.central.NativeType;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import io.github.cdksecurityhub.lambda.template.Intrinsics;
import io.github.cdksecurityhub.lambda.template.StackEnvironment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    for (Map.Entry<String, JsonNode> each : deployed.json().path("Resources").properties()) {
      JsonNode resource = each.getValue();
      NativeType.of(resource)
          .filter(types::contains)
          .filter(type -> resource.path("Metadata").has(MARKER) && exists(resource, intrinsics))
          .ifPresent(type -> watched.add(watched(type, each.getKey(), deployed, intrinsics)));
    }
    watched.sort(Comparator.comparing(WatchedResource::type));
    return watched;
  }

  private static boolean exists(JsonNode resource, Intrinsics intrinsics) {
    return !resource.has("Condition")
        || intrinsics.holds(resource.path("Condition").asText()).orElse(true);
  }

  private static WatchedResource watched(
      NativeType type, String logicalId, DeployedTemplate deployed, Intrinsics intrinsics) {
    JsonNode declared = deployed.json().path("Resources").path(logicalId).path("Properties");
    JsonNode properties = intrinsics.resolve(declared);
    if (properties instanceof ObjectNode object) {
      // They are not compared, since no response has them.
      object.remove(PolicyFields.TAGS);
    }
    return new WatchedResource(
        type,
        logicalId,
        deployed.physicalIds().getOrDefault(logicalId, ""),
        properties,
        Intrinsics.unresolved(properties).orElse(""));
  }
}

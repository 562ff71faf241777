package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.regions.TargetRegion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * What is known of a declaration's Regions after a deployment, in the order of their declaration.
 */
final class DeclaredAttributes {
  private final Construct declaration;
  private final Map<TargetRegion, RegionAttributes> byRegion = new LinkedHashMap<>();

  DeclaredAttributes(Construct declaration) {
    this.declaration = declaration;
  }

  void add(TargetRegion target, RegionAttributes attributes) {
    byRegion.put(target, attributes);
  }

  Map<TargetRegion, RegionAttributes> byRegion() {
    return byRegion;
  }

  List<String> regions() {
    return byRegion.keySet().stream().map(TargetRegion::value).toList();
  }

  RegionAttributes of(String region) {
    RegionAttributes known =
        byRegion.get(
            TargetRegion.of(Stack.of(declaration), requireNonNull(region, "region is required")));
    if (known == null) {
      throw Refusal.of(
          declaration,
          "read attributes of " + region,
          "it is not among the declared Regions",
          "Declared are " + String.join(", ", regions()));
    }
    return known;
  }

  RegionAttributes ofTheOne() {
    if (byRegion.size() > 1) {
      throw Refusal.of(
          declaration,
          "read attributes without naming a Region",
          "more than one is declared",
          "Pass one of " + String.join(", ", regions()));
    }
    return byRegion.values().iterator().next();
  }
}

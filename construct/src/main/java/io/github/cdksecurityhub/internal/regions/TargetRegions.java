package io.github.cdksecurityhub.internal.regions;

import io.github.cdksecurityhub.internal.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.constructs.IConstruct;

/** The Regions of one declaration, once they are known to make sense. */
public final class TargetRegions {
  private static final String ATTEMPT = "configure Security Hub";

  private final IConstruct construct;
  private final Stack stack;
  private final TargetRegion own;

  private TargetRegions(IConstruct construct) {
    this.construct = construct;
    this.stack = Stack.of(construct);
    this.own = TargetRegion.own(stack);
  }

  /** Reads the Regions that are named, or the stack's, and refuses what cannot work. */
  public static List<TargetRegion> of(IConstruct construct, Declaration declaration) {
    TargetRegions regions = new TargetRegions(construct);
    List<TargetRegion> targets =
        declaration
            .regions()
            .map(regions::read)
            .orElseGet(() -> List.of(regions.known(regions.own)));
    regions.checkPartition(targets);
    if (declaration.configuration().isCentral()) {
      regions.checkOneHome(targets);
    }
    return targets;
  }

  private List<TargetRegion> read(List<String> names) {
    if (names.isEmpty()) {
      throw refuse(
          "the list of Regions is empty",
          "Name a Region, or leave regions out for the stack's own");
    }
    if (Token.isUnresolved(names)) {
      throw refuse(
          "the list of Regions is a token, and each Region is a resource of its own, so how many"
              + " there are must be known at synthesis",
          "Pass a list of known length; its entries may be tokens");
    }
    Set<TargetRegion> targets = new LinkedHashSet<>();
    for (String name : names) {
      TargetRegion target = readOne(name);
      if (!targets.add(target)) {
        throw refuse("Region " + target.value() + " is in the list twice", "Name each Region once");
      }
    }
    return new ArrayList<>(targets);
  }

  private TargetRegion readOne(String name) {
    if (name == null || name.isBlank()) {
      throw refuse(
          "the list of Regions has an entry that is " + (name == null ? "null" : "blank"),
          "Remove it, or name the Region");
    }
    return known(TargetRegion.of(stack, name));
  }

  private TargetRegion known(TargetRegion target) {
    if (target.isNamed() && target.partition().isEmpty()) {
      throw refuse(
          "\"" + target.value() + "\" is not a Region that this version of the AWS CDK knows",
          RegionNames.wayOut(target.value()));
    }
    return target;
  }

  /** Credentials end at the partition: a function in one cannot call a service in another. */
  private void checkPartition(List<TargetRegion> targets) {
    Optional<TargetRegion> first =
        own.partition().isPresent()
            ? Optional.of(own)
            : targets.stream().filter(TargetRegion::isNamed).findFirst();
    if (first.isEmpty()) {
      return;
    }
    String expected = first.get().partition().orElseThrow();
    for (TargetRegion target : targets) {
      String actual = target.partition().orElse(expected);
      if (!actual.equals(expected)) {
        throw refuse(
            "Region %s is in partition %s, but %s is in %s, and no credentials hold in both"
                .formatted(target.value(), actual, first.get().value(), expected),
            "Declare " + target.value() + " in a stack of partition " + actual);
      }
    }
  }

  private void checkOneHome(List<TargetRegion> targets) {
    if (targets.size() > 1) {
      throw Refusal.of(
          construct,
          "declare a CENTRAL configuration in "
              + String.join(", ", targets.stream().map(TargetRegion::value).toList()),
          "central configuration is set in one Region, the home Region, and holds in the Regions"
              + " that its finding aggregator links",
          "Pass the home Region alone");
    }
    if (targets.get(0).isOptIn()) {
      throw Refusal.of(
          construct,
          "declare a CENTRAL configuration in " + targets.get(0).value(),
          "the home Region of central configuration cannot be an opt-in Region",
          "Pass a Region that is enabled by default; it can still link opt-in Regions");
    }
  }

  private IllegalArgumentException refuse(String reason, String wayOut) {
    return Refusal.of(construct, ATTEMPT, reason, wayOut);
  }
}

package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.regions.Declaration;
import io.github.cdksecurityhub.internal.regions.TargetRegion;
import io.github.cdksecurityhub.internal.yaml.YamlSource;
import io.github.cdksecurityhub.internal.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.regioninfo.RegionInfo;
import software.constructs.Construct;

/**
 * Central configuration as a file declares it.
 *
 * @param place where it is in the file
 * @param home the home Region
 * @param linked the linked Regions; empty where the file links none
 * @param policies the policies, each with its place
 */
record CentralYaml(
    YamlValue place, String home, Optional<LinkedRegions> linked, List<Placed> policies) {
  private static final List<String> KEYS = List.of("region", "linkedRegions", "policies");
  private static final String ALL = "all";
  private static final List<String> LINKS = List.of("allExcept", "only", "existingAggregator");
  private static final String OR_LINKS =
      "all, or a mapping with the key " + String.join(" or ", LINKS);

  /** A policy and its place in the file. */
  record Placed(YamlValue place, IConfigurationPolicy policy) {}

  static CentralYaml read(YamlValue value, TargetsYaml targets) {
    Map<String, YamlValue> keys = value.keys(KEYS);
    String home = home(value.required(keys, "region"));
    List<Placed> policies = new ArrayList<>();
    if (keys.containsKey("policies")) {
      value.required(keys, "linkedRegions");
      for (YamlValue entry : keys.get("policies").entries()) {
        policies.add(new Placed(entry, PolicyYaml.read(entry, targets)));
      }
    }
    Optional<LinkedRegions> linked =
        Optional.ofNullable(keys.get("linkedRegions")).map(CentralYaml::linkedRegions);
    return new CentralYaml(value, home, linked, policies);
  }

  private static String home(YamlValue value) {
    String region = new RegionsYaml().read(value);
    if (Boolean.TRUE.equals(RegionInfo.get(region).getIsOptInRegion())) {
      throw value.refuse(
          region
              + " is an opt-in Region, and the home Region of central configuration cannot be one",
          "Name a Region that is enabled by default");
    }
    return region;
  }

  private static LinkedRegions linkedRegions(YamlValue value) {
    if (!value.isMapping()) {
      value.oneOf(List.of(ALL), OR_LINKS);
      return LinkedRegions.all();
    }
    Map<String, YamlValue> keys = value.keys(LINKS);
    String way = value.oneKey(keys, LINKS);
    YamlValue chosen = keys.get(way);
    if (way.equals("existingAggregator")) {
      String arn = chosen.text();
      chosen.read(() -> LinkedRegionRules.checkForm(YamlSource.WHO, arn));
      return LinkedRegions.existingAggregator(arn);
    }
    String[] regions = new RegionsYaml().readAll(chosen).toArray(String[]::new);
    return way.equals("only") ? LinkedRegions.only(regions) : LinkedRegions.allExcept(regions);
  }

  boolean isLinked() {
    return linked.isPresent();
  }

  /** The configuration alone, in the home Region, for an aggregator that is declared elsewhere. */
  Declaration unlinked(DeclarationProps options) {
    return Declaration.of(OrganizationConfiguration.central(), Optional.of(List.of(home)), options);
  }

  SecurityHubCentralConfiguration declare(
      Construct scope,
      String id,
      Optional<OrganizationConfigurationProvider> provider,
      DeclarationProps options) {
    SecurityHubCentralConfigurationProps props =
        new Values.Central(
            options.getOnDelete(),
            options.getTakeOver(),
            options.getRevision(),
            provider.orElse(null),
            options.getControlFindings(),
            options.getAutoEnableControls(),
            linked.orElseThrow(),
            List.of());
    SecurityHubCentralConfiguration central =
        place.declare(
            () -> {
              checkHome(scope, id);
              return new SecurityHubCentralConfiguration(scope, id, props);
            });
    for (Placed each : policies) {
      each.place()
          .declare(
              () -> {
                central.addPolicy(each.policy());
                return central;
              });
    }
    return central;
  }

  private void checkHome(Construct scope, String id) {
    TargetRegion own = TargetRegion.own(Stack.of(scope));
    if (own.isNamed() && own.value().equals(home)) {
      return;
    }
    throw Refusal.of(
        Options.who(scope, id),
        "declare a central configuration",
        own.isNamed()
            ? "the home Region is %s, and the stack is in %s".formatted(home, own.value())
            : "the home Region is %s, and the stack's is not known at synthesis".formatted(home),
        "Give the stack an env with the home Region");
  }
}

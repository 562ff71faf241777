package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.regions.Declaration;
import io.github.cdksecurityhub.internal.regions.StackInfo;
import io.github.cdksecurityhub.internal.regions.TargetRegion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IRole;
import software.constructs.IConstruct;

/** What drift detection compares live with. */
record WatchedConfigurations(
    List<SecurityHubOrganizationConfiguration> configurations,
    List<SecurityHubCentralConfiguration> centrals) {

  static WatchedConfigurations of(
      IConstruct detection, List<ISecurityHubOrganizationConfiguration> named) {
    if (named == null || named.isEmpty()) {
      throw Refusal.of(
          detection,
          "detect drift",
          "no configuration is named that it could compare with live",
          "Call configurations(List.of(...)) with a SecurityHubOrganizationConfiguration or a"
              + " SecurityHubCentralConfiguration");
    }
    List<SecurityHubOrganizationConfiguration> configurations = new ArrayList<>();
    for (ISecurityHubOrganizationConfiguration each : named) {
      configurations.add(checked(detection, each, configurations));
    }
    List<SecurityHubCentralConfiguration> centrals =
        named.stream()
            .filter(SecurityHubCentralConfiguration.class::isInstance)
            .map(SecurityHubCentralConfiguration.class::cast)
            .toList();
    return new WatchedConfigurations(configurations, centrals);
  }

  private static SecurityHubOrganizationConfiguration checked(
      IConstruct detection,
      ISecurityHubOrganizationConfiguration named,
      List<SecurityHubOrganizationConfiguration> others) {
    String attempt = "detect drift of construct " + named.getNode().getPath();
    if (!StackInfo.of(detection).equals(StackInfo.of(named))) {
      throw Refusal.of(
          detection,
          attempt,
          "that is in another stack, and a check asks whether its own stack is being deployed",
          "Create the drift detection in that stack");
    }
    SecurityHubOrganizationConfiguration configuration =
        named instanceof SecurityHubCentralConfiguration central
            ? central.getConfiguration()
            : (SecurityHubOrganizationConfiguration) named;
    if (others.contains(configuration)) {
      throw Refusal.of(detection, attempt, "it is named twice", "Name it once");
    }
    return configuration;
  }

  Map<TargetRegion, Declaration> regions() {
    Map<TargetRegion, Declaration> regions = new LinkedHashMap<>();
    for (SecurityHubOrganizationConfiguration each : configurations) {
      each.declared().forEach((region, it) -> regions.put(region, it.declaration()));
    }
    return regions;
  }

  boolean hasCentral() {
    return regions().values().stream().anyMatch(it -> it.configuration().isCentral());
  }

  boolean hasHubSettings() {
    return regions().values().stream().anyMatch(it -> it.hubSettings().isDeclared());
  }

  /** The roles whose writes are declared. */
  List<IRole> writers() {
    return configurations.stream().map(it -> it.getProvider().getRole()).distinct().toList();
  }

  /** A Region as it was declared. */
  TargetRegion region(IConstruct detection, String name) {
    TargetRegion region = TargetRegion.of(Stack.of(detection), name);
    if (!regions().containsKey(region)) {
      throw Refusal.of(
          detection,
          "give a metric of " + name,
          "it is not among the Regions that are checked",
          "Checked are "
              + regions().keySet().stream()
                  .map(TargetRegion::value)
                  .collect(Collectors.joining(", ")));
    }
    return region;
  }

  /** What the function reads: {@code us-east-1=LOCAL,true,DEFAULT;eu-west-1=CENTRAL}. */
  String encoded() {
    return regions().entrySet().stream()
        .map(each -> each.getKey().value() + "=" + encoded(each.getValue()))
        .collect(Collectors.joining(";"));
  }

  private static String encoded(Declaration declaration) {
    String configuration =
        declaration.configuration() instanceof LocalConfiguration local
            ? "LOCAL,%s,%s".formatted(local.autoEnable(), local.standards())
            : "CENTRAL";
    return declaration.hubSettings().properties().entrySet().stream()
        .map(setting -> "," + setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining("", configuration, ""));
  }
}

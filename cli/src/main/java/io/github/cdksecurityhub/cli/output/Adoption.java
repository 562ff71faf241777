package io.github.cdksecurityhub.cli.output;

import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The declaration of what is live.
 *
 * @param local the Regions of each local configuration
 * @param central the home Region of central configuration, empty where there is none
 */
public record Adoption(
    Map<OrganizationConfiguration, List<String>> local, Optional<String> central) {

  /** Puts Regions that are alike together, in the order in which they came. */
  public static Adoption of(Map<String, OrganizationConfiguration> live, Optional<String> home) {
    Map<OrganizationConfiguration, List<String>> local = new LinkedHashMap<>();
    List<String> central = new ArrayList<>();
    live.forEach(
        (region, configuration) -> {
          if (configuration.type() == ConfigurationType.CENTRAL) {
            central.add(region);
          } else {
            local.computeIfAbsent(configuration, each -> new ArrayList<>()).add(region);
          }
        });
    return new Adoption(
        local, central.isEmpty() ? Optional.empty() : Optional.of(home.orElse(central.get(0))));
  }

  /** Returns statements for a stack's constructor. */
  public List<String> java() {
    List<String> lines = new ArrayList<>();
    central.ifPresent(
        region -> addJava(lines, "Central", "OrganizationConfiguration.central()", region));
    int number = 1;
    for (Map.Entry<OrganizationConfiguration, List<String>> group : local.entrySet()) {
      OrganizationConfiguration each = group.getKey();
      addJava(
          lines,
          "Local" + (local.size() == 1 ? "" : number++),
          "OrganizationConfiguration.local(%s, AutoEnableStandards.%s)"
              .formatted(each.autoEnable(), each.standards()),
          group.getValue().toArray(new String[0]));
    }
    return lines;
  }

  private static void addJava(
      List<String> lines, String name, String configuration, String... regions) {
    String list =
        List.of(regions).stream()
            .map(region -> '"' + region + '"')
            .collect(Collectors.joining(", "));
    lines.add(
        "SecurityHubOrganizationConfiguration.Builder.create(this, \"SecurityHub" + name + "\")");
    lines.add("    .configuration(" + configuration + ")");
    lines.add("    .regions(List.of(" + list + "))");
    lines.add("    .build();");
  }

  /** Returns the file {@code securityhub-organization.yaml}. */
  public List<String> yaml() {
    List<String> lines = new ArrayList<>(List.of("schemaVersion: 1", "onDelete: RESTORE"));
    central.ifPresent(
        region -> {
          lines.add("central:");
          lines.add("  region: " + region);
        });
    if (!local.isEmpty()) {
      lines.add("local:");
    }
    local.forEach(
        (each, regions) -> {
          lines.add("  - regions: [" + String.join(", ", regions) + "]");
          lines.add("    autoEnable: " + each.autoEnable());
          lines.add("    autoEnableStandards: " + each.standards());
        });
    return lines;
  }
}

package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the declaration of what is live. It is either central or local, as an organization is
 * meant to be; where live has both, central is declared, and the rest is a comment.
 *
 * @param local the Regions of each local configuration
 * @param central the home Region of central configuration, empty where there is none
 */
public record DeclarationWriter(
    Map<OrganizationConfiguration, List<String>> local, Optional<String> central) {

  /** Puts Regions that are alike together, in the order in which they came. */
  public static DeclarationWriter of(
      Map<String, OrganizationConfiguration> live, Optional<String> home) {
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
    return new DeclarationWriter(
        local, central.isEmpty() ? Optional.empty() : Optional.of(home.orElse(central.get(0))));
  }

  /** Returns statements for a stack's constructor, a line each. */
  public List<String> java() {
    if (central.isPresent()) {
      List<String> lines = comments("//");
      addJava(lines, "Central", "OrganizationConfiguration.central()", List.of(central.get()));
      return lines;
    }
    List<String> lines = new ArrayList<>();
    int number = 1;
    for (Map.Entry<OrganizationConfiguration, List<String>> group : local.entrySet()) {
      OrganizationConfiguration each = group.getKey();
      String configuration =
          "OrganizationConfiguration.local(%s, AutoEnableStandards.%s)"
              .formatted(each.autoEnable(), each.standards());
      String name = "Local" + (local.size() == 1 ? "" : number++);
      addJava(lines, name, configuration, group.getValue());
    }
    return lines;
  }

  private static void addJava(
      List<String> lines, String name, String configuration, List<String> regions) {
    String list =
        regions.stream().map(region -> '"' + region + '"').collect(Collectors.joining(", "));
    lines.add(
        "SecurityHubOrganizationConfiguration.Builder.create(this, \"SecurityHub" + name + "\")");
    lines.add("    .configuration(" + configuration + ")");
    lines.add("    .regions(List.of(" + list + "))");
    lines.add("    .build();");
  }

  /** Returns the file {@code securityhub-organization.yaml}, a line each. */
  public List<String> yaml() {
    List<String> lines = new ArrayList<>();
    lines.add("# yaml-language-server: $schema=securityhub-organization.schema.json");
    if (central.isPresent()) {
      lines.addAll(comments("#"));
      lines.addAll(List.of("schemaVersion: 1", "onDelete: RESTORE"));
      lines.addAll(List.of("central:", "  region: " + central.get()));
      return lines;
    }
    lines.addAll(List.of("schemaVersion: 1", "onDelete: RESTORE", "local:"));
    local.forEach(
        (each, regions) -> {
          lines.add("  - regions: [" + String.join(", ", regions) + "]");
          lines.add("    autoEnable: " + each.autoEnable());
          lines.add("    autoEnableStandards: " + each.standards());
        });
    return lines;
  }

  /** Comments on what is LOCAL beside CENTRAL. */
  private List<String> comments(String comment) {
    List<String> lines = new ArrayList<>();
    if (!local.isEmpty()) {
      lines.add(comment + " Not linked to the home Region, and so not declared here:");
    }
    local.forEach(
        (each, regions) ->
            lines.add(comment + "   " + String.join(", ", regions) + ": " + each.encoded()));
    return lines;
  }
}

package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.central.PolicyTarget;
import io.github.cdksecurityhub.cli.console.Escaped;
import io.github.cdksecurityhub.cli.init.Declaration.Central;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A declaration as code or as a file. Foreign text in it can't end its string or comment. */
enum DeclarationText {
  /** Statements for a stack's constructor. */
  java("//", ";", "List.of("),
  /** The same in Kotlin. */
  kotlin("//", "", "listOf("),
  /** The file {@code securityhub-organization.yaml}. */
  yaml("#", "", "");

  private final String comment;
  private final String end;
  private final String list;

  DeclarationText(String comment, String end, String list) {
    this.comment = comment;
    this.end = end;
    this.list = list;
  }

  /** Returns it, a line each. */
  List<String> lines(Declaration declaration) {
    List<String> lines = new ArrayList<>();
    if (this == yaml) {
      addYaml(lines, declaration);
    } else {
      declaration.central().ifPresent(central -> addCentral(lines, central));
      addLocal(lines, declaration.local());
    }
    if (!declaration.leftOut().isEmpty()) {
      lines.add(comment + " Left out, and so not changed by a deployment:");
      declaration.leftOut().forEach(each -> lines.add(comment + "   " + inComment(each)));
    }
    return lines;
  }

  /** Java reads an escape of a line break in a comment as one; of two backslashes it does not. */
  private static String inComment(String text) {
    return Escaped.terminal(text).replace("\\", "\\\\");
  }

  private String quoted(String text) {
    String safe = Escaped.terminal(text).replace("\\", "\\\\").replace("\"", "\\\"");
    return '"' + (this == kotlin ? safe.replace("$", "\\$") : safe) + '"';
  }

  private void addCentral(List<String> lines, Central central) {
    lines.add(comment + " In a stack of the home Region, " + central.home() + ".");
    lines.add("SecurityHubCentralConfiguration.Builder.create(this, \"SecurityHub\")");
    lines.add(
        "    .linkedRegions(LinkedRegions.existingAggregator("
            + quoted(central.aggregator())
            + "))");
    if (!central.selfManaged().isEmpty()) {
      addPolicy(lines, "selfManaged()", central.selfManaged());
    }
    central
        .policies()
        .forEach(
            (policy, targets) -> {
              if (!targets.isEmpty()) {
                lines.add("    " + comment + " " + inComment(policy.name()));
                addPolicy(lines, "fromPolicyId(" + quoted(policy.id()) + ")", targets);
              }
            });
    lines.add("    .build()" + end);
  }

  private void addPolicy(List<String> lines, String policy, List<PolicyTarget> targets) {
    lines.add("    .policy(ConfigurationPolicy." + policy);
    lines.add("        .appliesTo(" + targets(targets) + "))");
  }

  private String targets(List<PolicyTarget> targets) {
    return targets.stream().map(this::target).collect(Collectors.joining(", "));
  }

  private String target(PolicyTarget target) {
    String kind =
        switch (target.type()) {
          case "ROOT" -> "root";
          case "ACCOUNT" -> "account";
          default -> "organizationalUnit";
        };
    return "PolicyTarget." + kind + "(" + quoted(target.id()) + ")";
  }

  private void addLocal(List<String> lines, Map<OrganizationConfiguration, List<String>> local) {
    int number = 1;
    for (Map.Entry<OrganizationConfiguration, List<String>> group : local.entrySet()) {
      String name = "SecurityHubLocal" + (local.size() == 1 ? "" : number++);
      OrganizationConfiguration each = group.getKey();
      lines.add("SecurityHubOrganizationConfiguration.Builder.create(this, " + quoted(name) + ")");
      lines.add(
          "    .configuration(OrganizationConfiguration.local(%s, AutoEnableStandards.%s))"
              .formatted(each.autoEnable(), each.standards()));
      lines.add(
          group.getValue().stream()
              .map(this::quoted)
              .collect(Collectors.joining(", ", "    .regions(" + list, "))")));
      lines.add("    .build()" + end);
    }
  }

  private static void addYaml(List<String> lines, Declaration declaration) {
    lines.add("# yaml-language-server: $schema=securityhub-organization.schema.json");
    lines.add("schemaVersion: 1");
    lines.add("onDelete: RESTORE");
    if (declaration.central().isPresent()) {
      lines.add("central:");
      lines.add("  region: " + declaration.central().get().home());
      return;
    }
    lines.add("local:");
    declaration
        .local()
        .forEach(
            (each, regions) -> {
              lines.add("  - regions: [" + String.join(", ", regions) + "]");
              lines.add("    autoEnable: " + each.autoEnable());
              lines.add("    autoEnableStandards: " + each.standards());
            });
  }
}

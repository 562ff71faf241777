package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.init.Declaration.Central;
import io.github.cdksecurityhub.cli.init.PolicyContent.Kind;
import io.github.cdksecurityhub.cli.init.PolicyContent.Parameter;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A declaration as statements for a stack's constructor.
 *
 * @param end what ends a statement
 * @param list what begins a list
 * @param hasTemplates whether a string reads {@code $} as the start of an expression
 */
record CodeText(String end, String list, boolean hasTemplates) {
  private static final Map<String, String> TARGETS = Map.of("ROOT", "root", "ACCOUNT", "account");

  List<String> lines(Declaration declaration) {
    List<String> lines = new ArrayList<>();
    declaration.central().ifPresent(central -> addCentral(lines, central));
    addLocal(lines, declaration.local());
    return lines;
  }

  private String quoted(String text) {
    String quoted = DeclarationText.quoted(text);
    return hasTemplates ? quoted.replace("$", "\\$") : quoted;
  }

  private String all(List<String> texts) {
    return texts.stream().map(this::quoted).collect(Collectors.joining(", "));
  }

  private void addCentral(List<String> lines, Central central) {
    lines.add("// In a stack of the home Region, " + central.home() + ".");
    if (!central.importMapping().isEmpty()) {
      lines.add("//" + DeclarationText.EXISTS);
    }
    lines.add("SecurityHubCentralConfiguration.Builder.create(this, \"SecurityHub\")");
    lines.add("    .onDelete(OnDelete.RETAIN)");
    lines.add("    .linkedRegions(LinkedRegions." + links(central) + ")");
    addHub(lines, central.hub());
    central.policies().forEach(policy -> addPolicy(lines, policy));
    lines.add("    .build()" + end);
  }

  private String links(Central central) {
    List<String> linked =
        switch (central.links()) {
          case ALL -> List.of();
          case ALL_EXCEPT, ONLY -> central.aggregator().regions();
          case EXISTING -> List.of(central.aggregator().arn());
        };
    return central.links().word + "(" + all(linked) + ")";
  }

  private void addPolicy(List<String> lines, PolicyContent policy) {
    List<String> calls = new ArrayList<>();
    policy.description().ifPresent(text -> calls.add(".description(" + quoted(text) + ")"));
    policy
        .tags()
        .forEach((key, value) -> calls.add(".tag(" + quoted(key) + ", " + quoted(value) + ")"));
    policy.standards().forEach(each -> calls.add(".standards(" + standard(each) + ")"));
    if (!policy.disabled().isEmpty()) {
      calls.add(".disableControls(" + all(policy.disabled()) + ")");
    }
    policy.only().ifPresent(only -> calls.add(".enableOnlyControls(" + all(only) + ")"));
    policy.parameters().forEach(each -> calls.add(parameter(each)));
    if (!policy.targets().isEmpty()) {
      calls.add(
          policy.targets().stream()
              .map(this::target)
              .collect(Collectors.joining(", ", ".appliesTo(", ")")));
    }
    calls.replaceAll(call -> "        " + call);
    calls.add(
        0, "    .policy(ConfigurationPolicy.%s(%s)".formatted(policy.kind().word, key(policy)));
    calls.set(calls.size() - 1, calls.get(calls.size() - 1) + ")");
    if (policy.kind() == Kind.EXISTING) {
      lines.add("    // " + DeclarationText.inComment(policy.policy().name()));
    }
    lines.addAll(calls);
  }

  private String key(PolicyContent policy) {
    return switch (policy.kind()) {
      case ENABLED, DISABLED -> quoted(policy.policy().name());
      case SELF_MANAGED -> "";
      case EXISTING -> quoted(policy.policy().id());
    };
  }

  private String standard(String arn) {
    return StandardNames.of(arn)
        .map("Standard."::concat)
        .orElseGet(() -> "Standard.of(" + quoted(arn) + ")");
  }

  private String parameter(Parameter parameter) {
    return ".parameter(%s, %s, %s)"
        .formatted(
            quoted(parameter.control()),
            quoted(parameter.name()),
            ParameterKind.code(parameter, this::quoted));
  }

  private String target(PolicyTarget target) {
    String kind = TARGETS.getOrDefault(target.type(), "organizationalUnit");
    return "PolicyTarget." + kind + "(" + quoted(target.id()) + ")";
  }

  private static void addHub(List<String> lines, HubSettings hub) {
    DeclarationText.named(hub)
        .forEach(
            (name, value) -> {
              String type = name.equals("controlFindings") ? "ControlFindings." : "";
              lines.add("    .%s(%s%s)".formatted(name, type, value));
            });
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
      lines.add("    .regions(" + list + all(group.getValue()) + "))");
      addHub(lines, each.hub());
      lines.add("    .build()" + end);
    }
  }
}

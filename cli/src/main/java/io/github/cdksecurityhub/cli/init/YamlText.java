package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.init.Declaration.Central;
import io.github.cdksecurityhub.cli.init.PolicyContent.Kind;
import io.github.cdksecurityhub.cli.init.PolicyContent.Parameter;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A declaration as the file that the constructs read. */
final class YamlText {
  /** What is text without quotes, and no truth value. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9]*[-._][A-Za-z0-9._-]*");

  private final List<String> lines = new ArrayList<>();

  List<String> lines(Declaration declaration) {
    lines.add("# yaml-language-server: $schema=securityhub-organization.schema.json");
    lines.add("schemaVersion: 1");
    if (declaration.central().isPresent()) {
      addCentral(declaration.central().get());
    } else {
      addLocal(declaration.local());
    }
    return lines;
  }

  /** The file has the hub's settings once for all Regions. */
  private static HubSettings common(Map<OrganizationConfiguration, List<String>> local) {
    return local.keySet().stream()
        .map(OrganizationConfiguration::hub)
        .reduce(HubSettings::sameAs)
        .orElse(HubSettings.NONE);
  }

  /** Returns what of local configuration the file has no key for, a line each. */
  static List<String> leftOut(Map<OrganizationConfiguration, List<String>> local) {
    HubSettings common = common(local);
    List<String> lines = new ArrayList<>();
    local.forEach(
        (each, regions) ->
            each.hub()
                .without(common)
                .fields()
                .forEach(
                    (name, value) ->
                        lines.add(String.join(", ", regions) + ": " + name + " " + value)));
    return lines;
  }

  private void addHub(HubSettings hub) {
    CodeText.findings(hub).forEach(each -> lines.add("controlFindings: " + each));
    String controls = hub.fields().get(HubSettings.AUTO_ENABLE_CONTROLS);
    if (controls != null) {
      lines.add("autoEnableControls: " + controls);
    }
  }

  /** Regions that only the hub's settings tell apart are one group. */
  private void addLocal(Map<OrganizationConfiguration, List<String>> local) {
    lines.add("onDelete: RESTORE");
    addHub(common(local));
    Map<OrganizationConfiguration, List<String>> groups = new LinkedHashMap<>();
    local.forEach(
        (each, regions) ->
            groups
                .computeIfAbsent(each.withHub(HubSettings.NONE), group -> new ArrayList<>())
                .addAll(regions));
    lines.add("local:");
    groups.forEach(
        (each, regions) -> {
          lines.add("  - regions: " + list(regions));
          lines.add("    autoEnable: " + each.autoEnable());
          lines.add("    autoEnableStandards: " + each.standards());
        });
  }

  private void addCentral(Central central) {
    if (!ImportMapping.of(central).isEmpty()) {
      lines.add("# It exists: import it before the deployment, with what --import-mapping writes.");
    }
    lines.add("onDelete: RETAIN");
    addHub(central.hub());
    lines.add("central:");
    lines.add("  region: " + scalar(central.home()));
    addLinks(central);
    if (!central.policies().isEmpty()) {
      lines.add("  policies:");
    }
    central.policies().forEach(this::addPolicy);
  }

  private void addLinks(Central central) {
    String regions = list(central.aggregator().regions());
    lines.add(
        switch (central.links()) {
          case ALL -> "  linkedRegions: all";
          case ALL_EXCEPT -> "  linkedRegions: {allExcept: " + regions + "}";
          case ONLY -> "  linkedRegions: {only: " + regions + "}";
          case EXISTING ->
              "  linkedRegions: {existingAggregator: "
                  + DeclarationText.quoted(central.aggregator().arn())
                  + "}";
        });
  }

  private void addPolicy(PolicyContent policy) {
    if (policy.kind() == Kind.EXISTING) {
      lines.add("    # " + DeclarationText.inComment(policy.policy().name()));
    }
    lines.add(
        switch (policy.kind()) {
          case ENABLED -> "    - enabled: " + scalar(policy.policy().name());
          case DISABLED -> "    - disabled: " + scalar(policy.policy().name());
          case SELF_MANAGED -> "    - selfManaged: true";
          case EXISTING -> "    - fromPolicyId: " + DeclarationText.quoted(policy.policy().id());
        });
    policy.description().ifPresent(text -> add("description", DeclarationText.quoted(text)));
    if (!policy.standards().isEmpty()) {
      lines.add("      standards:");
      policy.standards().forEach(each -> lines.add("        - " + standard(each)));
    }
    if (!policy.disabled().isEmpty()) {
      add("disableControls", list(policy.disabled()));
    }
    policy.only().ifPresent(only -> add("enableOnlyControls", list(only)));
    addParameters(policy.parameters());
    if (!policy.targets().isEmpty()) {
      add("appliesTo", list(policy.targets().stream().map(PolicyTarget::id).toList()));
    }
  }

  private static String standard(String arn) {
    return StandardNames.of(arn).orElseGet(() -> DeclarationText.quoted(arn));
  }

  private void addParameters(List<Parameter> parameters) {
    Map<String, List<Parameter>> byControl = new LinkedHashMap<>();
    parameters.forEach(
        each -> byControl.computeIfAbsent(each.control(), id -> new ArrayList<>()).add(each));
    if (!byControl.isEmpty()) {
      lines.add("      parameters:");
    }
    UnaryOperator<String> quoted = DeclarationText::quoted;
    byControl.forEach(
        (control, all) -> {
          lines.add("        " + scalar(control) + ":");
          all.forEach(
              each ->
                  lines.add(
                      "          " + name(each.name()) + ": " + ParameterKind.yaml(each, quoted)));
        });
  }

  private void add(String key, String value) {
    lines.add("      " + key + ": " + value);
  }

  private static String list(List<String> texts) {
    return texts.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Keys are texts, also those that look like truth values. */
  private static String name(String text) {
    return text.matches("[A-Za-z]{6,}") ? text : DeclarationText.quoted(text);
  }

  private static String scalar(String text) {
    return PLAIN.matcher(text).matches() ? text : DeclarationText.quoted(text);
  }
}

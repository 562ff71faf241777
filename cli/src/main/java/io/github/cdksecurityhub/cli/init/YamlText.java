package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.init.Declaration.Central;
import io.github.cdksecurityhub.cli.init.Declaration.Links;
import io.github.cdksecurityhub.cli.init.PolicyContent.Kind;
import io.github.cdksecurityhub.cli.init.PolicyContent.Parameter;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Returns what the file has no key for, a line each. */
  static List<String> leftOut(Declaration declaration) {
    HubSettings common = common(declaration.local());
    List<String> lines = new ArrayList<>();
    for (var group : declaration.local().entrySet()) {
      String regions = String.join(", ", group.getValue());
      OrganizationConfiguration local = group.getKey();
      if (declaration.central().isPresent()) {
        lines.add(regions + ", not linked to the home Region: " + local.encoded());
      } else {
        Map<String, String> others = local.hub().without(common).fields();
        others.forEach((name, value) -> lines.add(regions + ": " + name + " " + value));
      }
    }
    return lines;
  }

  private void addHub(HubSettings hub) {
    DeclarationText.named(hub).forEach((name, value) -> lines.add(name + ": " + value));
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
    if (!central.importMapping().isEmpty()) {
      lines.add("#" + DeclarationText.EXISTS);
    }
    lines.add("onDelete: RETAIN");
    addHub(central.hub());
    lines.add("central:");
    lines.add("  region: " + scalar(central.home()));
    lines.add("  linkedRegions: " + links(central));
    if (!central.policies().isEmpty()) {
      lines.add("  policies:");
    }
    central.policies().forEach(this::addPolicy);
  }

  private static String links(Central central) {
    Links links = central.links();
    String linked =
        links == Links.EXISTING
            ? DeclarationText.quoted(central.aggregator().arn())
            : list(central.aggregator().regions());
    return links == Links.ALL ? links.word : "{" + links.word + ": " + linked + "}";
  }

  private void addPolicy(PolicyContent policy) {
    if (policy.kind() == Kind.EXISTING) {
      lines.add("    # " + DeclarationText.inComment(policy.policy().name()));
    }
    String key =
        switch (policy.kind()) {
          case ENABLED, DISABLED -> scalar(policy.policy().name());
          case SELF_MANAGED -> "true";
          case EXISTING -> DeclarationText.quoted(policy.policy().id());
        };
    lines.add("    - " + policy.kind().word + ": " + key);
    policy.description().ifPresent(text -> add("description", DeclarationText.quoted(text)));
    if (!policy.tags().isEmpty()) {
      lines.add("      tags:");
      policy.tags().forEach((name, value) -> lines.add("        " + tag(name, value)));
    }
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

  private static String tag(String key, String value) {
    return DeclarationText.quoted(key) + ": " + DeclarationText.quoted(value);
  }

  private static String standard(String arn) {
    return StandardNames.of(arn).orElseGet(() -> DeclarationText.quoted(arn));
  }

  private void addParameters(List<Parameter> parameters) {
    if (!parameters.isEmpty()) {
      lines.add("      parameters:");
    }
    parameters.stream()
        .collect(Collectors.groupingBy(Parameter::control, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (control, all) -> {
              lines.add("        " + scalar(control) + ":");
              all.forEach(each -> lines.add("          " + parameter(each)));
            });
  }

  private static String parameter(Parameter parameter) {
    return name(parameter.name()) + ": " + ParameterKind.yaml(parameter, DeclarationText::quoted);
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

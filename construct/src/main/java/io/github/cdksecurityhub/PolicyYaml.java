package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.NearestNames;
import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.yaml.YamlEntry;
import io.github.cdksecurityhub.internal.yaml.YamlSource;
import io.github.cdksecurityhub.internal.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Reads a configuration policy.
 *
 * <p>It is built up as in Java, an entry at a time, and checked by the constructs' own rules: what
 * they refuse is refused at the place of the entry.
 *
 * @param keys the policy's keys and what they hold
 * @param isStepwise whether it is checked after each entry, which finds the place of a refusal
 */
record PolicyYaml(Map<String, YamlValue> keys, boolean isStepwise) {
  private static final List<String> KINDS =
      List.of("enabled", "disabled", "selfManaged", "fromPolicyId");
  private static final List<String> OF_NAMED = List.of("description", "tags");
  private static final List<String> OF_ENABLED =
      List.of("standards", "disableControls", "enableOnlyControls", "parameters");
  private static final List<String> KEYS =
      List.of(
          "enabled",
          "disabled",
          "selfManaged",
          "fromPolicyId",
          "description",
          "tags",
          "standards",
          "disableControls",
          "enableOnlyControls",
          "parameters",
          "appliesTo");

  static IConfigurationPolicy read(YamlValue entry, TargetsYaml targets) {
    Map<String, YamlValue> keys = entry.keys(KEYS);
    IConfigurationPolicy policy = read(keys, entry.oneKey(keys, KINDS));
    if (!keys.containsKey("appliesTo")) {
      return policy;
    }
    List<PolicyTarget> all = new ArrayList<>();
    keys.get("appliesTo").entries().forEach(each -> all.add(targets.target(each)));
    return policy.appliesTo(all.toArray(PolicyTarget[]::new));
  }

  /** A check after each entry costs the square of their number, so only a refusal is worth it. */
  private static IConfigurationPolicy read(Map<String, YamlValue> keys, String kind) {
    try {
      IConfigurationPolicy policy = new PolicyYaml(keys, false).policy(kind);
      if (policy instanceof ConfigurationPolicy declared) {
        declared.checkFor(YamlSource.WHO);
      }
      return policy;
    } catch (Refusal withoutPlace) {
      return new PolicyYaml(keys, true).policy(kind);
    }
  }

  private IConfigurationPolicy policy(String kind) {
    if (!kind.equals("enabled")) {
      refuseKeys(OF_ENABLED, kind);
    }
    YamlValue value = keys.get(kind);
    return switch (kind) {
      case "enabled" -> enabled(value);
      case "disabled" ->
          withHeader(checked(value, () -> ConfigurationPolicy.disabled(value.text())));
      case "selfManaged" -> selfManaged(value);
      default -> imported(value);
    };
  }

  private void refuseKeys(List<String> others, String kind) {
    for (String other : others) {
      YamlValue value = keys.get(other);
      if (value != null) {
        throw value.refuse(
            "a policy that is %s has no %s".formatted(kind, other), "Remove " + other);
      }
    }
  }

  private ConfigurationPolicy selfManaged(YamlValue value) {
    refuseKeys(OF_NAMED, "selfManaged");
    value.mustBeTrue();
    return ConfigurationPolicy.selfManaged();
  }

  private IConfigurationPolicy imported(YamlValue value) {
    refuseKeys(OF_NAMED, "fromPolicyId");
    ImportedPolicy policy = ImportedPolicy.ofId(value.text());
    return value.read(
        () -> {
          policy.checkForm(YamlSource.WHO);
          return policy;
        });
  }

  private EnabledPolicy enabled(YamlValue name) {
    EnabledPolicy policy =
        withHeader(checked(name, () -> ConfigurationPolicy.enabled(name.text())));
    policy = each("standards", policy, (it, value) -> it.standards(standard(value)));
    policy = each("disableControls", policy, (it, value) -> it.disableControls(value.text()));
    policy = each("enableOnlyControls", policy, (it, value) -> it.enableOnlyControls(value.text()));
    return withParameters(policy);
  }

  private <P extends NamedPolicy<P>> P withHeader(P named) {
    P policy = named;
    if (keys.containsKey("description")) {
      YamlValue text = keys.get("description");
      P before = policy;
      policy = checked(text, () -> before.description(text.text()));
    }
    if (keys.containsKey("tags")) {
      for (YamlEntry tag : keys.get("tags").mapping("a mapping of keys to values")) {
        P before = policy;
        String key = tag.key().text();
        policy = checked(tag.value(), () -> before.tag(key, tag.value().text()));
      }
    }
    return policy;
  }

  private EnabledPolicy each(
      String key,
      EnabledPolicy start,
      BiFunction<EnabledPolicy, YamlValue, EnabledPolicy> addition) {
    EnabledPolicy policy = start;
    if (keys.containsKey(key)) {
      for (YamlValue entry : keys.get(key).entries()) {
        EnabledPolicy before = policy;
        policy = checked(entry, () -> addition.apply(before, entry));
      }
    }
    return policy;
  }

  private static Standard standard(YamlValue value) {
    String text = value.text();
    Standard known = Standard.byName().get(text);
    if (known == null && !text.startsWith("arn:")) {
      throw value.refuse(
          "\"%s\" is not a standard that this version knows".formatted(text),
          NearestNames.guess(text, Standard.byName().keySet())
              + "Write its ARN, as `aws securityhub describe-standards` shows it, or one of "
              + String.join(", ", Standard.byName().keySet()));
    }
    return known != null ? known : Standard.of(text);
  }

  private EnabledPolicy withParameters(EnabledPolicy start) {
    EnabledPolicy policy = start;
    if (keys.containsKey("parameters")) {
      for (YamlEntry control : keys.get("parameters").mapping("a mapping of controls to values")) {
        for (YamlEntry parameter : control.value().mapping("a mapping of parameters to values")) {
          EnabledPolicy before = policy;
          String id = control.key().text();
          String name = parameter.key().text();
          ControlParameter value = ParameterYaml.read(id, name, parameter.value());
          policy = checked(parameter.value(), () -> before.parameter(id, name, value));
        }
      }
    }
    return policy;
  }

  private <P extends ConfigurationPolicy> P checked(YamlValue place, Supplier<P> addition) {
    return place.read(
        () -> {
          P policy = addition.get();
          if (isStepwise) {
            policy.checkFor(YamlSource.WHO);
          }
          return policy;
        });
  }
}

package io.github.cdksecurityhub.cli.catalogue;

import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.central.Reading;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the service has for policies to choose from.
 *
 * @param standards what the ARNs of the standards end in: most name the Region that was asked
 * @param parameters by control, of those whose parameters are declared, the definitions
 */
public record Catalogue(
    Set<String> standards, Set<String> controls, Map<String, JsonValue> parameters) {
  /** Reads what the policies that are written may choose; nothing where there are none. */
  public static Reading<Catalogue> of(CatalogueReader reader, Collection<JsonValue> policies) {
    return policies.isEmpty()
        ? Reading.notNeeded()
        : Reading.of(() -> read(reader, policies))
            .orFailed("Whether standards, controls and parameters exist is not checked. ");
  }

  private static Catalogue read(CatalogueReader reader, Collection<JsonValue> policies) {
    Set<String> standards =
        new LinkedHashSet<>(reader.standards().stream().map(Catalogue::standard).toList());
    Set<String> controls = new LinkedHashSet<>(reader.controls());
    Map<String, JsonValue> parameters = new LinkedHashMap<>();
    for (JsonValue policy : policies) {
      for (String id : PolicyFields.parameters(policy).keySet()) {
        if (controls.contains(id) && !parameters.containsKey(id)) {
          reader
              .control(id)
              .ifPresent(found -> parameters.put(id, found.path("ParameterDefinitions")));
        }
      }
    }
    return new Catalogue(standards, controls, parameters);
  }

  /** Returns what a standard's ARN ends in, such as {@code standards/pci-dss/v/4.0.1}. */
  public static String standard(String arn) {
    return arn.replaceFirst("^arn:[^:]*:securityhub:[^:]*:[^:]*:", "");
  }

  /** Returns the standards of a policy that there are not, as their ARNs end. */
  public Set<String> unknownStandards(JsonValue policy) {
    Set<String> unknown = new TreeSet<>();
    for (JsonValue each : PolicyFields.hub(policy).path(PolicyFields.STANDARDS)) {
      unknown.add(standard(each.text()));
    }
    unknown.removeAll(standards);
    return unknown;
  }

  public Set<String> unknownControls(JsonValue policy) {
    JsonValue ofPolicy = PolicyFields.controls(policy);
    Set<String> unknown = new TreeSet<>(PolicyFields.parameters(policy).keySet());
    unknown.addAll(ofPolicy.path(PolicyFields.ENABLED_ONLY).texts());
    unknown.addAll(ofPolicy.path(PolicyFields.DISABLED).texts());
    unknown.removeAll(controls);
    return unknown;
  }

  /** Returns why the service would refuse parameters of a policy, a clause each. */
  public List<String> refusedParameters(JsonValue policy) {
    Set<String> refused = new LinkedHashSet<>();
    PolicyFields.parameters(policy)
        .forEach(
            (id, declared) -> {
              if (parameters.containsKey(id)) {
                declared.forEach(
                    (name, value) ->
                        ControlParameter.refusal(id, name, value, parameters.get(id))
                            .ifPresent(refused::add));
              }
            });
    return List.copyOf(refused);
  }
}

package io.github.cdksecurityhub.lambda.central;

import com.fasterxml.jackson.databind.JsonNode;
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
 * @param controls the ids of the controls, in their order
 * @param parameters by control, of those whose parameters are declared, the definitions
 */
public record Catalogue(
    Set<String> standards, Set<String> controls, Map<String, JsonNode> parameters) {
  private static final String CUSTOM = "SecurityControlCustomParameters";

  /** Reads what {@code policies}, which are properties of templates, may choose. */
  static Catalogue read(CentralReader reader, Collection<JsonNode> policies) {
    Set<String> standards = new LinkedHashSet<>();
    reader.standards().forEach(arn -> standards.add(standard(arn)));
    Set<String> controls = new LinkedHashSet<>(reader.controls());
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    for (JsonNode policy : policies) {
      for (JsonNode each : controls(policy).path(CUSTOM)) {
        String id = each.path("SecurityControlId").asText();
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

  private static JsonNode hub(JsonNode policy) {
    return policy.path("ConfigurationPolicy").path("SecurityHub");
  }

  private static JsonNode controls(JsonNode policy) {
    return hub(policy).path("SecurityControlsConfiguration");
  }

  /** Returns the standards of a policy that there are not, as their ARNs end. */
  public Set<String> unknownStandards(JsonNode policy) {
    Set<String> unknown = new TreeSet<>();
    hub(policy)
        .path("EnabledStandardIdentifiers")
        .forEach(each -> unknown.add(standard(each.asText())));
    unknown.removeAll(standards);
    return unknown;
  }

  /** Returns the controls of a policy that there are not. */
  public Set<String> unknownControls(JsonNode policy) {
    Set<String> unknown = new TreeSet<>();
    for (String list :
        List.of("EnabledSecurityControlIdentifiers", "DisabledSecurityControlIdentifiers")) {
      controls(policy).path(list).forEach(each -> unknown.add(each.asText()));
    }
    controls(policy)
        .path(CUSTOM)
        .forEach(each -> unknown.add(each.path("SecurityControlId").asText()));
    unknown.removeAll(controls);
    return unknown;
  }

  /** Returns why the service would refuse parameters of a policy, a clause each. */
  public List<String> refusedParameters(JsonNode policy) {
    Set<String> refused = new LinkedHashSet<>();
    for (JsonNode control : controls(policy).path(CUSTOM)) {
      String id = control.path("SecurityControlId").asText();
      if (parameters.containsKey(id)) {
        control
            .path("Parameters")
            .properties()
            .forEach(
                each ->
                    ControlParameter.refusal(id, each.getKey(), each.getValue(), parameters.get(id))
                        .ifPresent(refused::add));
      }
    }
    return List.copyOf(refused);
  }
}

package io.github.cdksecurityhub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** A stack's template, for reading in assertions. */
record SynthesizedStack(Map<String, Object> template) {
  static final String CONFIGURATION = "Custom::SecurityHubOrganizationConfiguration";
  static final String FUNCTION = "AWS::Lambda::Function";
  static final String POLICY = "AWS::IAM::Policy";

  static SynthesizedStack of(Stack stack) {
    return new SynthesizedStack(Template.fromStack(stack).toJSON());
  }

  /** Logical id to resource, in the template's order. */
  Map<String, Map<String, Object>> resources(String type) {
    Map<String, Map<String, Object>> resources = new LinkedHashMap<>();
    map(template.get("Resources"))
        .forEach(
            (id, resource) -> {
              if (type.equals(map(resource).get("Type"))) {
                resources.put(id, map(resource));
              }
            });
    return resources;
  }

  /** The properties of the only resource of a type. */
  Map<String, Object> properties(String type) {
    return map(only(type).getValue().get("Properties"));
  }

  /** The properties of the resource of a type whose logical id begins so. */
  Map<String, Object> properties(String type, String beginning) {
    return resources(type).entrySet().stream()
        .filter(each -> each.getKey().startsWith(beginning))
        .map(each -> map(each.getValue().get("Properties")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no %s %s".formatted(type, beginning)));
  }

  /** The variables of the function whose logical id begins so. */
  Map<String, Object> environment(String beginning) {
    return map(map(properties(FUNCTION, beginning).get("Environment")).get("Variables"));
  }

  /** The statements of the policy whose logical id begins so. */
  List<Map<String, Object>> statements(String beginning) {
    Object document = properties(POLICY, beginning).get("PolicyDocument");
    return list(map(document).get("Statement")).stream().map(SynthesizedStack::map).toList();
  }

  /** The actions that the policy allows whose logical id begins so. */
  List<String> actions(String beginning) {
    return statements(beginning).stream()
        .flatMap(each -> list(each.get("Action")).stream())
        .map(String::valueOf)
        .toList();
  }

  /** What the resources of a type depend on explicitly. */
  List<Object> dependencies(String type) {
    return resources(type).values().stream()
        .flatMap(each -> list(each.get("DependsOn")).stream())
        .toList();
  }

  String logicalId(String type) {
    return only(type).getKey();
  }

  /** The properties of one declared Region, by its suffix, under whichever function. */
  Map<String, Object> configuration(String suffix) {
    String id = "SecurityHubOrganizationConfiguration%s(By[0-9A-F]{8})?".formatted(suffix);
    return resources(CONFIGURATION).entrySet().stream()
        .filter(each -> each.getKey().matches(id))
        .map(each -> map(each.getValue().get("Properties")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id));
  }

  /** Every allowed action on every resource, whichever policy and statement says so. */
  TreeSet<String> permissions() {
    TreeSet<String> permissions = new TreeSet<>();
    for (Map<String, Object> policy : resources(POLICY).values()) {
      Map<String, Object> document = map(map(policy.get("Properties")).get("PolicyDocument"));
      for (Object statement : list(document.get("Statement"))) {
        addPermissions(permissions, map(statement));
      }
    }
    return permissions;
  }

  private static void addPermissions(TreeSet<String> permissions, Map<String, Object> statement) {
    for (Object action : list(statement.get("Action"))) {
      for (Object resource : list(statement.get("Resource"))) {
        permissions.add(
            "%s %s on %s".formatted(statement.get("Effect"), action, readable(resource)));
      }
    }
    if (statement.containsKey("Condition")) {
      permissions.add("under a condition: " + statement.get("Condition"));
    }
  }

  private static String readable(Object resource) {
    if (!(resource instanceof Map<?, ?> intrinsic)) {
      return String.valueOf(resource);
    }
    if (intrinsic.containsKey("Fn::GetAtt")) {
      return String.valueOf(list(intrinsic.get("Fn::GetAtt")).get(0))
          .replaceAll("[0-9A-F]{8}$", "");
    }
    if (intrinsic.containsKey("Fn::Join")) {
      return list(list(intrinsic.get("Fn::Join")).get(1)).stream()
          .map(SynthesizedStack::readable)
          .collect(Collectors.joining());
    }
    return "${" + intrinsic.get("Ref") + "}";
  }

  private Map.Entry<String, Map<String, Object>> only(String type) {
    List<Map.Entry<String, Map<String, Object>>> found =
        new ArrayList<>(resources(type).entrySet());
    if (found.size() != 1) {
      throw new AssertionError("expected one %s, found %s".formatted(type, found));
    }
    return found.get(0);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return value instanceof List<?> ? (List<Object>) value : List.of(value);
  }
}

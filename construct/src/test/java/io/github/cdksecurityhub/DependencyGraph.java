package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.list;
import static io.github.cdksecurityhub.SynthesizedStack.map;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What CloudFormation creates before what, and so deletes after what: read from a template as
 * CloudFormation reads it, not as it was meant.
 */
record DependencyGraph(Map<String, Set<String>> direct) {
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Za-z0-9]+)[}.]");

  static DependencyGraph of(SynthesizedStack stack) {
    Map<String, Object> resources = map(stack.template().get("Resources"));
    Map<String, Set<String>> direct = new TreeMap<>();
    resources.forEach(
        (id, resource) -> {
          Set<String> found = new TreeSet<>();
          Object dependsOn = map(resource).get("DependsOn");
          if (dependsOn != null) {
            list(dependsOn).forEach(it -> found.add(String.valueOf(it)));
          }
          collect(map(resource).get("Properties"), found);
          found.retainAll(resources.keySet());
          direct.put(id, found);
        });
    return new DependencyGraph(direct);
  }

  /** Everything that has to be there before a resource is created. */
  Set<String> before(String id) {
    Set<String> found = new TreeSet<>();
    follow(id, found);
    if (found.contains(id)) {
      throw new AssertionError("%s depends on itself: %s".formatted(id, direct));
    }
    return found;
  }

  private void follow(String id, Set<String> found) {
    for (String next : direct.get(id)) {
      if (found.add(next)) {
        follow(next, found);
      }
    }
  }

  private static void collect(Object value, Set<String> found) {
    if (value instanceof List<?> entries) {
      entries.forEach(entry -> collect(entry, found));
    }
    if (value instanceof Map<?, ?> fields) {
      fields.forEach((key, field) -> collectField(String.valueOf(key), field, found));
    }
  }

  private static void collectField(String key, Object field, Set<String> found) {
    switch (key) {
      case "Ref" -> found.add(String.valueOf(field));
      case "Fn::GetAtt" -> found.add(String.valueOf(list(field).get(0)));
      case "Fn::Sub" -> {
        Matcher names = SUBSTITUTION.matcher(String.valueOf(field));
        while (names.find()) {
          found.add(names.group(1));
        }
      }
      default -> collect(field, found);
    }
  }
}

package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.map;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What CloudFormation makes of an edit: it creates and updates first, and deletes what is gone, or
 * was replaced, when all of that has succeeded.
 */
record StackEdit(Map<String, Object> before, Map<String, Object> after) {
  /** What cannot be changed in place, by the resource types' schemas; of the others everything. */
  private static final Map<String, Set<String>> CREATE_ONLY =
      Map.of("AWS::SecurityHub::PolicyAssociation", Set.of("TargetId", "TargetType"));

  static StackEdit of(SynthesizedStack before, SynthesizedStack after) {
    return new StackEdit(
        map(before.template().get("Resources")), map(after.template().get("Resources")));
  }

  Set<String> created() {
    return difference(after, before);
  }

  Set<String> deletedAfterwards() {
    return difference(before, after);
  }

  Set<String> updatedInPlace() {
    return changed().filter(id -> !isReplaced(id)).collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> replaced() {
    return changed().filter(this::isReplaced).collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<String> changed() {
    return before.keySet().stream()
        .filter(after::containsKey)
        .filter(id -> !Objects.equals(properties(before, id), properties(after, id)));
  }

  private boolean isReplaced(String id) {
    Set<String> createOnly =
        CREATE_ONLY.getOrDefault(String.valueOf(map(after.get(id)).get("Type")), Set.of());
    return createOnly.stream()
        .anyMatch(
            it -> !Objects.equals(properties(before, id).get(it), properties(after, id).get(it)));
  }

  private static Map<String, Object> properties(Map<String, Object> resources, String id) {
    return map(map(resources.get(id)).getOrDefault("Properties", Map.of()));
  }

  private static Set<String> difference(Map<String, Object> of, Map<String, Object> from) {
    Set<String> ids = new TreeSet<>(of.keySet());
    ids.removeAll(from.keySet());
    return ids;
  }
}

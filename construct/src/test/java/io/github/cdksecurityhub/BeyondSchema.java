package io.github.cdksecurityhub;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of a declaration that JSON Schema has no word for. */
final class BeyondSchema {
  private BeyondSchema() {}

  static boolean refuses(Object tree) {
    if (!(tree instanceof Map<?, ?> document)) {
      return false;
    }
    return hasARegionInTwoGroups(list(document.get("local")))
        || list(map(document.get("central")).get("policies")).stream()
            .map(BeyondSchema::map)
            .anyMatch(
                policy ->
                    namesAnUnknownTarget(policy, map(document.get("targets")))
                        || setsAParameterOfAControlThatIsOff(policy));
  }

  private static boolean hasARegionInTwoGroups(List<?> groups) {
    Set<Object> seen = new HashSet<>();
    for (Object group : groups) {
      Set<Object> own = new HashSet<>(list(map(group).get("regions")));
      if (own.stream().anyMatch(seen::contains)) {
        return true;
      }
      seen.addAll(own);
    }
    return false;
  }

  private static boolean namesAnUnknownTarget(Map<?, ?> policy, Map<?, ?> targets) {
    return list(policy.get("appliesTo")).stream()
        .anyMatch(
            entry ->
                entry instanceof String text
                    && !targets.containsKey(text)
                    && PolicyTarget.byId(text).isEmpty());
  }

  private static boolean setsAParameterOfAControlThatIsOff(Map<?, ?> policy) {
    Set<?> set = map(policy.get("parameters")).keySet();
    return policy.containsKey("enableOnlyControls")
        ? !list(policy.get("enableOnlyControls")).containsAll(set)
        : list(policy.get("disableControls")).stream().anyMatch(set::contains);
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}

package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every policy has: name, description, tags and targets. */
record PolicyHeader(
    String name,
    Optional<String> description,
    Map<String, String> tags,
    List<PolicyTarget> targets) {

  static PolicyHeader named(String name) {
    requireNonNull(name, "name is required");
    return new PolicyHeader(name, Optional.empty(), Map.of(), List.of());
  }

  PolicyHeader withDescription(String text) {
    return new PolicyHeader(
        name, Optional.of(requireNonNull(text, "description is required")), tags, targets);
  }

  PolicyHeader withTag(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(tags);
    more.put(requireNonNull(key, "key is required"), requireNonNull(value, "value is required"));
    return new PolicyHeader(name, description, Collections.unmodifiableMap(more), targets);
  }

  PolicyHeader withTargets(PolicyTarget... more) {
    return new PolicyHeader(name, description, tags, joined("a target", targets, more));
  }

  /** A list with more at its end; refuses null as what the entries are. */
  @SafeVarargs
  static <T> List<T> joined(String what, List<T> list, T... more) {
    List<T> all = new ArrayList<>(list);
    for (T entry : requireNonNull(more, what + " is null")) {
      all.add(requireNonNull(entry, what + " is null"));
    }
    return Collections.unmodifiableList(all);
  }
}

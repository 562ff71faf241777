package io.github.cdksecurityhub.lambda.central;

import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.template.Intrinsics;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A resource field by field. The order of a list's values means nothing to Security Hub, so they
 * are sorted; a field that isn't set is missing.
 *
 * @param values the values of each field that is set and known
 * @param unknown the fields that only the deployment knows
 */
public record Fields(Map<String, List<String>> values, Set<String> unknown) {
  /** What a table shows for what only the deployment knows. */
  public static final String KNOWN_AFTER_DEPLOY = "(known after deploy)";

  public static final Fields NONE = new Fields(Map.of(), Set.of());

  public Fields {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    unknown = Collections.unmodifiableSet(new LinkedHashSet<>(unknown));
  }

  /** Returns those of {@code properties} with some names, in this order. */
  static Fields of(JsonValue properties, List<String> names) {
    Map<String, JsonValue> json = new LinkedHashMap<>();
    names.forEach(name -> json.put(name, properties.path(name)));
    return of(json);
  }

  /** Returns fields of a template or a response: each absent, a value, a list, or unknown. */
  static Fields of(Map<String, JsonValue> json) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    Set<String> unknown = new LinkedHashSet<>();
    json.forEach(
        (name, value) -> {
          if (!isKnown(value)) {
            unknown.add(name);
          } else if (!value.texts().isEmpty()) {
            values.put(name, value.texts().stream().distinct().sorted().toList());
          }
        });
    return new Fields(values, unknown);
  }

  private static boolean isKnown(JsonValue json) {
    return json.isArray()
        ? json.stream().allMatch(each -> each.isScalar() && !Intrinsics.isUnknown(each))
        : !Intrinsics.isUnknown(json);
  }

  public List<String> get(String field) {
    return values.getOrDefault(field, List.of());
  }

  public String text(String field) {
    return String.join(", ", get(field));
  }

  Fields without(Predicate<String> field) {
    Map<String, List<String>> fewer = new LinkedHashMap<>(values);
    fewer.keySet().removeIf(field);
    return new Fields(fewer, unknown);
  }

  /** Returns these fields and one more, which is known even where it has a dynamic reference. */
  Fields with(String field, String text) {
    Map<String, List<String>> more = new LinkedHashMap<>(values);
    more.put(field, List.of(text));
    return new Fields(more, unknown);
  }

  /** Returns these fields with other values of one that is set. */
  Fields with(String field, UnaryOperator<String> value) {
    Map<String, List<String>> others = new LinkedHashMap<>(values);
    others.computeIfPresent(
        field, (name, texts) -> texts.stream().map(value).distinct().sorted().toList());
    return new Fields(others, unknown);
  }

  /**
   * Returns what changes from these to {@code then}; what either of them does not know is left out.
   */
  public List<FieldChange> changesTo(Fields then) {
    Set<String> names = new LinkedHashSet<>(then.values.keySet());
    names.addAll(values.keySet());
    names.removeAll(unknown);
    names.removeAll(then.unknown);
    return names.stream()
        .filter(name -> !get(name).equals(then.get(name)))
        .map(name -> new FieldChange(name, get(name), then.get(name)))
        .toList();
  }
}

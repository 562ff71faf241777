package io.github.cdksecurityhub.lambda.model;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One field that is not as it is to be.
 *
 * @param from its values so far, none where it isn't set
 * @param to its values then, none where it isn't set
 */
public record FieldChange(String field, List<String> from, List<String> to) {
  public FieldChange {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  /** Returns the change of a field that has one value. */
  public static FieldChange of(String field, String from, String to) {
    return new FieldChange(field, List.of(from), List.of(to));
  }

  /** Returns {@code AutoEnable: false -> true; ...}, empty where nothing changes. */
  public static String text(List<FieldChange> changes) {
    return changes.stream().map(FieldChange::toString).collect(Collectors.joining("; "));
  }

  /** Returns {@code Description: a -> b}, or of lists what comes and what goes. */
  @Override
  public String toString() {
    return field
        + ": "
        + (from.size() > 1 || to.size() > 1 ? difference() : shown(from) + " -> " + shown(to));
  }

  private static String shown(List<String> values) {
    return values.isEmpty() ? "none" : shown(values.get(0));
  }

  private String difference() {
    Stream<String> come = to.stream().filter(each -> !from.contains(each)).map(each -> "+" + each);
    Stream<String> go = from.stream().filter(each -> !to.contains(each)).map(each -> "-" + each);
    return Stream.concat(come, go).map(FieldChange::shown).collect(Collectors.joining(" "));
  }

  /** The last part of a standard's ARN names it. */
  private static String shown(String value) {
    return value.replaceFirst("arn:[^:]*:securityhub:[^:]*::(standards|ruleset)/", "");
  }
}

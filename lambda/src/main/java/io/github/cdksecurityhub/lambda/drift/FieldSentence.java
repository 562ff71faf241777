package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.model.FieldChange;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How live differs from what is declared in one field: {@code AutoEnable is false, declared true},
 * or of lists what is too much or missing.
 *
 * @param change from what is live to what is declared
 * @param isPast whether it has been reverted since
 */
record FieldSentence(FieldChange change, boolean isPast) {
  private static final int MOST_NAMED = 10;

  @Override
  public String toString() {
    return change.from().size() > 1 || change.to().size() > 1 ? difference() : values();
  }

  /** A status is Security Hub's, and never declared. */
  private String values() {
    return "%s %s %s, %s %s"
        .formatted(
            change.field(),
            isPast ? "was" : "is",
            text(change.from()),
            change.field().endsWith("Status") ? "expected" : "declared",
            text(change.to()));
  }

  private String difference() {
    List<String> extra = without(change.from(), change.to());
    List<String> missing = without(change.to(), change.from());
    String has = isPast ? " had " : " has ";
    String lacks = isPast ? " lacked " : " lacks ";
    String and = extra.isEmpty() || missing.isEmpty() ? "" : ", and";
    return change.field()
        + (extra.isEmpty() ? "" : has + names(extra) + "not declared")
        + and
        + (missing.isEmpty() ? "" : lacks + names(missing) + "declared");
  }

  private static List<String> without(List<String> values, List<String> others) {
    return values.stream().filter(each -> !others.contains(each)).toList();
  }

  private static String names(List<String> values) {
    String some = values.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int more = values.size() - MOST_NAMED;
    return some
        + (more > 0 ? " and " + more + " more" : "")
        + (values.size() == 1 ? ", which is " : ", which are ");
  }

  static String text(List<String> values) {
    return values.isEmpty() ? "none" : String.join(", ", values);
  }
}

package io.github.cdksecurityhub.lambda.drift;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One field that is not as declared.
 *
 * @param field CloudFormation's name of it, or what else a declaration needs
 * @param live what is live, none where it isn't set
 * @param declared what is declared, none where it isn't set
 */
public record FieldDrift(String field, List<String> live, List<String> declared) {
  private static final int MOST_NAMED = 10;

  public FieldDrift {
    live = List.copyOf(live);
    declared = List.copyOf(declared);
  }

  /**
   * Returns {@code AutoEnable is false, declared true}, or of lists what is too much or missing.
   */
  String sentence(boolean isPast) {
    return live.size() > 1 || declared.size() > 1 ? difference(isPast) : values(isPast);
  }

  /** A status is Security Hub's, and never declared. */
  private String values(boolean isPast) {
    return "%s %s %s, %s %s"
        .formatted(
            field,
            isPast ? "was" : "is",
            text(live),
            field.endsWith("Status") ? "expected" : "declared",
            text(declared));
  }

  private String difference(boolean isPast) {
    List<String> extra = live.stream().filter(each -> !declared.contains(each)).toList();
    List<String> missing = declared.stream().filter(each -> !live.contains(each)).toList();
    String has = isPast ? " had " : " has ";
    String lacks = isPast ? " lacked " : " lacks ";
    String and = extra.isEmpty() || missing.isEmpty() ? "" : ", and";
    return field
        + (extra.isEmpty() ? "" : has + names(extra) + which(extra) + "not declared")
        + and
        + (missing.isEmpty() ? "" : lacks + names(missing) + which(missing) + "declared");
  }

  private static String which(List<String> values) {
    return values.size() == 1 ? ", which is " : ", which are ";
  }

  private static String names(List<String> values) {
    String some = values.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int more = values.size() - MOST_NAMED;
    return more > 0 ? some + " and " + more + " more" : some;
  }

  static String text(List<String> values) {
    return values.isEmpty() ? "none" : String.join(", ", values);
  }
}

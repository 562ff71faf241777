package io.github.cdksecurityhub.cli.weakening;

import io.github.cdksecurityhub.cli.catalogue.Catalogue;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A standard of a policy; it has no version where its ARN has none. */
record Standard(String name, List<Integer> version) {
  /** CIS 1.2.0 is a ruleset, its successors are standards. */
  private static final Pattern ARN_END =
      Pattern.compile("(?:standards|ruleset)/(.+)/v/(\\d{1,8}(?:\\.\\d{1,8})*)");

  static Standard of(String arn) {
    String end = Catalogue.standard(arn);
    Matcher parts = ARN_END.matcher(end);
    return parts.matches()
        ? new Standard(
            parts.group(1),
            Arrays.stream(parts.group(2).split("\\.")).map(Integer::valueOf).toList())
        : new Standard(end, List.of());
  }

  boolean supersedes(Standard other) {
    return name.equals(other.name)
        && Arrays.compare(
                version.stream().mapToInt(Integer::intValue).toArray(),
                other.version.stream().mapToInt(Integer::intValue).toArray())
            >= 0;
  }

  @Override
  public String toString() {
    String digits = String.join(".", version.stream().map(String::valueOf).toList());
    return (name + " " + digits).strip();
  }
}

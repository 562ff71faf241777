package io.github.cdksecurityhub.cli.weakening;

import io.github.cdksecurityhub.cli.catalogue.Catalogue;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import java.lang.module.ModuleDescriptor.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a change of a configuration policy weakens. */
public final class PolicyWeakenings {
  static final String OFF =
      "ServiceEnabled true to false: Security Hub is switched off in the accounts that follow it";
  private static final String DELETED =
      "policy deleted: it no longer configures the accounts that follow it";
  private static final String ONLY_LISTED =
      "controls from \"all but\" to \"only\": those that are not listed are off, new ones included";

  private record Standard(String name, Version version) {
    /** CIS 1.2.0 is a ruleset, its successors are standards. */
    private static final Pattern ARN_END =
        Pattern.compile("(?:standards|ruleset)/(.+)/v/(\\d{1,8}(?:\\.\\d{1,8})*)");

    /** Of a standard whose ARN has none. */
    private static final Version NONE = Version.parse("0");

    static Standard of(String arn) {
      String end = Catalogue.standard(arn);
      Matcher parts = ARN_END.matcher(end);
      return parts.matches()
          ? new Standard(parts.group(1), Version.parse(parts.group(2)))
          : new Standard(end, NONE);
    }

    boolean supersedes(Standard other) {
      return name.equals(other.name) && version.compareTo(other.version) >= 0;
    }

    @Override
    public String toString() {
      return version.equals(NONE) ? name : name + " " + version;
    }
  }

  private PolicyWeakenings() {}

  /**
   * Returns a sentence for each thing that the policy watches less; none where it was off before,
   * and none of what either side doesn't know.
   */
  public static List<String> between(Fields before, Fields after) {
    if (!isOn(before)) {
      return List.of();
    }
    if (after.equals(Fields.NONE)) {
      return List.of(DELETED);
    }
    if (!isOn(after)) {
      return after.unknown().isEmpty() || after.text(PolicyFields.SERVICE_ENABLED).equals("false")
          ? List.of(OFF)
          : List.of();
    }
    List<String> all = new ArrayList<>();
    addStandards(all, before, after);
    addControls(all, before, after);
    addParameters(all, before, after);
    return List.copyOf(all);
  }

  static boolean isOn(Fields policy) {
    return policy.text(PolicyFields.SERVICE_ENABLED).equals("true");
  }

  private static boolean isUnknown(String field, Fields before, Fields after) {
    return before.unknown().contains(field) || after.unknown().contains(field);
  }

  /** A newer version of a standard takes the place of the one before it. */
  private static void addStandards(List<String> all, Fields before, Fields after) {
    if (isUnknown(PolicyFields.STANDARDS, before, after)) {
      return;
    }
    List<Standard> then =
        after.get(PolicyFields.STANDARDS).stream().map(Standard::of).distinct().toList();
    add(
        all,
        "standards removed: ",
        before.get(PolicyFields.STANDARDS).stream()
            .map(Standard::of)
            .filter(each -> then.stream().noneMatch(other -> other.supersedes(each)))
            .map(Standard::toString)
            .toList());
  }

  private static void addControls(List<String> all, Fields before, Fields after) {
    if (isUnknown(PolicyFields.DISABLED, before, after)
        || isUnknown(PolicyFields.ENABLED_ONLY, before, after)) {
      return;
    }
    boolean listedBefore = listsEnabled(before);
    if (listsEnabled(after)) {
      if (listedBefore) {
        add(
            all,
            "controls no longer enabled: ",
            without(enabled(before), enabled(after)::contains));
      } else {
        all.add(ONLY_LISTED);
      }
      return;
    }
    Set<String> disabled = new LinkedHashSet<>(after.get(PolicyFields.DISABLED));
    if (listedBefore) {
      disabled.retainAll(enabled(before));
    }
    add(all, "controls disabled: ", without(disabled, before.get(PolicyFields.DISABLED)::contains));
  }

  private static boolean listsEnabled(Fields policy) {
    return !policy.get(PolicyFields.ENABLED_ONLY).isEmpty();
  }

  private static Set<String> enabled(Fields policy) {
    Set<String> enabled = new LinkedHashSet<>(policy.get(PolicyFields.ENABLED_ONLY));
    enabled.remove(PolicyFields.NO_CONTROL);
    return enabled;
  }

  private static List<String> without(Set<String> controls, Predicate<String> others) {
    return controls.stream().filter(others.negate()).toList();
  }

  private static void add(List<String> all, String what, List<String> which) {
    if (!which.isEmpty()) {
      all.add(what + String.join(", ", which));
    }
  }

  private static void addParameters(List<String> all, Fields before, Fields after) {
    if (isUnknown(PolicyFields.PARAMETERS, before, after)) {
      return;
    }
    Set<String> names = new LinkedHashSet<>(before.values().keySet());
    names.addAll(after.values().keySet());
    names.stream()
        .filter(name -> !PolicyFields.isTag(name) && !isUnknown(name, before, after))
        .forEach(
            name ->
                ParameterDirection.loosened(name, before.get(name), after.get(name))
                    .ifPresent(all::add));
  }
}

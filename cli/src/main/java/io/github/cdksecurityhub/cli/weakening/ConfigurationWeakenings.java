package io.github.cdksecurityhub.cli.weakening;

import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a change of a Region's organization configuration weakens. */
public final class ConfigurationWeakenings {
  /** A dropped Region keeps, gets back or loses its settings; this stack no longer checks them. */
  public static final String DROPPED =
      "Region dropped: this stack neither sets its configuration nor detects drift there any more";

  private static final List<Step> STEPS =
      List.of(
          new Step(
              ConfigurationFields.TYPE,
              "CENTRAL",
              "LOCAL",
              "configuration policies no longer apply to any account"),
          new Step(
              ConfigurationFields.AUTO_ENABLE,
              "true",
              "false",
              "accounts that join are no longer watched"),
          new Step(
              ConfigurationFields.STANDARDS,
              "DEFAULT",
              "NONE",
              "accounts that join are checked against no standard"),
          new Step(
              HubSettings.AUTO_ENABLE_CONTROLS,
              "true",
              "false",
              "controls that are added to a standard stay off"),
          new Step(
              ConfigurationFields.ON_DELETE,
              "RETAIN",
              "RESTORE",
              "a deletion no longer keeps what is live, but puts back what was there before"),
          new Step(
              ConfigurationFields.ON_DELETE,
              "RETAIN",
              "RESET",
              "a deletion no longer keeps what is live, but switches new accounts off"),
          new Step(
              ConfigurationFields.ON_DELETE,
              "RESTORE",
              "RESET",
              "a deletion no longer puts back what was there before, but switches new accounts"
                  + " off"));

  private ConfigurationWeakenings() {}

  private record Step(String field, String from, String to, String effect) {
    Optional<String> taken(Fields before, Fields after) {
      return before.text(field).equals(from) && after.text(field).equals(to)
          ? Optional.of("%s %s to %s: %s".formatted(field, from, to, effect))
          : Optional.empty();
    }
  }

  /** Returns a sentence for each field that is weaker after the change, none where none is. */
  public static List<String> between(Fields before, Fields after) {
    return STEPS.stream().map(step -> step.taken(before, after)).flatMap(Optional::stream).toList();
  }

  /** Compares the template's {@code OnDelete}. */
  public static List<String> ofOnDelete(String before, String after) {
    return between(onDelete(before), onDelete(after));
  }

  private static Fields onDelete(String value) {
    return new Fields(Map.of(ConfigurationFields.ON_DELETE, List.of(value)), Set.of());
  }
}

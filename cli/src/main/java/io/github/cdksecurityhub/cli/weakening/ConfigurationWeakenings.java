package io.github.cdksecurityhub.cli.weakening;

import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.List;
import java.util.Optional;

/** What a change of a Region's organization configuration weakens. */
public final class ConfigurationWeakenings {
  /** A dropped Region keeps, gets back or loses its settings; this stack no longer checks them. */
  public static final String DROPPED =
      "Region dropped: this stack neither sets its configuration nor detects drift there any more";

  private static final List<Step> STEPS =
      List.of(
          new Step(
              OrganizationConfiguration.TYPE,
              "CENTRAL",
              "LOCAL",
              "configuration policies no longer apply to any account"),
          new Step(
              OrganizationConfiguration.AUTO_ENABLE,
              "true",
              "false",
              "accounts that join are no longer watched"),
          new Step(
              OrganizationConfiguration.STANDARDS,
              "DEFAULT",
              "NONE",
              "accounts that join are checked against no standard"),
          new Step(
              HubSettings.AUTO_ENABLE_CONTROLS,
              "true",
              "false",
              "controls that are added to a standard stay off"));

  /** What a deletion does, the strongest first. */
  private static final List<String> ON_DELETE = List.of("RETAIN", "RESTORE", "RESET");

  private static final List<String> DELETION =
      List.of("keeps what is live", "puts back what was there before", "switches new accounts off");

  private ConfigurationWeakenings() {}

  private record Step(String field, String from, String to, String effect) {
    Optional<String> taken(Fields before, Fields after) {
      return before.text(field).equals(from) && after.text(field).equals(to)
          ? Optional.of("%s %s to %s: %s".formatted(field, from, to, effect))
          : Optional.empty();
    }
  }

  public static List<String> between(Fields before, Fields after) {
    return STEPS.stream().map(step -> step.taken(before, after)).flatMap(Optional::stream).toList();
  }

  public static List<String> ofOnDelete(String before, String after) {
    int from = ON_DELETE.indexOf(before);
    int to = ON_DELETE.indexOf(after);
    return from >= 0 && to > from
        ? List.of(
            "OnDelete %s to %s: a deletion no longer %s, but %s"
                .formatted(before, after, DELETION.get(from), DELETION.get(to)))
        : List.of();
  }
}

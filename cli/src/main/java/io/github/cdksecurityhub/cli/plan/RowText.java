package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.console.ConfigurationWords;
import io.github.cdksecurityhub.cli.preview.LinkedChange;
import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row in words, as all formats for people have it; not yet escaped.
 *
 * @param live what is live, {@code -} where that isn't known; {@code wanted} too
 * @param changes the fields that those two don't show, a line each
 */
record RowText(
    Row row, String name, String live, String wanted, List<String> changes, String detail) {
  private static final Set<String> USUAL = Set.of("", "ENABLED", "SUCCESS");
  private static final Set<String> IN_WORDS =
      Set.of(
          OrganizationConfiguration.TYPE,
          OrganizationConfiguration.AUTO_ENABLE,
          OrganizationConfiguration.STANDARDS);

  static RowText of(Row row) {
    boolean isUsual = USUAL.contains(row.report().status());
    String status = isUsual ? "" : " (" + row.report().status() + ")";
    String message = isUsual ? "" : row.report().message();
    return new RowText(
        row,
        row.event().label(),
        words(row, row.live()) + status,
        words(row, row.wanted()),
        changes(row),
        Stream.of(
                accounts(row), row.detail(), message.isEmpty() ? "" : "Status message: " + message)
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(" ")));
  }

  /** Whom it concerns is of interest where something is done. */
  private static String accounts(Row row) {
    boolean isDone = row.event().kind() != EventKind.NONE && row.action() != Action.BLOCKED;
    if (!isDone || row.report().accounts().isEmpty()) {
      return "";
    }
    int count = row.report().accounts().get();
    String policy =
        row.event().type() == ResourceType.CONFIGURATION_POLICY ? "it" : "the policy that it has";
    return switch (count) {
      case 0 -> "No account follows " + policy + ".";
      case 1 -> "1 account follows " + policy + ".";
      default -> count + " accounts follow " + policy + ".";
    };
  }

  static List<RowText> of(Plan.PlannedStack stack) {
    List<RowText> all = stack.rows().stream().map(RowText::of).toList();
    List<RowText> rows = new ArrayList<>(all);
    rows.removeIf(RowText::isBeneath);
    String home = stack.stack().environment().region().orElse("");
    int place = rows.stream().map(RowText::name).toList().lastIndexOf(home) + 1;
    rows.addAll(place == 0 ? rows.size() : place, all.stream().filter(RowText::isBeneath).toList());
    return rows;
  }

  boolean isBeneath() {
    return !row.event().isConfiguration();
  }

  String event() {
    return row.event().kind().word;
  }

  String result() {
    return row.action().word
        + (row.weakens().isEmpty() ? "" : " (weaker)")
        + (row.report().waits() ? " (waits for what is under way)" : "");
  }

  /** Returns what is live and what is to be, in one text where they are the same. */
  String transition() {
    if (live.equals(wanted) || live.equals("-") || row.action() == Action.CREATE) {
      return wanted;
    }
    return wanted.equals("-") ? live : live + " -> " + wanted;
  }

  private static String words(Row row, Optional<Fields> fields) {
    return fields.map(known -> words(row.event().type(), known)).orElse("-");
  }

  private static String words(ResourceType type, Fields fields) {
    if (fields.values().isEmpty()) {
      return fields.unknown().isEmpty() ? "none" : Fields.KNOWN_AFTER_DEPLOY;
    }
    return switch (type) {
      case ORGANIZATION_CONFIGURATION -> ConfigurationWords.of(fields);
      case FINDING_AGGREGATOR -> linking(fields);
      case CONFIGURATION_POLICY -> policy(fields);
      case POLICY_ASSOCIATION ->
          fields
              .text(AssociationFields.POLICY)
              .replace(AssociationFields.SELF_MANAGED, "self-managed");
    };
  }

  /** Returns a line for all Regions in which the same changes. */
  private static Stream<String> words(List<LinkedChange> linked) {
    Map<String, List<String>> regions = new LinkedHashMap<>();
    for (LinkedChange each : linked) {
      String from = ConfigurationWords.of(ConfigurationFields.of(each.from()));
      String to = ConfigurationWords.of(ConfigurationFields.of(each.to()));
      regions.computeIfAbsent(from + " -> " + to, any -> new ArrayList<>()).add(each.region());
    }
    return regions.entrySet().stream()
        .map(each -> "linked " + String.join(", ", each.getValue()) + ": " + each.getKey());
  }

  private static String linking(Fields fields) {
    String regions = fields.text(LiveAggregator.REGIONS);
    return switch (fields.text(LiveAggregator.MODE)) {
      case "ALL_REGIONS" -> "links all Regions";
      case "ALL_REGIONS_EXCEPT_SPECIFIED" -> "links all Regions but " + regions;
      case "SPECIFIED_REGIONS" -> "links " + regions;
      case "NO_REGIONS" -> "links no Region";
      default -> fields.text(LiveAggregator.MODE);
    };
  }

  private static String policy(Fields fields) {
    String enabled = fields.text(PolicyFields.SERVICE_ENABLED);
    if (enabled.isEmpty() && !fields.unknown().isEmpty()) {
      return Fields.KNOWN_AFTER_DEPLOY;
    }
    if (!enabled.equals("true")) {
      return "off";
    }
    if (fields.unknown().contains(PolicyFields.STANDARDS)) {
      return "on, standards " + Fields.KNOWN_AFTER_DEPLOY;
    }
    int standards = fields.get(PolicyFields.STANDARDS).size();
    return "on, " + standards + (standards == 1 ? " standard" : " standards");
  }

  /** Of aggregators and associations, what is live and what is to be shows all. */
  private static List<String> changes(Row row) {
    ResourceType type = row.event().type();
    boolean isShown =
        type == ResourceType.FINDING_AGGREGATOR || type == ResourceType.POLICY_ASSOCIATION;
    Stream<String> others =
        row.changes().stream()
            .filter(change -> !isShown && !IN_WORDS.contains(change.field()))
            .map(FieldChange::toString);
    return Stream.concat(others, words(row.report().linked())).toList();
  }
}

package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.preview.LinkedChange;
import io.github.cdksecurityhub.lambda.central.AggregatorFields;
import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.central.FieldChange;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
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
 * @param row the row
 * @param name the Region, or what is in it
 * @param live what is live, {@code -} where that isn't known
 * @param wanted what is to be live, {@code -} where that isn't known
 * @param changes the fields that those two don't show, a line each
 * @param detail an explanation, mostly empty
 */
record RowText(
    Row row, String name, String live, String wanted, List<String> changes, String detail) {
  private static final String NONE = "none";
  private static final Set<String> USUAL = Set.of("", "ENABLED", "SUCCESS");
  private static final Set<String> IN_WORDS =
      Set.of(
          ConfigurationFields.TYPE, ConfigurationFields.AUTO_ENABLE, ConfigurationFields.STANDARDS);

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

  /** Returns a stack's rows, those of CloudFormation's own types beneath their Region's. */
  static List<RowText> of(Plan.PlannedStack stack) {
    String home = stack.stack().environment().region().orElse("");
    List<RowText> rows = new ArrayList<>();
    int place = 0;
    for (Row row : stack.rows()) {
      if (isConfiguration(row)) {
        rows.add(of(row));
        place = row.event().label().equals(home) ? rows.size() : place;
      }
    }
    place = place == 0 ? rows.size() : place;
    rows.addAll(
        place,
        stack.rows().stream().filter(row -> !isConfiguration(row)).map(RowText::of).toList());
    return rows;
  }

  private static boolean isConfiguration(Row row) {
    return row.event().type() == ResourceType.ORGANIZATION_CONFIGURATION;
  }

  boolean isBeneath() {
    return !isConfiguration(row);
  }

  String event() {
    return row.event().kind().word();
  }

  String result() {
    return row.action().word()
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
      return fields.unknown().isEmpty() ? NONE : Fields.KNOWN_AFTER_DEPLOY;
    }
    return switch (type) {
      case ORGANIZATION_CONFIGURATION -> ConfigurationFields.words(fields);
      case FINDING_AGGREGATOR -> linking(fields);
      case CONFIGURATION_POLICY -> policy(fields);
      case POLICY_ASSOCIATION ->
          fields
              .text(AssociationFields.POLICY)
              .replace("SELF_MANAGED_SECURITY_HUB", "self-managed");
    };
  }

  /** Returns a line for all Regions in which the same changes. */
  private static Stream<String> words(List<LinkedChange> linked) {
    Map<String, List<String>> regions = new LinkedHashMap<>();
    for (LinkedChange each : linked) {
      String from = ConfigurationFields.words(ConfigurationFields.of(each.from()));
      String to = ConfigurationFields.words(ConfigurationFields.of(each.to()));
      regions.computeIfAbsent(from + " -> " + to, any -> new ArrayList<>()).add(each.region());
    }
    return regions.entrySet().stream()
        .map(each -> "linked " + String.join(", ", each.getValue()) + ": " + each.getKey());
  }

  private static String linking(Fields fields) {
    String regions = fields.text(AggregatorFields.REGIONS);
    return switch (fields.text(AggregatorFields.MODE)) {
      case "ALL_REGIONS" -> "links all Regions";
      case "ALL_REGIONS_EXCEPT_SPECIFIED" -> "links all Regions but " + regions;
      case "SPECIFIED_REGIONS" -> "links " + regions;
      case "NO_REGIONS" -> "links no Region";
      default -> fields.text(AggregatorFields.MODE);
    };
  }

  private static String policy(Fields fields) {
    if (!fields.text(PolicyFields.SERVICE_ENABLED).equals("true")) {
      return "off";
    }
    int standards = fields.get(PolicyFields.STANDARDS).size();
    return "on, " + standards + (standards == 1 ? " standard" : " standards");
  }

  private static List<String> changes(Row row) {
    return switch (row.event().type()) {
      case ORGANIZATION_CONFIGURATION ->
          Stream.concat(
                  row.changes().stream()
                      .filter(change -> !IN_WORDS.contains(change.field()))
                      .map(FieldChange::toString),
                  words(row.report().linked()))
              .toList();
      case CONFIGURATION_POLICY -> row.changes().stream().map(FieldChange::toString).toList();
      case FINDING_AGGREGATOR, POLICY_ASSOCIATION -> List.of();
    };
  }

  private static String uncovered(Plan plan) {
    boolean isOneAccount =
        plan.uncovered().stream().map(AccountRegion::account).distinct().count() == 1;
    return plan.uncovered().stream()
        .map(place -> isOneAccount ? place.region() : place.toString())
        .collect(
            Collectors.joining(
                ", ", "Enabled for the account, and neither declared nor linked: ", "."));
  }

  /** Returns what is beside the stacks: what no row shows. */
  static List<String> remarks(Plan plan) {
    List<String> remarks = new ArrayList<>();
    if (!plan.uncovered().isEmpty()) {
      remarks.add(uncovered(plan));
    }
    if (!plan.skipped().isEmpty()) {
      remarks.add(
          plan.skipped().stream()
              .map(RowText::heading)
              .collect(
                  Collectors.joining(
                      ", ",
                      "Skipped, as their accounts can't be read: ",
                      ". They declare nothing that is planned; whether they drop anything is not"
                          + " seen.")));
    }
    return remarks;
  }

  /** Returns what comes before the sentence of a weakening; the stack where there are several. */
  static String where(Plan plan, Weakening weakening) {
    boolean isOnly = plan.stacks().stream().filter(each -> !each.isEmpty()).count() <= 1;
    return isOnly ? weakening.label() : weakening.stack() + ", " + weakening.label();
  }

  static String heading(Plan.PlannedStack stack) {
    return stack.stack().name() + " (" + stack.stack().environment() + ")";
  }

  /** Returns {@code Plan: 2 to update, 1 blocked.}, in the order of the actions. */
  static String summary(Plan plan) {
    Map<Action, Integer> counts = plan.counts();
    String weaker =
        switch (plan.weaker()) {
          case 0 -> "";
          case 1 -> " 1 change weakens coverage.";
          default -> " " + plan.weaker() + " changes weaken coverage.";
        };
    List<String> parts = new ArrayList<>();
    counts.forEach((action, count) -> parts.add(count + " " + action.counted()));
    if (plan.unread() > 0) {
      parts.add(plan.unread() + (plan.unread() == 1 ? " stack" : " stacks") + " not seen");
    }
    if (parts.isEmpty()) {
      parts.add(
          plan.skipped().isEmpty()
              ? "these stacks declare no organization configuration, and drop none"
              : "these stacks declare no organization configuration");
    }
    return "Plan: " + String.join(", ", parts) + "." + weaker;
  }
}

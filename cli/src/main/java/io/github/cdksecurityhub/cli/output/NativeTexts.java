package io.github.cdksecurityhub.cli.output;

import io.github.cdksecurityhub.cli.central.AggregatorFields;
import io.github.cdksecurityhub.cli.central.AssociationFields;
import io.github.cdksecurityhub.cli.central.FieldChange;
import io.github.cdksecurityhub.cli.central.Fields;
import io.github.cdksecurityhub.cli.central.PolicyFields;
import io.github.cdksecurityhub.cli.plan.Action;
import io.github.cdksecurityhub.cli.plan.EventKind;
import io.github.cdksecurityhub.cli.plan.NativeRow;
import io.github.cdksecurityhub.cli.plan.NativeType;
import io.github.cdksecurityhub.cli.plan.Plan;
import java.util.List;
import java.util.stream.Collectors;

/** The texts for resources of CloudFormation's own types. */
final class NativeTexts {
  private static final String NONE = "none";

  private NativeTexts() {}

  /** Returns how many of a stack's rows come before those of its resources: up to its Region's. */
  static int follow(Plan.PlannedStack stack) {
    String home = stack.stack().environment().region().orElse("");
    int place = stack.rows().size();
    for (int i = 0; i < stack.rows().size(); i++) {
      if (stack.rows().get(i).event().region().equals(home)) {
        place = i + 1;
      }
    }
    return place;
  }

  /** Returns what is live; an association's status only where it is not the usual one. */
  static String live(NativeRow row) {
    String live = row.live().map(fields -> shortly(row, fields)).orElse("-");
    return row.status().isEmpty() || row.status().equals("SUCCESS")
        ? live
        : live + " (" + row.status() + ")";
  }

  /** Returns what is to be live: of what is dropped, what remains. */
  static String declared(NativeRow row) {
    if (row.event().kind() == EventKind.DELETE) {
      return NONE;
    }
    return row.action() == Action.RETAINED ? live(row) : shortly(row, row.wanted());
  }

  private static String shortly(NativeRow row, Fields fields) {
    if (fields.values().isEmpty()) {
      return fields.unknown().isEmpty() ? NONE : "(known after deploy)";
    }
    return switch (row.event().type()) {
      case FINDING_AGGREGATOR -> fields.text(AggregatorFields.MODE);
      case CONFIGURATION_POLICY -> policy(fields);
      case POLICY_ASSOCIATION -> fields.text(AssociationFields.POLICY);
    };
  }

  private static String policy(Fields fields) {
    if (!fields.text(PolicyFields.SERVICE_ENABLED).equals("true")) {
      return "off";
    }
    int standards = fields.get(PolicyFields.STANDARDS).size();
    return "on, " + standards + (standards == 1 ? " standard" : " standards");
  }

  /** Returns the result; a policy's changes have lines of their own. */
  static String result(NativeRow row) {
    String word = row.action().word();
    boolean isListed = row.action() != Action.CREATE && !row.changes().isEmpty();
    if (!isListed) {
      return word;
    }
    return word
        + ": "
        + row.changes().stream()
            .map(change -> isPolicy(row) ? change.field() : change.toString())
            .collect(Collectors.joining(isPolicy(row) ? ", " : "; "));
  }

  /** Returns the lines that a policy has beneath the table. */
  static List<String> fields(NativeRow row) {
    return isPolicy(row) ? row.changes().stream().map(FieldChange::toString).toList() : List.of();
  }

  private static boolean isPolicy(NativeRow row) {
    return row.event().type() == NativeType.CONFIGURATION_POLICY;
  }

  /** Returns the explanation, with an association's status message. */
  static String detail(NativeRow row) {
    return row.statusMessage().isEmpty()
        ? row.detail()
        : (row.detail() + " Status message: " + row.statusMessage()).strip();
  }
}

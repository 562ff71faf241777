package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.preview.LinkedChange;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result for one resource.
 *
 * @param live what is live before it, nothing where it isn't there, empty where that isn't known
 * @param wanted what is to be live; of one that is dropped, what remains, empty where not known
 * @param changes the fields that are written, or in which live has drifted
 * @param report what Security Hub reports of it, and what else the event does
 * @param obstacle what blocks it, or what would block putting it back; empty where nothing does
 * @param weakens what it weakens, a sentence each; mostly none
 */
record Row(
    PlannedEvent event,
    Action action,
    Optional<Fields> live,
    Optional<Fields> wanted,
    List<FieldChange> changes,
    Report report,
    String detail,
    Optional<Obstacle> obstacle,
    List<String> weakens) {
  /**
   * What has no place among the fields.
   *
   * @param status such as PENDING; empty for aggregators and policies
   * @param waits whether the event waits for a change in progress
   * @param accounts how many accounts follow the policy before it, empty where that isn't known
   */
  record Report(
      String status,
      String message,
      boolean waits,
      List<LinkedChange> linked,
      Optional<Integer> accounts) {
    static final Report NONE = of("", "");

    static Report of(String status, String message) {
      return new Report(status, message, false, List.of(), Optional.empty());
    }

    Report withLinked(List<LinkedChange> changes) {
      return new Report(status, message, waits, changes, accounts);
    }

    Report withAccounts(Optional<Integer> count) {
      return new Report(status, message, waits, linked, count);
    }
  }

  static final String LEFT_AS_IT_IS =
      "Its properties are as deployed, so CloudFormation does nothing and this deployment doesn't"
          + " put it back. Change a property of it, or put it back by hand.";

  static Row of(
      PlannedEvent event, Action action, Optional<Fields> live, List<FieldChange> changes) {
    boolean isNotKnown = event.kind().isDrop() && action != Action.DELETE;
    Optional<Fields> wanted = isNotKnown ? Optional.empty() : Optional.of(event.wanted());
    return new Row(
        event, action, live, wanted, changes, Report.NONE, "", Optional.empty(), List.of());
  }

  static Row unknown(PlannedEvent event) {
    return of(event, Action.UNKNOWN, Optional.empty(), List.of())
        .withDetail(
            "Only the deployment knows "
                + String.join(", ", event.unknown())
                + ", so its result can't be planned.");
  }

  /** The event would fail; where there is none, what is live stays as it has drifted. */
  static Row blocked(PlannedEvent event, Optional<Fields> live, Obstacle obstacle) {
    boolean hasNoEvent = event.kind() == EventKind.NONE;
    Row row = of(event, hasNoEvent ? Action.DRIFTED : Action.BLOCKED, live, List.of());
    return row.withDetail(
            "Cannot %s the %s of %s: %s. %s"
                .formatted(
                    event.kind().verb,
                    event.noun(),
                    event.place(),
                    obstacle.cause().replaceFirst("\\.$", ""),
                    obstacle.nextStep()))
        .withObstacle(obstacle);
  }

  /** Returns what is live then: also what is put back of a field that is no longer declared. */
  Optional<Fields> then() {
    return wanted.map(
        fields -> {
          Map<String, List<String>> values = new LinkedHashMap<>(fields.values());
          changes.forEach(change -> values.putIfAbsent(change.field(), change.to()));
          return new Fields(values, fields.unknown());
        });
  }

  Row withDetail(String more) {
    String both = (detail + " " + StackIds.shown(more)).strip();
    return new Row(event, action, live, wanted, changes, report, both, obstacle, weakens);
  }

  Row withWanted(Optional<Fields> then) {
    return new Row(event, action, live, then, changes, report, detail, obstacle, weakens);
  }

  Row withReport(Report now) {
    return new Row(event, action, live, wanted, changes, now, detail, obstacle, weakens);
  }

  Row withObstacle(Obstacle found) {
    return new Row(
        event, action, live, wanted, changes, report, detail, Optional.of(found), weakens);
  }

  Row withWeakens(List<String> sentences) {
    return new Row(event, action, live, wanted, changes, report, detail, obstacle, sentences);
  }
}

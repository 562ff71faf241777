package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.central.FieldChange;
import io.github.cdksecurityhub.cli.central.Fields;
import java.util.List;
import java.util.Optional;

/**
 * What a deployment does to one resource of CloudFormation's own types.
 *
 * @param event what CloudFormation does
 * @param action the result
 * @param wanted what is to be live, an association's policy by its name; of one that is dropped,
 *     what was declared
 * @param live what is live before it, nothing where it isn't there, empty where that isn't known
 * @param changes the fields that are written, or in which live has drifted
 * @param status an association's status: PENDING, SUCCESS or FAILED; empty for other types
 * @param statusMessage its AssociationStatusMessage, mostly empty
 * @param detail an explanation; empty where the other fields are enough
 * @param obstacle what blocks it, empty where nothing does
 */
public record NativeRow(
    NativeEvent event,
    Action action,
    Fields wanted,
    Optional<Fields> live,
    List<FieldChange> changes,
    String status,
    String statusMessage,
    String detail,
    Optional<Obstacle> obstacle) {
  /**
   * Keeps a copy of the list.
   *
   * @param event as it was compared
   * @param action by what is live, and by what the same deployment does before it
   * @param wanted from the template
   * @param live from Security Hub
   * @param changes from {@code live}, or from what is deployed where live is not known
   * @param status from Security Hub, with any action
   * @param statusMessage from Security Hub, verbatim
   * @param detail one sentence or more
   * @param obstacle given exactly where the action is {@code BLOCKED}
   */
  public NativeRow {
    changes = List.copyOf(changes);
  }

  /**
   * What blocks a change.
   *
   * @param cause why, as a clause that can follow a colon
   * @param nextStep what to do about it, as a sentence
   */
  public record Obstacle(String cause, String nextStep) {}

  static NativeRow of(
      NativeEvent event, Action action, Optional<Fields> live, List<FieldChange> changes) {
    return new NativeRow(
        event, action, event.declared(), live, changes, "", "", "", Optional.empty());
  }

  NativeRow withDetail(String why) {
    String both = detail.isEmpty() || why.isEmpty() ? detail + why : detail + " " + why;
    return new NativeRow(
        event, action, wanted, live, changes, status, statusMessage, both, obstacle);
  }

  NativeRow withStatus(String status, String statusMessage) {
    return new NativeRow(
        event, action, wanted, live, changes, status, statusMessage, detail, obstacle);
  }

  NativeRow withWanted(Fields named) {
    return new NativeRow(
        event, action, named, live, changes, status, statusMessage, detail, obstacle);
  }

  /** The event would fail. */
  static NativeRow blocked(NativeEvent event, Optional<Fields> live, Obstacle obstacle) {
    return new NativeRow(
        event,
        Action.BLOCKED,
        event.declared(),
        live,
        List.of(),
        "",
        "",
        "Cannot %s the %s of %s: %s. %s"
            .formatted(
                verb(event.kind()),
                noun(event),
                event.place(),
                obstacle.cause(),
                obstacle.nextStep()),
        Optional.of(obstacle));
  }

  private static String verb(EventKind kind) {
    return switch (kind) {
      case CREATE, CREATE_OR_UPDATE -> "create";
      case DELETE -> "delete";
      case REPLACEMENT -> "replace";
      case UPDATE, NONE, RETAIN -> "update";
    };
  }

  private static String noun(NativeEvent event) {
    return switch (event.type()) {
      case FINDING_AGGREGATOR -> event.label();
      case CONFIGURATION_POLICY -> "configuration " + event.label();
      case POLICY_ASSOCIATION -> "policy association of " + event.label();
    };
  }
}

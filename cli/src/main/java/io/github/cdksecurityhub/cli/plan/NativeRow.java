package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.central.FieldChange;
import io.github.cdksecurityhub.cli.central.Fields;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a resource of CloudFormation's own types.
 *
 * @param event what CloudFormation does
 * @param verdict what that comes to
 * @param wanted what is to be live, an association's policy by its name; of one that is dropped,
 *     what was declared
 * @param live what is live before it, nothing where it isn't there, empty where that isn't known
 * @param changes the fields that are written, or in which live has drifted
 * @param status Security Hub's word for an association: PENDING, SUCCESS, FAILED; empty for others
 * @param statusMessage what it says to that, mostly nothing
 * @param detail why, for a person; empty where the rest says it all
 * @param obstacle what stands in the way, empty where nothing does
 */
public record NativeRow(
    NativeEvent event,
    Verdict verdict,
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
   * @param verdict by what is live, and by what the same deployment does before it
   * @param wanted from the template
   * @param live from Security Hub
   * @param changes from {@code live}, or from what is deployed where live is not known
   * @param status from Security Hub, whatever the verdict
   * @param statusMessage from Security Hub, as it said it
   * @param detail one sentence or more
   * @param obstacle given exactly where the verdict is {@code BLOCKED}
   */
  public NativeRow {
    changes = List.copyOf(changes);
  }

  /**
   * What stands in the way.
   *
   * @param cause why, as a clause that can follow a colon
   * @param nextStep what to do about it, as a sentence
   */
  public record Obstacle(String cause, String nextStep) {}

  static NativeRow of(
      NativeEvent event, Verdict verdict, Optional<Fields> live, List<FieldChange> changes) {
    return new NativeRow(
        event, verdict, event.declared(), live, changes, "", "", "", Optional.empty());
  }

  NativeRow saying(String why) {
    String both = detail.isEmpty() || why.isEmpty() ? detail + why : detail + " " + why;
    return new NativeRow(
        event, verdict, wanted, live, changes, status, statusMessage, both, obstacle);
  }

  NativeRow standing(String word, String message) {
    return new NativeRow(event, verdict, wanted, live, changes, word, message, detail, obstacle);
  }

  NativeRow wanting(Fields named) {
    return new NativeRow(
        event, verdict, named, live, changes, status, statusMessage, detail, obstacle);
  }

  /** The event would fail. */
  static NativeRow blocked(NativeEvent event, Optional<Fields> live, Obstacle obstacle) {
    return new NativeRow(
        event,
        Verdict.BLOCKED,
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

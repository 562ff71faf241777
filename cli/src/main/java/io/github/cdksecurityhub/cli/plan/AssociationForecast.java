package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.central.AssociationFields;
import io.github.cdksecurityhub.cli.central.FieldChange;
import io.github.cdksecurityhub.cli.central.Fields;
import io.github.cdksecurityhub.cli.central.LiveAssociation;
import io.github.cdksecurityhub.cli.central.LiveCentral;
import io.github.cdksecurityhub.cli.plan.NativeRow.Obstacle;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of what policies are applied to: a target has one, whoever gave it.
 *
 * @param live what is live
 */
record AssociationForecast(LiveCentral live) {
  /** An id as Security Hub makes them; what isn't one is the name of a policy that is made now. */
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  NativeRow row(NativeEvent event) {
    if (live.associations().seen().isEmpty()) {
      return NativeForecaster.unseen(event);
    }
    Optional<LiveAssociation> there = live.on(event.target());
    NativeRow row = row(event, there).wanting(AssociationFields.named(event.declared(), live));
    return there.map(found -> row.standing(found.status(), found.message())).orElse(row);
  }

  private NativeRow row(NativeEvent event, Optional<LiveAssociation> there) {
    Fields wanted = AssociationFields.named(event.declared(), live);
    Fields found = there.map(each -> AssociationFields.of(each, live)).orElse(Fields.NONE);
    boolean writes = event.kind() != EventKind.NONE && event.kind() != EventKind.DELETE;
    if (writes && event.kind() != EventKind.RETAIN && isUnknownPolicy(wanted)) {
      return missingPolicy(event, found);
    }
    return switch (event.kind()) {
      case CREATE, UPDATE, CREATE_OR_UPDATE -> applied(event, there, found, wanted);
      case REPLACEMENT ->
          NativeRow.of(event, Verdict.REPLACE, Optional.of(found), found.changesTo(wanted))
              .saying(
                  event.targetBefore()
                      + " loses its policy afterwards, unless UpdateReplacePolicy retains it.");
      case NONE -> kept(event, there, found, wanted);
      case DELETE -> deleted(event, found, wanted);
      case RETAIN -> NativeForecaster.retained(event, Optional.of(found));
    };
  }

  private boolean isUnknownPolicy(Fields wanted) {
    return live.policies().seen().isPresent() && wanted.text(AssociationFields.POLICY).matches(ID);
  }

  private static NativeRow missingPolicy(NativeEvent event, Fields found) {
    return NativeRow.blocked(
        event,
        Optional.of(found),
        new Obstacle(
            "there is no configuration policy " + event.declared().text(AssociationFields.POLICY),
            "Pass the id of one that `aws securityhub list-configuration-policies` shows."));
  }

  private static NativeRow applied(
      NativeEvent event, Optional<LiveAssociation> there, Fields found, Fields wanted) {
    List<FieldChange> changes = found.changesTo(wanted);
    if (there.isEmpty()) {
      return NativeRow.of(event, Verdict.CREATE, Optional.of(found), changes);
    }
    if (there.get().isFailed() && changes.isEmpty()) {
      return NativeRow.of(event, Verdict.UPDATE, Optional.of(found), tried(there.get()));
    }
    Verdict verdict = changes.isEmpty() ? Verdict.UNCHANGED : Verdict.UPDATE;
    return NativeRow.of(event, verdict, Optional.of(found), changes)
        .saying(
            event.kind() == EventKind.CREATE && !changes.isEmpty()
                ? "It takes it over from what somebody else applied."
                : "");
  }

  private static List<FieldChange> tried(LiveAssociation failed) {
    return List.of(
        new FieldChange("AssociationStatus", List.of(failed.status()), List.of("SUCCESS")));
  }

  private static NativeRow kept(
      NativeEvent event, Optional<LiveAssociation> there, Fields found, Fields wanted) {
    if (there.isEmpty()) {
      return NativeForecaster.gone(event, wanted);
    }
    return there.get().isFailed() && found.equals(wanted)
        ? NativeRow.of(event, Verdict.DRIFTED, Optional.of(found), tried(there.get()))
            .saying(NativeForecaster.LEFT_AS_IT_IS)
        : NativeForecaster.kept(event, found, wanted);
  }

  private static NativeRow deleted(NativeEvent event, Fields found, Fields wanted) {
    NativeRow row = NativeRow.of(event, Verdict.DELETE, Optional.of(found), List.of());
    String other = found.text(AssociationFields.POLICY);
    if (other.isEmpty()) {
      return row.saying("It isn't there any more.");
    }
    return found.equals(wanted)
        ? row
        : row.saying("Somebody has applied " + other + " to it instead, by hand.");
  }
}

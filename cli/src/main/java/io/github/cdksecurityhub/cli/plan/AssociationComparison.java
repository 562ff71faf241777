package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.LiveAssociation;
import io.github.cdksecurityhub.lambda.central.LiveCentral;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

record AssociationComparison(LiveCentral live, Instant now) {
  /** An id as Security Hub makes them; what isn't one is the name of a policy that is made now. */
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  Optional<Found> find(PlannedEvent event) {
    return live.associations().value().map(all -> find(event, live.on(event.target())));
  }

  private Found find(PlannedEvent event, Optional<LiveAssociation> there) {
    Fields named = AssociationFields.named(event.declared(), live);
    Fields fields = there.map(each -> AssociationFields.of(each, live)).orElse(Fields.NONE);
    return new Found(
        there.isPresent(),
        Optional.of(fields),
        event.kind() == EventKind.DELETE ? Fields.NONE : named,
        AssociationFields.changes(event.declared(), there, live, now),
        refusal(event, named),
        there.map(each -> Row.Report.of(each.status(), each.message())).orElse(Row.Report.NONE),
        detail(event, fields, fields.changesTo(named), named));
  }

  private Optional<Obstacle> refusal(PlannedEvent event, Fields named) {
    boolean isMissing =
        event.kind().isWrite()
            && live.policies().value().isPresent()
            && named.text(AssociationFields.POLICY).matches(ID);
    return Obstacle.where(
        isMissing,
        "there is no configuration policy " + event.appliedPolicy(),
        "Pass the id of one that `aws securityhub list-configuration-policies` shows.");
  }

  private String detail(
      PlannedEvent event, Fields fields, List<FieldChange> changes, Fields named) {
    String other = fields.text(AssociationFields.POLICY);
    return switch (event.kind()) {
      case CREATE, UPDATE, CREATE_OR_UPDATE -> {
        boolean isReplaced = event.kind() == EventKind.CREATE && !changes.isEmpty();
        if (!other.isEmpty()) {
          yield isReplaced ? "It replaces what was applied outside this stack." : "";
        }
        yield live.lacks(event.target())
            ? "Security Hub doesn't list it among the organization's. Check its id."
            : "";
      }
      case REPLACEMENT -> event.targetBefore() + " loses its policy afterwards.";
      case DELETE -> {
        if (other.isEmpty()) {
          yield Found.GONE;
        }
        boolean isOwn = fields.equals(named);
        yield isOwn ? "" : other + " has been applied to it since, outside this stack.";
      }
      case NONE, RETAIN -> "";
    };
  }
}

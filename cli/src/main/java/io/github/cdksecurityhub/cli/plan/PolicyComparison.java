package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.LiveCentral;
import io.github.cdksecurityhub.lambda.central.LivePolicy;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

record PolicyComparison(LiveCentral live, PolicyObstacles obstacles) {
  Optional<Found> find(PlannedEvent event) {
    return live.policies().value().map(all -> find(event, own(event, all)));
  }

  private Optional<LivePolicy> own(PlannedEvent event, List<LivePolicy> all) {
    return event.kind() == EventKind.CREATE_OR_UPDATE
        ? live.named(event.policyName())
        : all.stream().filter(each -> each.id().equals(event.policyId())).findFirst();
  }

  private Found find(PlannedEvent event, Optional<LivePolicy> own) {
    Optional<Fields> content =
        own.isPresent() ? live.content(own.get().id()) : Optional.of(Fields.NONE);
    boolean isGone = own.isEmpty() && event.kind() == EventKind.DELETE;
    return new Found(
        own.isPresent(),
        content,
        event.wanted(),
        content.map(fields -> changes(own.isPresent(), fields, event)).orElse(List.of()),
        refusal(event, own),
        Row.Report.NONE,
        isGone ? Found.GONE : content.map(fields -> drift(event, fields)).orElse(""));
  }

  private Optional<Obstacle> refusal(PlannedEvent event, Optional<LivePolicy> own) {
    if (event.kind() == EventKind.DELETE) {
      return obstacles.stillApplied(event);
    }
    if (!event.kind().isWrite()) {
      return Optional.empty();
    }
    if (own.isEmpty() && !event.kind().isMade()) {
      return Optional.of(Found.LOST);
    }
    boolean keepsName = own.filter(each -> each.name().equals(event.policyName())).isPresent();
    return (keepsName ? Optional.<Obstacle>empty() : obstacles.taken(event))
        .or(() -> own.isPresent() ? Optional.empty() : obstacles.tooMany(event))
        .or(() -> obstacles.refused(event));
  }

  private static List<FieldChange> changes(boolean isThere, Fields content, PlannedEvent event) {
    List<FieldChange> changes = new ArrayList<>(PolicyFields.changes(content, event.declared()));
    if (!isThere || event.kind() == EventKind.UPDATE) {
      event.declaredBefore().changesTo(event.declared()).stream()
          .filter(PolicyComparison::isOfTemplateAlone)
          .forEach(changes::add);
    }
    return changes;
  }

  /** A tag that is dropped, or whose value only the deployment knows. */
  private static boolean isOfTemplateAlone(FieldChange change) {
    return PolicyFields.isTag(change.field())
        && (change.to().isEmpty() || PolicyFields.isUnknownTag(change.field(), change.to().get(0)));
  }

  /** Returns how live differs from what was deployed; an update of the stack overwrites it. */
  private static String drift(PlannedEvent event, Fields content) {
    Fields before = PolicyFields.withoutUnknownTags(event.declaredBefore());
    List<FieldChange> drift = before.changesTo(PolicyFields.comparable(content, before));
    return event.kind() != EventKind.UPDATE || drift.isEmpty()
        ? ""
        : "Live isn't what was deployed (%s); what is declared takes its place."
            .formatted(FieldChange.text(drift));
  }
}

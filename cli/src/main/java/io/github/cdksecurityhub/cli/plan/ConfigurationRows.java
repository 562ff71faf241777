package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.aws.RegionNames;
import io.github.cdksecurityhub.cli.preview.PlannedOutcome;
import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.Ownership.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the rows of organization configurations: the handler's own code runs each event. */
record ConfigurationRows(Organization organization) {
  private static final String NOBODYS =
      "The tags of its hub name no owner any more, so that a deletion would leave it as it is. An"
          + " update, such as of revision(...), writes them again.";
  private static final Obstacle OPT_IN =
      new Obstacle(
          "the home Region of central configuration can't be one that accounts have to opt into",
          "Declare it in a Region that every account has; that one can link this Region.");
  private static final String REACHED =
      "The member account limit is reached: no more accounts can join.";

  Row row(PlannedEvent event) throws InterruptedException {
    if (!event.unknown().isEmpty()) {
      return Row.unknown(event);
    }
    Optional<Obstacle> conflict = organization.linking().conflict(event);
    if (conflict.isPresent()) {
      return Row.blocked(event, live(event), conflict.get());
    }
    if (goesCentralInOptInRegion(event)) {
      return Row.blocked(event, live(event), OPT_IN);
    }
    return event.kind() == EventKind.RETAIN ? retained(event) : simulated(event);
  }

  /** R20; where it is central already, the service has accepted it. */
  private boolean goesCentralInOptInRegion(PlannedEvent event) throws InterruptedException {
    return event.declaresCentral()
        && event.kind() != EventKind.NONE
        && RegionNames.isOptIn(event.region())
        && organization.type(event.region()).filter(ConfigurationType.LOCAL::equals).isPresent();
  }

  private Optional<Fields> live(PlannedEvent event) throws InterruptedException {
    return organization.observe(event.region()).map(found -> ConfigurationFields.of(found.live()));
  }

  private Row retained(PlannedEvent event) throws InterruptedException {
    Optional<Fields> live = live(event);
    return Row.of(event, Action.RETAINED, live, List.of())
        .withWanted(live)
        .withDetail(
            "CloudFormation retains it, as a DeletionPolicy says. The tags go on naming this stack,"
                + " so that another one needs takeOver().");
  }

  private Row simulated(PlannedEvent event) throws InterruptedException {
    boolean isSent = event.kind() != EventKind.NONE;
    CustomResourceEvent sent = event.event(stackId(event));
    Preview preview = organization.preview(event.region());
    PlannedOutcome planned = (isSent ? preview : preview.apart()).run(sent);
    if (planned.isFailed()) {
      return FailedRow.of(event, planned);
    }
    return isSent ? row(event, sent, planned) : withoutEvent(event, planned);
  }

  /** What an event would write, if there were one, is drift. */
  private static Row withoutEvent(PlannedEvent event, PlannedOutcome planned) {
    boolean isNobodys = planned.owned().filter(it -> it.owner().isEmpty()).isPresent();
    return planned.writes()
        ? row(event, Action.DRIFTED, planned, changes(planned)).withDetail(Row.LEFT_AS_IT_IS)
        : row(event, Action.UNCHANGED, planned, List.of()).withDetail(isNobodys ? NOBODYS : "");
  }

  private static Row row(PlannedEvent event, CustomResourceEvent sent, PlannedOutcome planned) {
    Action action = action(planned, sent);
    List<FieldChange> changes = new ArrayList<>(changes(planned));
    changes.addAll(changeOfOnDelete(event));
    boolean isOnlyDeclared = action == Action.UNCHANGED && !changes.isEmpty();
    Row row =
        row(event, isOnlyDeclared ? Action.UPDATE : action, planned, changes)
            .withDetail(explanation(action, planned));
    boolean isLeft = action == Action.LEFT || action == Action.RETAINED;
    Optional<Fields> remains =
        planned.after().map(ConfigurationFields::of).or(isLeft ? row::live : Optional::empty);
    return event.kind().isDrop() ? row.withWanted(remains) : row;
  }

  /** Where CloudFormation can't be read, the stack of that name in the tags is taken for it. */
  private String stackId(PlannedEvent event) throws InterruptedException {
    return event.kind() == EventKind.CREATE_OR_UPDATE && event.isPlaced()
        ? organization
            .ownership(event.region())
            .owner()
            .map(Owner::stackId)
            .filter(owner -> StackIds.hasNameOf(event.stackId(), owner))
            .orElse(event.stackId())
        : event.stackId();
  }

  private static Action action(PlannedOutcome planned, CustomResourceEvent sent) {
    Owner me = new Owner(sent.stackId(), sent.logicalResourceId(), "");
    boolean isOthers =
        planned.owned().filter(it -> it.relationTo(me) == Relation.OTHER_STACK).isPresent();
    if (isOthers && sent.requestType() != RequestType.DELETE) {
      return Action.TAKE_OVER;
    }
    return Action.of(planned.outcome());
  }

  private static String explanation(Action action, PlannedOutcome planned) {
    return switch (action) {
      case LEFT, RETAINED -> planned.response().reason();
      case TAKE_OVER -> {
        Owner owner = planned.owned().flatMap(Ownership::owner).orElseThrow();
        yield ("Until then it is managed by " + owner + ". " + planned.problems()).strip();
      }
      default -> planned.problems();
    };
  }

  private static List<FieldChange> changeOfOnDelete(PlannedEvent event) {
    String then = event.before().path(ConfigurationFields.ON_DELETE).text();
    String now = event.properties().path(ConfigurationFields.ON_DELETE).text();
    return event.kind() == EventKind.UPDATE && !then.equals(now)
        ? List.of(FieldChange.of(ConfigurationFields.ON_DELETE, then, now))
        : List.of();
  }

  private static Row row(
      PlannedEvent event, Action action, PlannedOutcome planned, List<FieldChange> changes) {
    boolean isSent = event.kind() != EventKind.NONE;
    Optional<LiveConfiguration> before = planned.before();
    Row.Report report =
        new Row.Report(
            before.map(live -> live.status().toString()).orElse(""),
            before.map(LiveConfiguration::statusMessage).orElse(""),
            isSent && planned.waits(),
            isSent ? planned.linked() : List.of(),
            Optional.empty());
    boolean isFull = before.filter(LiveConfiguration::memberAccountLimitReached).isPresent();
    return Row.of(event, action, before.map(ConfigurationFields::of), changes)
        .withReport(report)
        .withDetail(isFull ? REACHED : "");
  }

  /** Where no field differs and yet an update is sent, it fixes a FAILED Status. */
  private static List<FieldChange> changes(PlannedOutcome planned) {
    if (!planned.writes() || planned.before().isEmpty() || planned.after().isEmpty()) {
      return List.of();
    }
    Fields after = ConfigurationFields.of(planned.after().get());
    List<FieldChange> changes =
        ConfigurationFields.of(planned.before().get()).changesTo(after).stream()
            .filter(change -> !change.to().isEmpty())
            .toList();
    String status = planned.before().get().status().toString();
    return changes.isEmpty() ? List.of(FieldChange.of("Status", status, "ENABLED")) : changes;
  }
}

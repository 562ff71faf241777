package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.preview.PlannedOutcome;
import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.lambda.model.ConfigurationDiff;
import io.github.cdksecurityhub.lambda.model.ConfigurationDiff.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Simulates the events of one account and Region, in their order, and makes a row of each. */
final class EventSimulator {
  private final Function<SecurityHubReader, Preview> previews;
  private final DeployingReader reader;
  private final Preview preview;

  EventSimulator(Function<SecurityHubReader, Preview> previews, DeployingReader reader) {
    this.previews = previews;
    this.reader = reader;
    this.preview = previews.apply(reader);
  }

  Row row(PlannedEvent event) throws InterruptedException {
    if (!event.unknown().isEmpty()) {
      return notKnown(event);
    }
    return switch (event.kind()) {
      case RETAIN -> retained(event);
      case NONE -> withoutEvent(event);
      case CREATE, UPDATE, REPLACEMENT, CREATE_OR_UPDATE, DELETE -> simulated(event);
    };
  }

  private Row notKnown(PlannedEvent event) throws InterruptedException {
    String which =
        "Only the deployment knows "
            + String.join(", ", event.unknown())
            + ", so its result can't be planned.";
    Optional<LiveConfiguration> live =
        event.unknown().contains("Region") ? Optional.empty() : read();
    return new Row(
        event, Action.UNKNOWN, live, Optional.empty(), List.of(), false, which, Optional.empty());
  }

  private Row retained(PlannedEvent event) throws InterruptedException {
    Optional<LiveConfiguration> live = read();
    return new Row(
        event,
        Action.RETAINED,
        live,
        live,
        List.of(),
        false,
        "CloudFormation retains it, as its DeletionPolicy says.",
        Optional.empty());
  }

  /** Returns what is live, empty where it can't be read. */
  Optional<LiveConfiguration> read() throws InterruptedException {
    try {
      return Optional.of(preview.read().live());
    } catch (ReconcileException e) {
      return Optional.empty();
    }
  }

  /**
   * What an event would write, if there were one, is drift. Simulated on a preview of its own,
   * since it isn't sent.
   */
  private Row withoutEvent(PlannedEvent event) throws InterruptedException {
    reader.begin(event.kind());
    PlannedOutcome planned = previews.apply(reader).run(event.event());
    if (planned.isFailed()) {
      return failed(event, planned);
    }
    return new Row(
        event,
        planned.writes() ? Action.DRIFTED : Action.UNCHANGED,
        planned.before(),
        planned.before(),
        changes(planned),
        false,
        planned.writes()
            ? "Its properties are as deployed, so CloudFormation sends no event and this deployment doesn't put it"
                + " back. Change a property of it, or put it back by hand."
            : "",
        Optional.empty());
  }

  private Row simulated(PlannedEvent event) throws InterruptedException {
    reader.begin(event.kind());
    PlannedOutcome planned = preview.run(event.event());
    if (planned.isFailed()) {
      return failed(event, planned);
    }
    Action action = action(planned);
    boolean explained = action == Action.LEFT || action == Action.RETAINED;
    Optional<LiveConfiguration> live = planned.before().isPresent() ? planned.before() : read();
    return new Row(
        event,
        action,
        live,
        explained ? planned.after().or(() -> live) : planned.after(),
        changes(planned),
        planned.waits(),
        explained ? planned.response().reason() : "",
        Optional.empty());
  }

  private static Action action(PlannedOutcome planned) {
    return switch (planned.outcome()) {
      case "updated" -> Action.UPDATE;
      case "restored" -> Action.RESTORE;
      case "reset" -> Action.RESET;
      case "retained" -> Action.RETAINED;
      case "left" -> Action.LEFT;
      default -> Action.UNCHANGED;
    };
  }

  /** Where no field differs and yet an update is sent, it fixes a FAILED Status. */
  private static List<FieldChange> changes(PlannedOutcome planned) {
    if (!planned.writes() || planned.before().isEmpty() || planned.after().isEmpty()) {
      return List.of();
    }
    LiveConfiguration before = planned.before().get();
    List<FieldChange> changes =
        ConfigurationDiff.between(planned.after().get().toConfiguration(), before).changes();
    return changes.isEmpty()
        ? List.of(new FieldChange("Status", before.status().toString(), "ENABLED"))
        : changes;
  }

  private static Row failed(PlannedEvent event, PlannedOutcome planned) {
    return new Row(
        event,
        planned.failure().map(Action::of).orElse(Action.BLOCKED),
        planned.before(),
        planned.before(),
        List.of(),
        false,
        planned.failure().flatMap(EventSimulator::deniedToUs).orElse(planned.response().reason()),
        planned.failure());
  }

  /** The handler's message names the function's role; here the caller's credentials are denied. */
  private static Optional<String> deniedToUs(Failure failure) {
    return failure.is(FailureCause.ACCESS_DENIED)
        ? Optional.of(
            "Cannot %s of %s: %s %s Error: %s"
                .formatted(
                    failure.operation().action(),
                    failure.where(),
                    CallerAdvice.cause(failure),
                    CallerAdvice.nextStep(failure),
                    failure.error()))
        : Optional.empty();
  }
}

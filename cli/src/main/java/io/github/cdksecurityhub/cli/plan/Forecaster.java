package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.preview.PlannedOutcome;
import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.lambda.model.ConfigurationDiff;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import io.github.cdksecurityhub.lambda.reconcile.Spreading;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes rows of the events of one account and Region, in their order. */
final class Forecaster {
  private final Function<SecurityHubReader, Preview> previews;
  private final DeployingReader reader;
  private final Preview preview;

  Forecaster(Function<SecurityHubReader, Preview> previews, DeployingReader reader) {
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
      case CREATE, UPDATE, REPLACEMENT, CREATE_OR_UPDATE, DELETE -> played(event);
    };
  }

  private Row notKnown(PlannedEvent event) throws InterruptedException {
    String which =
        "Only the deployment knows "
            + String.join(", ", event.unknown())
            + ", so it can't be told.";
    Optional<LiveConfiguration> live =
        event.unknown().contains("Region") ? Optional.empty() : look();
    return new Row(
        event, Verdict.UNKNOWN, live, Optional.empty(), List.of(), false, which, Optional.empty());
  }

  private Row retained(PlannedEvent event) throws InterruptedException {
    Optional<LiveConfiguration> live = look();
    return new Row(
        event,
        Verdict.RETAINED,
        live,
        live,
        List.of(),
        false,
        "CloudFormation retains it, as its DeletionPolicy says.",
        Optional.empty());
  }

  /** What live is, where it can be read and nothing depends on it. */
  Optional<LiveConfiguration> look() throws InterruptedException {
    try {
      return Optional.of(preview.read());
    } catch (ReconcileException e) {
      return Optional.empty();
    }
  }

  /**
   * What an event would mend, if there were one, is drift. Played apart, since it doesn't happen.
   */
  private Row withoutEvent(PlannedEvent event) throws InterruptedException {
    reader.begin(event.kind());
    PlannedOutcome imagined = previews.apply(reader).run(event.event());
    if (imagined.isFailed()) {
      return failed(event, imagined);
    }
    return new Row(
        event,
        imagined.writes() ? Verdict.DRIFTED : Verdict.UNCHANGED,
        imagined.before(),
        imagined.before(),
        changes(imagined),
        false,
        imagined.writes()
            ? "Its properties are as deployed, so CloudFormation sends no event and this deployment doesn't put it"
                + " back. Change a property of it, or put it back by hand."
            : "",
        Optional.empty());
  }

  private Row played(PlannedEvent event) throws InterruptedException {
    reader.begin(event.kind());
    PlannedOutcome planned = preview.run(event.event());
    if (planned.isFailed()) {
      return failed(event, planned);
    }
    Verdict verdict = verdict(planned);
    boolean explained = verdict == Verdict.LEFT || verdict == Verdict.RETAINED;
    Optional<LiveConfiguration> live = planned.before().isPresent() ? planned.before() : look();
    return new Row(
        event,
        verdict,
        live,
        explained ? planned.after().or(() -> live) : planned.after(),
        changes(planned),
        planned.waits(),
        explained ? planned.answer().reason() : "",
        Optional.empty());
  }

  private static Verdict verdict(PlannedOutcome planned) {
    return switch (planned.outcome()) {
      case "updated" -> Verdict.UPDATE;
      case "restored" -> Verdict.RESTORE;
      case "reset" -> Verdict.RESET;
      case "retained" -> Verdict.RETAINED;
      case "left" -> Verdict.LEFT;
      default -> Verdict.UNCHANGED;
    };
  }

  /** Where no field differs and yet it is written, a failed Status is mended. */
  private static List<FieldChange> changes(PlannedOutcome planned) {
    if (!planned.writes() || planned.before().isEmpty() || planned.after().isEmpty()) {
      return List.of();
    }
    LiveConfiguration before = planned.before().get();
    List<FieldChange> changes =
        ConfigurationDiff.between(planned.after().get().asDeclared(), before).changes();
    return changes.isEmpty()
        ? List.of(new FieldChange("Status", before.status().toString(), "ENABLED"))
        : changes;
  }

  private static Row failed(PlannedEvent event, PlannedOutcome planned) {
    return new Row(
        event,
        planned.failure().map(Verdict::of).orElse(Verdict.BLOCKED),
        planned.before(),
        planned.before(),
        List.of(),
        false,
        planned.failure().flatMap(Forecaster::deniedToUs).orElse(planned.answer().reason()),
        planned.failure());
  }

  /** The handler speaks of its function's role; here it is the caller who is denied. */
  private static Optional<String> deniedToUs(Failure failure) {
    return failure instanceof Spreading.AccessDenied denied
        ? Optional.of(
            "Cannot %s of %s: %s %s Security Hub said: %s"
                .formatted(
                    denied.call().verb(),
                    denied.place(),
                    CallerAdvice.cause(failure),
                    CallerAdvice.nextStep(failure),
                    denied.said()))
        : Optional.empty();
  }
}

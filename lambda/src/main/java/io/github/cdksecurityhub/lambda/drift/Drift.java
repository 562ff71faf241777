package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The result of checking one thing that the stack declares.
 *
 * @param changes how live differs from what is declared, or differed before it was reverted
 * @param reason why it could not be read, is not or can't be reverted, or may be no drift; else
 *     empty
 */
public record Drift(
    CheckedResource resource,
    DriftStatus status,
    Optional<Live> live,
    List<FieldChange> changes,
    String reason) {

  /**
   * What is live.
   *
   * @param fields the fields that can be declared
   * @param summary it in a few words; empty where the fields are enough
   * @param status of a Region its Status; else empty
   * @param message what Security Hub itself reports of it; empty where it reports nothing
   * @param changedAt when it was changed last, where Security Hub reports that
   */
  public record Live(
      Fields fields, String summary, String status, String message, Optional<Instant> changedAt) {
    Live(Fields fields, String message, Optional<Instant> changedAt) {
      this(fields, "", "", message, changedAt);
    }
  }

  static Drift unreadable(CheckedResource resource, String reason) {
    return new Drift(resource, DriftStatus.UNREADABLE, Optional.empty(), List.of(), reason);
  }

  public AccountRegion place() {
    return resource.place();
  }

  Optional<Instant> changedAt() {
    return live.flatMap(Live::changedAt);
  }

  Drift withStatus(DriftStatus other, String why) {
    return new Drift(resource, other, live, changes, why);
  }

  Drift withChanges(List<FieldChange> others) {
    return new Drift(resource, status, live, others, reason);
  }

  /** Returns drift that is not reverted for the reason that it already has. */
  Drift notHealed() {
    return status == DriftStatus.DRIFTED ? withStatus(DriftStatus.NOT_HEALED, reason) : this;
  }

  /**
   * Returns drift as what explains it where that is a deployment, and with the reason not to revert
   * it where what the stack declares is uncertain.
   *
   * @param before the stack's status before the first read
   * @param now that after the last
   */
  Drift explainedBy(StackStatus before, StackStatus now) {
    if (status != DriftStatus.DRIFTED) {
      return this;
    }
    if (now.isInProgress()) {
      return withStatus(DriftStatus.DEPLOYING, "the stack is " + now.value() + ".");
    }
    if (!before.isKnown() || !now.isKnown()) {
      String problem = before.isKnown() ? now.problem() : before.problem();
      return withStatus(status, "The status of the stack is not known: " + problem);
    }
    if (!now.equals(before)) {
      return withStatus(DriftStatus.DEPLOYING, "the stack was being deployed a moment ago.");
    }
    return now.isComplete()
        ? this
        : withStatus(
            status,
            "The stack is "
                + now.value()
                + ", so what it declares is not in force: deploy it successfully, or delete this"
                + " function where the stack is gone.");
  }
}

package io.github.cdksecurityhub.lambda.model;

import java.util.Optional;

/** What a Delete does where live is still as this resource set it. */
public enum OnDelete {
  /** Puts back what was there before the resource was created. */
  RESTORE(Outcome.RESTORED),
  /** Writes LOCAL, AutoEnable false, standards NONE: new accounts are not enabled. */
  RESET(Outcome.RESET),
  /** Changes nothing. */
  RETAIN(Outcome.RETAINED);

  private final Outcome outcome;

  OnDelete(Outcome outcome) {
    this.outcome = outcome;
  }

  /**
   * Returns what is live afterwards; empty where nothing is changed.
   *
   * @param previous what was there before; empty where nobody knows
   */
  public Optional<OrganizationConfiguration> target(Optional<OrganizationConfiguration> previous) {
    return switch (this) {
      case RESTORE -> previous;
      case RESET ->
          Optional.of(new OrganizationConfiguration.Local(false, AutoEnableStandards.NONE));
      case RETAIN -> Optional.empty();
    };
  }

  /** Returns the outcome of a Delete that did so. */
  public Outcome outcome() {
    return outcome;
  }
}

package io.github.cdksecurityhub.lambda.model;

import java.util.Optional;
import java.util.Set;

/** What a Delete does where live is still as this resource set it. */
public enum OnDelete {
  /** Puts back what was there before the resource was created. */
  RESTORE(Outcome.RESTORED),
  /**
   * Writes LOCAL, AutoEnable false, standards NONE: new accounts are not enabled. The hub's
   * declared settings become the service's defaults.
   */
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
   * @param previous what was there before; empty where that is not known
   */
  public Optional<OrganizationConfiguration> target(
      OrganizationConfiguration declared, Optional<OrganizationConfiguration> previous) {
    Set<String> names = declared.hub().fields().keySet();
    return switch (this) {
      case RESTORE -> previous.map(before -> before.withHub(before.hub().only(names)));
      case RESET ->
          Optional.of(
              new OrganizationConfiguration.Local(
                  false, AutoEnableStandards.NONE, HubSettings.DEFAULTS.only(names)));
      case RETAIN -> Optional.empty();
    };
  }

  public Outcome outcome() {
    return outcome;
  }
}

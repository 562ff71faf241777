package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.Set;

/**
 * Reads and updates the organization configuration together with some settings of the hub (R42), so
 * that one reconciliation serves both: same diff, same proof, same retries.
 */
public final class SecurityHubWithSettings extends ForwardingSecurityHub {
  private final Set<String> names;
  private Observation last;

  public SecurityHubWithSettings(SecurityHub hub, Set<String> names) {
    super(hub);
    this.names = Set.copyOf(names);
  }

  /** Works with the settings that {@code found} has; {@code found} was read last. */
  public SecurityHubWithSettings(SecurityHub hub, Observation found) {
    this(hub, found.live().hub().fields().keySet());
    this.last = found;
  }

  /**
   * Reads the organization configuration, and the hub's settings with {@code names} where there are
   * any.
   */
  public static Observation describe(SecurityHubReader hub, Set<String> names)
      throws SecurityHubException {
    return withSettings(hub.describe(), hub, names);
  }

  @Override
  public Observation describe() throws SecurityHubException {
    last = withSettings(super.describe(), this, names);
    return last;
  }

  private static Observation withSettings(
      Observation read, SecurityHubReader hub, Set<String> names) throws SecurityHubException {
    if (names.isEmpty()) {
      return read;
    }
    return new Observation(read.live().withHub(hub.hubSettings(names)), read.statusFailure());
  }

  /**
   * Sends an update of what differed in the last read: of the hub's settings first, so that a
   * refused one has changed nothing.
   */
  @Override
  public void update(OrganizationConfiguration desired) throws SecurityHubException {
    OrganizationConfiguration organization = desired.withHub(HubSettings.NONE);
    HubSettings differing = desired.hub().differingFrom(last.live().hub());
    if (!differing.isEmpty()) {
      updateHub(differing);
    }
    boolean isAsDeclared = organization.matches(last.live()) && !last.live().status().isFailed();
    if (differing.isEmpty() || !isAsDeclared) {
      super.update(organization);
    }
  }
}

package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.Set;

/**
 * Reads and updates the organization configuration together with some settings of the hub (R42), so
 * that one reconciliation serves both: same diff, same proof, same retries.
 *
 * @param names of the settings
 * @param updates sends each update
 */
public record SecurityHubWithSettings(SecurityHub hub, Set<String> names, CheckedUpdates updates) {

  Observation describe() throws SecurityHubException {
    return describe(hub, names);
  }

  /**
   * Reads the organization configuration, and the hub's settings with {@code names} where there are
   * any.
   */
  public static Observation describe(SecurityHubReader hub, Set<String> names)
      throws SecurityHubException {
    Observation read = hub.describe();
    return names.isEmpty()
        ? read
        : new Observation(read.live().withHub(hub.hubSettings(names)), read.statusFailure());
  }

  /**
   * Sends an update of what differs from {@code live}: of the hub's settings first, so that a
   * refused one has changed nothing.
   */
  void update(OrganizationConfiguration desired, LiveConfiguration live)
      throws SecurityHubException {
    OrganizationConfiguration organization = desired.withHub(HubSettings.NONE);
    HubSettings differing = desired.hub().differingFrom(live.hub());
    if (!differing.isEmpty()) {
      updates.send(
          ApiOperation.UPDATE_HUB, differing.fields().toString(), () -> hub.updateHub(differing));
    }
    boolean isAsDeclared = organization.matches(live) && !live.status().isFailed();
    if (differing.isEmpty() || !isAsDeclared) {
      updates.send(
          ApiOperation.updateTo(desired.type()),
          organization.encoded(),
          () -> hub.update(organization));
    }
  }
}

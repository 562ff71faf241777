package io.github.cdksecurityhub.lambda.model;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was there before a resource came.
 *
 * @param organization the organization configuration without the hub's settings; empty where it is
 *     not known
 * @param hub the hub's settings that the resource declares
 * @param linked what going CENTRAL took from the linked Regions, by their names (R11)
 */
public record Previous(
    Optional<OrganizationConfiguration> organization, HubSettings hub, Map<String, Local> linked) {

  /** What going CENTRAL sets in linked Regions, so that it takes nothing where that was live. */
  public static final Local TAKEN = new Local(false, AutoEnableStandards.NONE);

  /** Sorts the linked Regions, so that the same memory is the same tags. */
  public Previous {
    organization = organization.map(each -> each.withHub(HubSettings.NONE));
    linked = new TreeMap<>(linked);
    linked.values().removeIf(TAKEN::equals);
  }

  public static Previous of(Optional<OrganizationConfiguration> configuration) {
    HubSettings hub = configuration.map(OrganizationConfiguration::hub).orElse(HubSettings.NONE);
    return new Previous(configuration, hub, Map.of());
  }

  /** Returns all that was live in the Region; empty where that is not known. */
  public Optional<OrganizationConfiguration> configuration() {
    return organization.map(each -> each.withHub(hub));
  }

  Previous withHub(HubSettings other) {
    return new Previous(organization, other, linked);
  }

  Previous withLinked(Map<String, Local> other) {
    return new Previous(organization, hub, other);
  }
}

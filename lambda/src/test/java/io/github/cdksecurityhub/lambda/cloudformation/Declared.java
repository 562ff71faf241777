package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.Map;

/**
 * What a template declares for one resource.
 *
 * @param configuration the organization configuration alone
 * @param hub the settings of the hub beside it
 */
record Declared(
    String region,
    OrganizationConfiguration configuration,
    HubSettings hub,
    OnDelete onDelete,
    boolean takeOver,
    int revision) {

  Map<String, String> properties() {
    Map<String, String> properties =
        Events.properties(region, configuration.withHub(hub), onDelete);
    if (takeOver) {
      properties.put("TakeOver", "true");
    }
    properties.put("Revision", Integer.toString(revision));
    return properties;
  }

  Declared withoutTakeOver() {
    return new Declared(region, configuration, hub, onDelete, false, revision);
  }

  Declared again() {
    return new Declared(region, configuration, hub, onDelete, takeOver, revision + 1);
  }

  @Override
  public String toString() {
    return String.join(
        " ",
        region,
        configuration.withHub(hub).encoded(),
        onDelete.name(),
        takeOver ? "takeOver" : "");
  }
}

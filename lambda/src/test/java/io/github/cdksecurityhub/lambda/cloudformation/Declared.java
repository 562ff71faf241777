package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.Map;

/** What a template declares for one resource. */
record Declared(
    String region,
    OrganizationConfiguration configuration,
    OnDelete onDelete,
    boolean takeOver,
    int revision) {

  Map<String, String> properties() {
    Map<String, String> properties = Events.properties(region, configuration, onDelete);
    if (takeOver) {
      properties.put("TakeOver", "true");
    }
    properties.put("Revision", Integer.toString(revision));
    return properties;
  }

  Declared again() {
    return new Declared(region, configuration, onDelete, takeOver, revision + 1);
  }

  @Override
  public String toString() {
    return String.join(
        " ", region, configuration.encoded(), onDelete.name(), takeOver ? "takeOver" : "");
  }
}

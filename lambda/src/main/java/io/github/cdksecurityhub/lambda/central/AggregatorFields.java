package io.github.cdksecurityhub.lambda.central;

import io.github.cdksecurityhub.lambda.template.JsonValue;

/** A finding aggregator, field by field. */
public final class AggregatorFields {
  public static final String MODE = "RegionLinkingMode";
  public static final String REGIONS = "Regions";

  private AggregatorFields() {}

  /** The Regions count only where the mode specifies some. */
  public static Fields of(JsonValue properties) {
    Fields.Gathered fields = new Fields.Gathered().add(MODE, properties.path(MODE));
    if (properties.path(MODE).text().contains("SPECIFIED")) {
      fields.add(REGIONS, properties.path(REGIONS));
    }
    return fields.fields();
  }
}

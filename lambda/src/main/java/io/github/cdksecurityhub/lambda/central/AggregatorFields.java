package io.github.cdksecurityhub.lambda.central;

import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.List;

/** A finding aggregator, field by field. */
public final class AggregatorFields {
  public static final String MODE = "RegionLinkingMode";
  public static final String REGIONS = "Regions";

  private AggregatorFields() {}

  /** The Regions count only where the mode specifies some. */
  public static Fields of(JsonValue properties) {
    boolean specifies = properties.path(MODE).text().contains("SPECIFIED");
    return Fields.of(properties, specifies ? List.of(MODE, REGIONS) : List.of(MODE));
  }
}

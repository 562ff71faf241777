package io.github.cdksecurityhub.lambda.central;

import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.List;

/** A finding aggregator, field by field. */
public final class AggregatorFields {
  public static final String MODE = "RegionLinkingMode";

  public static final String REGIONS = "Regions";

  private AggregatorFields() {}

  /**
   * Returns the fields that a template declares; the Regions count only where the mode specifies
   * some.
   */
  public static Fields of(JsonValue properties) {
    Fields.Gathered fields = new Fields.Gathered().add(MODE, properties.path(MODE));
    return listsRegions(properties.path(MODE).text())
        ? fields.add(REGIONS, properties.path(REGIONS)).fields()
        : fields.fields();
  }

  static Fields of(String mode, List<String> regions) {
    Fields.Gathered fields = new Fields.Gathered().add(MODE, List.of(mode));
    return listsRegions(mode) ? fields.add(REGIONS, regions).fields() : fields.fields();
  }

  /** With the other modes the list has no meaning. */
  private static boolean listsRegions(String mode) {
    return mode.contains("SPECIFIED");
  }
}

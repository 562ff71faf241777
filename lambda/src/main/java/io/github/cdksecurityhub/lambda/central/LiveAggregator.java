package io.github.cdksecurityhub.lambda.central;

import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * A finding aggregator that there is.
 *
 * @param linkingMode which Regions it links, such as {@code ALL_REGIONS}
 * @param regions the Regions that the mode includes or leaves out
 */
public record LiveAggregator(String arn, String linkingMode, List<String> regions) {
  public static final String MODE = "RegionLinkingMode";
  public static final String REGIONS = "Regions";

  public LiveAggregator {
    regions = List.copyOf(regions);
  }

  /**
   * Returns the Region that it is in, the home Region: the ARN's fourth part (R1); empty where the
   * text is no ARN.
   */
  public String region() {
    String[] parts = arn.split(":", -1);
    return parts.length > 3 ? parts[3] : "";
  }

  public Fields fields() {
    return fields(new JsonValue(Map.of(MODE, linkingMode, REGIONS, regions)));
  }

  /** Returns those of a template's; the Regions count only where the mode specifies some. */
  static Fields fields(JsonValue properties) {
    boolean specifies = properties.path(MODE).text().contains("SPECIFIED");
    return Fields.of(properties, specifies ? List.of(MODE, REGIONS) : List.of(MODE));
  }
}

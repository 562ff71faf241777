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
    return AggregatorFields.of(
        new JsonValue(
            Map.of(AggregatorFields.MODE, linkingMode, AggregatorFields.REGIONS, regions)));
  }
}

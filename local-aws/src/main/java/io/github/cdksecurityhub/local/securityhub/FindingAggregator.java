package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.AwsRegions;
import java.util.List;

/**
 * The cross-Region aggregator of findings; an account has at most one.
 *
 * @param arn its ARN, which names the home Region
 * @param homeRegion the Region that findings are aggregated in
 * @param mode which Regions it links
 * @param regions the Regions that the mode speaks of, empty where it speaks of none
 */
public record FindingAggregator(
    String arn, String homeRegion, RegionLinkingMode mode, List<String> regions) {

  /** Copies the Regions. */
  public FindingAggregator {
    regions = List.copyOf(regions);
  }

  boolean links(String region) {
    boolean elsewhere = !AwsRegions.partition(region).equals(AwsRegions.partition(homeRegion));
    if (region.equals(homeRegion) || elsewhere) {
      return false;
    }
    return switch (mode) {
      case ALL_REGIONS -> true;
      case ALL_REGIONS_EXCEPT_SPECIFIED -> !regions.contains(region);
      case SPECIFIED_REGIONS -> regions.contains(region);
      case NO_REGIONS -> false;
    };
  }

  FindingAggregator linking(RegionLinkingMode newMode, List<String> newRegions) {
    return new FindingAggregator(arn, homeRegion, newMode, newRegions);
  }
}

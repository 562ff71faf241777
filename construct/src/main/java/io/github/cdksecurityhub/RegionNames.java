package io.github.cdksecurityhub;

import java.util.List;
import software.amazon.awscdk.regioninfo.RegionInfo;

/** The names of the Regions that the CDK knows. */
final class RegionNames {
  private RegionNames() {}

  /** What to do about a name that is no known Region. */
  static String wayOut(String unknown) {
    return guess(unknown)
        + "Names look like eu-west-1; for a Region that is new, use a newer aws-cdk-lib or pass a"
        + " token";
  }

  /** The Region that was perhaps meant, as a question; empty where none is near. */
  static String guess(String unknown) {
    return NearestNames.guess(unknown, known());
  }

  static boolean isKnown(String region) {
    return RegionInfo.get(region).getPartition() != null;
  }

  private static List<String> known() {
    return RegionInfo.getRegions().stream().map(RegionInfo::getName).toList();
  }
}

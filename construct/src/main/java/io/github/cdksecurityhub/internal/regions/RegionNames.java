package io.github.cdksecurityhub.internal.regions;

import io.github.cdksecurityhub.internal.NearestNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awscdk.regioninfo.RegionInfo;

/** The names of the Regions that the CDK knows. */
public final class RegionNames {
  /** Asked of the CDK once for each Region: every question goes to another process. */
  private static final Map<String, String> PARTITIONS = new ConcurrentHashMap<>();

  private RegionNames() {}

  /** What to do about a name that is no known Region. */
  public static String wayOut(String unknown) {
    return guess(unknown)
        + "Names look like eu-west-1; for a Region that is new, use a newer aws-cdk-lib or pass a"
        + " token";
  }

  /** The Region that was perhaps meant, as a question; empty where none is near. */
  public static String guess(String unknown) {
    return NearestNames.guess(unknown, known());
  }

  public static boolean isKnown(String region) {
    return partition(region).isPresent();
  }

  /** Empty for a name that the CDK does not know. */
  public static Optional<String> partition(String region) {
    return Optional.ofNullable(
        PARTITIONS.computeIfAbsent(region, name -> RegionInfo.get(name).getPartition()));
  }

  private static List<String> known() {
    return RegionInfo.getRegions().stream().map(RegionInfo::getName).toList();
  }
}

package io.github.cdksecurityhub.lambda.securityhub;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** Which Regions a finding aggregator links to its own, by its RegionLinkingMode. */
public final class RegionLinking {
  private RegionLinking() {}

  /**
   * Returns the names of the linked Regions; empty where the mode is unknown. Where all are linked,
   * these are all of the partition, enabled or not.
   */
  public static Optional<List<String>> linkedRegions(String mode, List<String> named, String home) {
    return switch (mode) {
      case "SPECIFIED_REGIONS" -> Optional.of(named);
      case "NO_REGIONS" -> Optional.of(List.of());
      case "ALL_REGIONS" -> Optional.of(otherRegions(home, List.of()));
      case "ALL_REGIONS_EXCEPT_SPECIFIED" -> Optional.of(otherRegions(home, named));
      default -> Optional.empty();
    };
  }

  private static List<String> otherRegions(String home, List<String> except) {
    return ofPartition(home).stream()
        .filter(region -> !region.equals(home) && !except.contains(region))
        .toList();
  }

  /**
   * Returns every Region that has Security Hub in the partition of {@code region}. The SDK's list
   * for the service names FIPS endpoints as if they were Regions.
   */
  public static List<String> ofPartition(String region) {
    String partition = PartitionMetadata.of(Region.of(region)).id();
    return SecurityHubClient.serviceMetadata().regions().stream()
        .filter(Region.regions()::contains)
        .filter(each -> PartitionMetadata.of(each).id().equals(partition))
        .map(Region::id)
        .sorted()
        .toList();
  }
}

package io.github.cdksecurityhub.lambda.securityhub;

import software.amazon.awssdk.regions.GeneratedPartitionMetadataProvider;
import software.amazon.awssdk.regions.GeneratedRegionMetadataProvider;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.PartitionMetadataProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import software.amazon.awssdk.regions.RegionMetadataProvider;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.SecurityhubServiceMetadata;

/**
 * What the SDK knows about Regions and about Security Hub, each loaded when it is asked for.
 *
 * <p>In the function's package, and only there, the build puts this in the place of the SDK's
 * {@code MetadataLoader}, which makes the metadata of every service and every Region as soon as a
 * client wants to know its own: a fifth of all classes that a cold start would load (ADR 33). The
 * methods are that class's; all answers are the SDK's own.
 */
public final class SecurityHubMetadata {
  private SecurityHubMetadata() {}

  /** Returns the partition of a Region, also of one that the SDK doesn't know. */
  public static PartitionMetadata partitionMetadata(Region region) {
    return Partitions.ALL.partitionMetadata(region);
  }

  /** Returns the partition of this name. */
  public static PartitionMetadata partitionMetadata(String partition) {
    return Partitions.ALL.partitionMetadata(partition);
  }

  /** Returns what the SDK knows of a Region; null if nothing, as the SDK expects. */
  public static RegionMetadata regionMetadata(Region region) {
    return Regions.ALL.regionMetadata(region);
  }

  /** Returns Security Hub's metadata; of other services null, for which the SDK has a default. */
  public static ServiceMetadata serviceMetadata(String endpointPrefix) {
    return endpointPrefix.equals("securityhub") ? SecurityHub.METADATA : null;
  }

  private static final class Partitions {
    static final PartitionMetadataProvider ALL = new GeneratedPartitionMetadataProvider();
  }

  private static final class Regions {
    static final RegionMetadataProvider ALL = new GeneratedRegionMetadataProvider();
  }

  private static final class SecurityHub {
    static final ServiceMetadata METADATA = new SecurityhubServiceMetadata();
  }
}

package io.github.cdksecurityhub.cli.aws;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/**
 * Where Security Hub is: where the command line says, or else the environment or the profile, or
 * else AWS.
 *
 * @param settings what the command line says
 */
record Endpoints(AwsSettings settings) {

  /** Returns the endpoint in a Region. */
  URI securityHub(String region) {
    AwsClientEndpointProvider.Builder endpoint =
        AwsClientEndpointProvider.builder()
            .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_SECURITYHUB")
            .serviceEndpointOverrideSystemProperty("aws.endpointUrlSecurityHub")
            .serviceProfileProperty("securityhub")
            .serviceEndpointPrefix("securityhub")
            .defaultProtocol("https")
            .region(Region.of(region))
            .profileFile(ProfileFile::defaultProfileFile);
    settings.profile().ifPresent(endpoint::profileName);
    settings.endpoint().ifPresent(endpoint::clientEndpointOverride);
    return endpoint.build().clientEndpoint();
  }

  /** Returns every Region that has Security Hub in the partition of {@code region}. */
  static List<String> regionsBeside(String region) {
    PartitionMetadata partition = PartitionMetadata.of(Region.of(region));
    return SecurityHubClient.serviceMetadata().regions().stream()
        .filter(each -> !each.isGlobalRegion())
        .filter(each -> PartitionMetadata.of(each).id().equals(partition.id()))
        .map(Region::id)
        .filter(id -> !id.contains("fips"))
        .sorted()
        .toList();
  }
}

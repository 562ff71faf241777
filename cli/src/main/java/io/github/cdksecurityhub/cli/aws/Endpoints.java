package io.github.cdksecurityhub.cli.aws;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.awscore.endpoint.DualstackEnabledProvider;
import software.amazon.awssdk.awscore.endpoint.FipsEnabledProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.endpoints.SecurityHubEndpointParams;
import software.amazon.awssdk.services.securityhub.endpoints.SecurityHubEndpointProvider;

/**
 * Where Security Hub is: where the command line says, or else the environment or the profile, or
 * else AWS.
 *
 * @param settings what the command line says
 */
record Endpoints(AwsSettings settings) {

  /** Returns the endpoint in a Region. */
  URI securityHub(String region) {
    return given(region).orElseGet(() -> ofAws(region));
  }

  /** Empty where nobody says. FIPS and dual stack are no concern here, and not known everywhere. */
  private Optional<URI> given(String region) {
    AwsClientEndpointProvider.Builder endpoint =
        AwsClientEndpointProvider.builder()
            .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_SECURITYHUB")
            .serviceEndpointOverrideSystemProperty("aws.endpointUrlSecurityHub")
            .serviceProfileProperty("securityhub")
            .serviceEndpointPrefix("securityhub")
            .defaultProtocol("https")
            .region(Region.of(region))
            .fipsEnabled(false)
            .dualstackEnabled(false)
            .profileFile(ProfileFile::defaultProfileFile);
    settings.profile().ifPresent(endpoint::profileName);
    settings.endpoint().ifPresent(endpoint::clientEndpointOverride);
    AwsClientEndpointProvider found = endpoint.build();
    return found.isEndpointOverridden() ? Optional.of(found.clientEndpoint()) : Optional.empty();
  }

  private URI ofAws(String region) {
    FipsEnabledProvider.Builder fips =
        FipsEnabledProvider.builder().profileFile(ProfileFile::defaultProfileFile);
    DualstackEnabledProvider.Builder dualStack =
        DualstackEnabledProvider.builder().profileFile(ProfileFile::defaultProfileFile);
    settings.profile().ifPresent(fips::profileName);
    settings.profile().ifPresent(dualStack::profileName);
    SecurityHubEndpointParams asked =
        SecurityHubEndpointParams.builder()
            .region(Region.of(region))
            .useFips(fips.build().isFipsEnabled().orElse(false))
            .useDualStack(dualStack.build().isDualstackEnabled().orElse(false))
            .build();
    return SecurityHubEndpointProvider.defaultProvider().resolveEndpoint(asked).join().url();
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

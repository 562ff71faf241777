package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.preview.Subscription;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/**
 * Security Hub for a person's credentials, to be looked at: what it gives can't be turned into
 * something that writes.
 */
public final class SecurityHubReaders {
  private final Map<String, SecurityHubClient> clients = new ConcurrentHashMap<>();
  private final SdkHttpClient http = SecurityHubClients.connecting();
  private final AwsCredentialsProvider credentials;
  private final Optional<URI> endpoint;

  /**
   * Connects nowhere yet.
   *
   * @param credentials whose they are
   * @param endpoint where to call instead of AWS; empty for AWS, or where the SDK's own settings
   *     say
   */
  public SecurityHubReaders(AwsCredentialsProvider credentials, Optional<URI> endpoint) {
    this.credentials = credentials;
    this.endpoint = endpoint;
  }

  /** Returns Security Hub at {@code place}. */
  public SecurityHubReader in(AccountRegion place) {
    return new Reader(new SdkSecurityHub(client(place.region()), place));
  }

  /** Returns whether Security Hub is on at {@code place}, to be asked. */
  public Subscription subscription(AccountRegion place) {
    return new SdkSubscription(client(place.region()), place);
  }

  /** Returns every Region that has Security Hub in the partition of {@code region}. */
  public static List<String> regionsBeside(String region) {
    PartitionMetadata partition = PartitionMetadata.of(Region.of(region));
    return SecurityHubClient.serviceMetadata().regions().stream()
        .filter(each -> !each.isGlobalRegion())
        .filter(each -> PartitionMetadata.of(each).id().equals(partition.id()))
        .map(Region::id)
        .filter(id -> !id.contains("fips"))
        .sorted()
        .toList();
  }

  private SecurityHubClient client(String region) {
    return clients.computeIfAbsent(region, this::connect);
  }

  private SecurityHubClient connect(String region) {
    var builder =
        SecurityHubClient.builder()
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .httpClient(http)
            .defaultsMode(DefaultsMode.LEGACY)
            .overrideConfiguration(
                configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()));
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /** Hides the write from a cast, too. */
  private record Reader(SecurityHubReader hub) implements SecurityHubReader {
    @Override
    public AccountRegion place() {
      return hub.place();
    }

    @Override
    public LiveConfiguration describe() throws SecurityHubException {
      return hub.describe();
    }

    @Override
    public Optional<String> findHomeRegion() throws SecurityHubException {
      return hub.findHomeRegion();
    }

    @Override
    public List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
      return hub.associatedPolicies();
    }
  }
}

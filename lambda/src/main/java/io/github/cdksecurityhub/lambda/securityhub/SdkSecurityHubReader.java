package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.sdk.SdkErrors.text;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AssociationType;

/** The reading half of the port, through the SDK's client. It has no method that writes. */
public class SdkSecurityHubReader implements SecurityHubReader {
  /** The service lists a hundred to a page; an account has one aggregator. */
  static final int MAX_PAGES = 10;

  final SecurityHubClient client;
  private final AccountRegion place;
  private final ErrorClassifier errors;

  public SdkSecurityHubReader(SecurityHubClient client, AccountRegion place) {
    this.client = client;
    this.place = place;
    this.errors = new ErrorClassifier(place);
  }

  @Override
  public final AccountRegion place() {
    return place;
  }

  @Override
  public final Observation describe() throws SecurityHubException {
    LiveConfiguration live =
        send(
            ApiOperation.DESCRIBE,
            () -> Translator.live(client.describeOrganizationConfiguration(request -> {})));
    Optional<Failure> failure =
        live.status().isFailed() ? Optional.of(errors.ofFailedStatus(live)) : Optional.empty();
    return new Observation(live, failure);
  }

  @Override
  public final HubSettings hubSettings(Set<String> names) throws SecurityHubException {
    return send(
        ApiOperation.DESCRIBE_HUB,
        () -> Translator.hubSettings(client.describeHub(request -> {})).only(names));
  }

  @Override
  public final Optional<String> findHomeRegion() throws SecurityHubException {
    return send(
        ApiOperation.LIST_AGGREGATORS, () -> aggregator(client).map(Translator::homeRegion));
  }

  /** Under ALL_REGIONS the service does not list them, so every Region of the partition counts. */
  @Override
  public final List<String> linkedRegions() throws SecurityHubException {
    Optional<String> arn =
        send(ApiOperation.LIST_AGGREGATORS, () -> aggregator(client))
            .filter(each -> Translator.homeRegion(each).equals(place.region()));
    if (arn.isEmpty()) {
      return List.of();
    }
    return send(
        ApiOperation.GET_AGGREGATOR,
        () ->
            Translator.linkedRegions(
                client.getFindingAggregator(request -> request.findingAggregatorArn(arn.get())),
                place.region()));
  }

  /** Returns the account's one aggregator; an empty page with a NextToken is legal (R48). */
  static Optional<String> aggregator(SecurityHubClient client) {
    return client.listFindingAggregatorsPaginator(request -> {}).stream()
        .limit(MAX_PAGES)
        .flatMap(page -> page.findingAggregators().stream())
        .findFirst()
        .map(aggregator -> text(aggregator.findingAggregatorArn()));
  }

  @Override
  public final Map<String, String> tags() throws SecurityHubException {
    return send(
        ApiOperation.LIST_TAGS,
        () ->
            Translator.tags(client.listTagsForResource(request -> request.resourceArn(hubArn()))));
  }

  /** The service's model names the partition aws alone, other partitions have their own (R41). */
  final String hubArn() {
    String partition = PartitionMetadata.of(Region.of(place.region())).id();
    return "arn:%s:securityhub:%s:%s:hub/default"
        .formatted(partition, place.region(), place.account());
  }

  @Override
  public List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
    return send(ApiOperation.LIST_POLICIES, this::policiesAndTargets);
  }

  private List<AssociatedPolicy> policiesAndTargets() {
    Map<String, String> names = new LinkedHashMap<>();
    client.listConfigurationPoliciesPaginator(request -> {}).stream()
        .limit(MAX_PAGES)
        .flatMap(page -> page.configurationPolicySummaries().stream())
        .forEach(each -> names.put(text(each.id()), text(each.name())));
    List<AssociatedPolicy> policies = new ArrayList<>();
    Set<String> withoutTarget = new LinkedHashSet<>(names.keySet());
    // Only what is applied: an association that a target inherits keeps nothing central.
    client
        .listConfigurationPolicyAssociationsPaginator(
            request -> request.filters(filters -> filters.associationType(AssociationType.APPLIED)))
        .stream()
        .limit(MAX_PAGES)
        .flatMap(page -> page.configurationPolicyAssociationSummaries().stream())
        .forEach(
            each -> {
              String id = text(each.configurationPolicyId());
              String name = names.getOrDefault(id, "");
              String type = text(each.targetTypeAsString());
              policies.add(new AssociatedPolicy(id, name, type, text(each.targetId())));
              withoutTarget.remove(id);
            });
    withoutTarget.forEach(id -> policies.add(new AssociatedPolicy(id, names.get(id), "", "")));
    return policies;
  }

  /** Sends a request once; an exception arrives as its cause. */
  public final <T> T send(ApiOperation operation, Supplier<T> request) throws SecurityHubException {
    try {
      return request.get();
    } catch (SdkException
        | UncheckedIOException
        | NoCredentialsException
        | IllegalArgumentException
        | UnreadableException e) {
      throw new SecurityHubException(errors.of(operation, e), e);
    }
  }
}

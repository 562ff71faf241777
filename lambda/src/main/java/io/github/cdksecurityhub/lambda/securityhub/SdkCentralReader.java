package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.sdk.SdkErrors.text;

import io.github.cdksecurityhub.lambda.central.CentralReader;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.LiveAssociation;
import io.github.cdksecurityhub.lambda.central.LivePolicy;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AssociationType;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociationSummary;
import software.amazon.awssdk.services.securityhub.model.ResourceNotFoundException;

/**
 * Central configuration through the SDK's client, of which reading operations alone are called; a
 * test enforces that.
 */
public class SdkCentralReader implements CentralReader {
  /** More than any organization has accounts and units. */
  private static final int MOST = 100_000;

  protected final SecurityHubClient client;

  protected final Sender sender;

  /** How the requests are sent: what is retried, and how a failure is worded. */
  public interface Sender {
    <T> T send(ApiOperation operation, Supplier<T> request);
  }

  public SdkCentralReader(SecurityHubClient client, Sender sender) {
    this.client = client;
    this.sender = sender;
  }

  @Override
  public Optional<LiveAggregator> aggregator() {
    return sender
        .send(ApiOperation.LIST_AGGREGATORS, this::aggregatorArn)
        .flatMap(this::aggregator);
  }

  /** Lists the account's one finding aggregator. */
  protected Optional<String> aggregatorArn() {
    return SdkSecurityHubReader.aggregator(client);
  }

  private Optional<LiveAggregator> aggregator(String arn) {
    return found(
        ApiOperation.GET_AGGREGATOR,
        () -> {
          var aggregator =
              client.getFindingAggregator(request -> request.findingAggregatorArn(arn));
          return new LiveAggregator(
              arn, text(aggregator.regionLinkingMode()), aggregator.regions());
        });
  }

  @Override
  public List<LivePolicy> policies() {
    return all(
        ApiOperation.LIST_CONFIGURATION_POLICIES,
        () ->
            client.listConfigurationPoliciesPaginator(request -> {}).configurationPolicySummaries(),
        each ->
            new LivePolicy(
                text(each.id()), text(each.name()), Optional.ofNullable(each.updatedAt())));
  }

  @Override
  public Optional<JsonValue> content(String policyId, boolean withTags) {
    Optional<JsonValue> content =
        found(
            ApiOperation.GET_POLICY,
            () ->
                SdkJson.of(client.getConfigurationPolicy(request -> request.identifier(policyId))));
    return withTags
        ? content.map(each -> each.with(PolicyFields.TAGS, tags(each.path("Arn").text())))
        : content;
  }

  private JsonValue tags(String policyArn) {
    return found(
            ApiOperation.LIST_POLICY_TAGS,
            () -> SdkJson.of(client.listTagsForResource(request -> request.resourceArn(policyArn))))
        .map(response -> response.path("Tags"))
        .orElse(JsonValue.MISSING);
  }

  @Override
  public List<LiveAssociation> associations() {
    return associations(AssociationType.APPLIED);
  }

  @Override
  public List<LiveAssociation> inherited() {
    return associations(AssociationType.INHERITED);
  }

  private List<LiveAssociation> associations(AssociationType type) {
    return all(
        ApiOperation.LIST_ASSOCIATIONS,
        () ->
            client
                .listConfigurationPolicyAssociationsPaginator(
                    request -> request.filters(filter -> filter.associationType(type)))
                .configurationPolicyAssociationSummaries(),
        SdkCentralReader::association);
  }

  private static LiveAssociation association(ConfigurationPolicyAssociationSummary summary) {
    return new LiveAssociation(
        new PolicyTarget(text(summary.targetTypeAsString()), text(summary.targetId())),
        text(summary.configurationPolicyId()),
        text(summary.associationStatusAsString()),
        text(summary.associationStatusMessage()),
        Optional.ofNullable(summary.updatedAt()));
  }

  protected <I, O> List<O> all(
      ApiOperation operation, Supplier<SdkIterable<I>> list, Function<I, O> reading) {
    List<O> found =
        sender.send(operation, () -> list.get().stream().limit(MOST + 1L).map(reading).toList());
    if (found.size() > MOST) {
      throw new UnreadableException(
          "Cannot " + operation.action() + ": there are more than " + MOST + ".");
    }
    return found;
  }

  /** What a list contained may be gone by the time that it is read. */
  protected <T> Optional<T> found(ApiOperation operation, Supplier<T> request) {
    return sender.send(
        operation,
        () -> {
          try {
            return Optional.of(request.get());
          } catch (ResourceNotFoundException e) {
            return Optional.empty();
          }
        });
  }
}

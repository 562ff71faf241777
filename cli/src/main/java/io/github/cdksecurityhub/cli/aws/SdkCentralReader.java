package io.github.cdksecurityhub.cli.aws;

import static io.github.cdksecurityhub.cli.aws.SdkErrors.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.lambda.central.CentralReader;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.LiveAssociation;
import io.github.cdksecurityhub.lambda.central.LivePolicy;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AssociationType;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociationSummary;
import software.amazon.awssdk.services.securityhub.model.DescribeHubResponse;
import software.amazon.awssdk.services.securityhub.model.ListFindingAggregatorsResponse;
import software.amazon.awssdk.services.securityhub.model.ResourceNotFoundException;

/**
 * Central configuration through the SDK's client, of which reading operations alone are called; a
 * test enforces that.
 *
 * @param client Security Hub there
 * @param place where that is
 */
record SdkCentralReader(SecurityHubClient client, AccountRegion place) implements CentralReader {
  /** More than anybody has. */
  private static final int MOST = 10_000;

  @Override
  public Optional<LiveAggregator> aggregator() {
    ListFindingAggregatorsResponse found;
    try {
      found = send("ListFindingAggregators", () -> client.listFindingAggregators(request -> {}));
    } catch (UnreadableException e) {
      // It can mean that there is none (R17).
      if (code(e).equals("InternalException")) {
        return Optional.empty();
      }
      throw e;
    }
    if (found.findingAggregators().isEmpty()) {
      return Optional.empty();
    }
    String arn = text(found.findingAggregators().get(0).findingAggregatorArn());
    return found(
        "GetFindingAggregator",
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
        "ListConfigurationPolicies",
        () ->
            client.listConfigurationPoliciesPaginator(request -> {}).configurationPolicySummaries(),
        each -> new LivePolicy(text(each.id()), text(each.name())));
  }

  @Override
  public Optional<JsonNode> content(String policyId) {
    return found(
        "GetConfigurationPolicy",
        () -> SdkJson.of(client.getConfigurationPolicy(request -> request.identifier(policyId))));
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
        "ListConfigurationPolicyAssociations",
        () ->
            client
                .listConfigurationPolicyAssociationsPaginator(
                    request -> request.filters(filter -> filter.associationType(type)))
                .configurationPolicyAssociationSummaries(),
        SdkCentralReader::association);
  }

  @Override
  public List<String> standards() {
    return all(
        "DescribeStandards",
        () -> client.describeStandardsPaginator(request -> {}).standards(),
        each -> text(each.standardsArn()));
  }

  @Override
  public List<String> controls() {
    return all(
        "ListSecurityControlDefinitions",
        () ->
            client
                .listSecurityControlDefinitionsPaginator(request -> {})
                .securityControlDefinitions(),
        each -> text(each.securityControlId()));
  }

  @Override
  public Optional<JsonNode> control(String id) {
    return found(
        "GetSecurityControlDefinition",
        () ->
            SdkJson.of(
                client
                    .getSecurityControlDefinition(request -> request.securityControlId(id))
                    .securityControlDefinition()));
  }

  @Override
  public Map<String, String> hubSettings() {
    DescribeHubResponse hub = send("DescribeHub", () -> client.describeHub(request -> {}));
    Map<String, String> settings = new TreeMap<>();
    if (hub.autoEnableControls() != null) {
      settings.put(HubSettings.AUTO_ENABLE_CONTROLS, hub.autoEnableControls().toString());
    }
    if (hub.controlFindingGeneratorAsString() != null) {
      settings.put(HubSettings.CONTROL_FINDING_GENERATOR, hub.controlFindingGeneratorAsString());
    }
    return settings;
  }

  private static LiveAssociation association(ConfigurationPolicyAssociationSummary summary) {
    return new LiveAssociation(
        new PolicyTarget(text(summary.targetTypeAsString()), text(summary.targetId())),
        text(summary.configurationPolicyId()),
        text(summary.associationStatusAsString()),
        text(summary.associationStatusMessage()));
  }

  private <I, O> List<O> all(
      String operation, Supplier<SdkIterable<I>> list, Function<I, O> reading) {
    return send(operation, () -> list.get().stream().limit(MOST).map(reading).toList());
  }

  /** What a list contained may be gone by the time that it is read. */
  private <T> Optional<T> found(String operation, Supplier<T> request) {
    try {
      return Optional.of(send(operation, request));
    } catch (UnreadableException e) {
      if (e.getCause() instanceof ResourceNotFoundException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private <T> T send(String operation, Supplier<T> request) {
    try {
      return request.get();
    } catch (AwsServiceException e) {
      throw new UnreadableException(refused(operation, e), e);
    } catch (SdkException e) {
      throw new UnreadableException(
          "Security Hub does not respond to securityhub:%s in %s: %s"
              .formatted(operation, place.region(), SdkErrors.why(e)),
          e);
    }
  }

  private String refused(String operation, AwsServiceException e) {
    String code = SdkErrors.code(e);
    return code.equals("AccessDeniedException")
        ? "These credentials may not call securityhub:%s in %s: allow it to them, or choose others with --profile or --role-arn. Error: %s"
            .formatted(operation, place.region(), SdkErrors.message(e))
        : "Security Hub refuses securityhub:%s in %s: %s: %s"
            .formatted(operation, place.region(), code, SdkErrors.message(e));
  }

  private static String code(UnreadableException e) {
    return e.getCause() instanceof AwsServiceException refused ? SdkErrors.code(refused) : "";
  }
}

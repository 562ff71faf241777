package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.central.CentralHub;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.Map;
import software.amazon.awssdk.services.securityhub.model.Target;
import software.amazon.awssdk.services.securityhub.model.UpdateConfigurationPolicyRequest;

/**
 * What a heal of central configuration sends, through the SDK's client. The function of the custom
 * resource loads none of it.
 */
public final class SdkCentralHub extends SdkCentralReader implements CentralHub {
  private final SdkSecurityHub hub;

  private SdkCentralHub(SdkSecurityHub hub, Retries retries) {
    super(hub.client, new RetriedRequests(hub, retries));
    this.hub = hub;
  }

  /** Returns central configuration at {@code place}; what it reads is retried. */
  public static CentralHub of(SecurityHubClients clients, AccountRegion place, Retries retries) {
    return new SdkCentralHub(clients.hub(place), retries);
  }

  @Override
  public void updatePolicy(String policyId, JsonValue properties, String reason)
      throws SecurityHubException {
    UpdateConfigurationPolicyRequest.Builder request = UpdateConfigurationPolicyRequest.builder();
    SdkJson.fill(request, properties);
    request.identifier(policyId).updatedReason(reason);
    hub.send(
        ApiOperation.UPDATE_POLICY, () -> hub.client.updateConfigurationPolicy(request.build()));
  }

  @Override
  public void tagPolicy(String arn, Map<String, String> tags) throws SecurityHubException {
    hub.send(
        ApiOperation.TAG_POLICY,
        () -> hub.client.tagResource(request -> request.resourceArn(arn).tags(tags)));
  }

  @Override
  public void associate(String policyId, PolicyTarget target) throws SecurityHubException {
    hub.send(
        ApiOperation.START_ASSOCIATION,
        () ->
            hub.client.startConfigurationPolicyAssociation(
                request -> request.configurationPolicyIdentifier(policyId).target(target(target))));
  }

  private static Target target(PolicyTarget target) {
    return switch (target.type()) {
      case "ROOT" -> Target.fromRootId(target.id());
      case "ORGANIZATIONAL_UNIT" -> Target.fromOrganizationalUnitId(target.id());
      default -> Target.fromAccountId(target.id());
    };
  }

  @Override
  public void updateAggregator(LiveAggregator wanted) throws SecurityHubException {
    hub.send(
        ApiOperation.UPDATE_AGGREGATOR,
        () ->
            hub.client.updateFindingAggregator(
                request -> {
                  request
                      .findingAggregatorArn(wanted.arn())
                      .regionLinkingMode(wanted.linkingMode());
                  if (!wanted.regions().isEmpty()) {
                    request.regions(wanted.regions());
                  }
                }));
  }
}

package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** The port, through the SDK's client. No request is retried here. */
final class SdkSecurityHub extends SdkSecurityHubReader implements SecurityHub {
  private final boolean listsPolicies;

  SdkSecurityHub(SecurityHubClient client, AccountRegion place, boolean listsPolicies) {
    super(client, place);
    this.listsPolicies = listsPolicies;
  }

  @Override
  public List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
    return listsPolicies ? super.associatedPolicies() : List.of();
  }

  @Override
  public void update(OrganizationConfiguration desired) throws SecurityHubException {
    ApiOperation operation = ApiOperation.updateTo(desired.type());
    send(operation, () -> client.updateOrganizationConfiguration(Translator.request(desired)));
  }

  @Override
  public void updateHub(HubSettings settings) throws SecurityHubException {
    send(
        ApiOperation.UPDATE_HUB,
        () -> client.updateSecurityHubConfiguration(Translator.request(settings)));
  }

  @Override
  public void tag(Map<String, String> tags) throws SecurityHubException {
    send(
        ApiOperation.TAG,
        () -> client.tagResource(request -> request.resourceArn(hubArn()).tags(tags)));
  }

  @Override
  public void untag(Set<String> keys) throws SecurityHubException {
    send(
        ApiOperation.UNTAG,
        () -> client.untagResource(request -> request.resourceArn(hubArn()).tagKeys(keys)));
  }
}

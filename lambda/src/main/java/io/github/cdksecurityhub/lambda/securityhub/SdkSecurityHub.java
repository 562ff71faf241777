package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** The port, through the SDK's client. No request is retried here. */
final class SdkSecurityHub extends SdkSecurityHubReader implements SecurityHub {

  SdkSecurityHub(SecurityHubClient client, AccountRegion place) {
    super(client, place);
  }

  @Override
  public void update(OrganizationConfiguration desired) throws SecurityHubException {
    ApiOperation operation = ApiOperation.updateTo(desired.type());
    send(operation, () -> client.updateOrganizationConfiguration(Translator.request(desired)));
  }
}

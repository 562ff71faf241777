package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.wire.Service;

/** The port, over the wire. What failed is not asked again here. */
final class HttpSecurityHub extends HttpSecurityHubReader implements SecurityHub {

  HttpSecurityHub(Service service, AccountRegion place) {
    super(service, place);
  }

  @Override
  public void update(OrganizationConfiguration desired) throws SecurityHubException {
    ApiOperation call =
        switch (desired.type()) {
          case LOCAL -> ApiOperation.UPDATE_TO_LOCAL;
          case CENTRAL -> ApiOperation.UPDATE_TO_CENTRAL;
        };
    asking.acknowledged(call, Operations.updateOrganizationConfiguration(desired));
  }
}

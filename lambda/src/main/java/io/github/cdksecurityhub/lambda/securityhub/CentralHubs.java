package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.central.CentralHub;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Retries;

/**
 * Central configuration for the function's own credentials. Apart from {@link SecurityHubClients},
 * because the function of the custom resource is to load nothing of it.
 */
public record CentralHubs(SecurityHubClients clients) {

  public CentralHub in(AccountRegion place, Retries retries) {
    SdkSecurityHub hub = clients.hub(place);
    return new SdkCentralHub(hub, clients.patching(place), new RetriedRequests(hub, retries));
  }
}

package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import io.github.cdksecurityhub.lambda.wire.Credentials;
import io.github.cdksecurityhub.lambda.wire.Endpoint;
import io.github.cdksecurityhub.lambda.wire.Http;
import io.github.cdksecurityhub.lambda.wire.Service;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Security Hub for a person's credentials, to be looked at: what it gives has no operation that
 * writes.
 */
public final class SecurityHubReaders {
  private final InstantSource time;
  private final Credentials.Source credentials;
  private final Function<String, URI> endpoints;
  private final Http http = SecurityHubClients.connections();

  /**
   * Connects nowhere yet.
   *
   * @param time what requests are dated by
   * @param credentials whose they are
   * @param endpoints where Security Hub is in a Region
   */
  public SecurityHubReaders(
      InstantSource time, Credentials.Source credentials, Function<String, URI> endpoints) {
    this.time = time;
    this.credentials = credentials;
    this.endpoints = endpoints;
  }

  /** Returns Security Hub at {@code place}. */
  public SecurityHubReader in(AccountRegion place) {
    return new HttpSecurityHubReader(service(place.region()), place);
  }

  /**
   * Reads whether Security Hub is enabled at {@code place}.
   *
   * @throws SecurityHubException where that can't be read
   */
  public boolean isHubEnabled(AccountRegion place) throws SecurityHubException {
    return new HttpHubStatus(new Asking(service(place.region()), place)).isEnabled();
  }

  private Service service(String region) {
    Endpoint endpoint = new Endpoint(SecurityHubClients.SERVICE, region, endpoints.apply(region));
    return new Service(endpoint, credentials, http, time);
  }
}

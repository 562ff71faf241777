package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.wire.Connections;
import io.github.cdksecurityhub.lambda.wire.Credentials;
import io.github.cdksecurityhub.lambda.wire.Endpoint;
import io.github.cdksecurityhub.lambda.wire.Http;
import io.github.cdksecurityhub.lambda.wire.Service;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/**
 * Security Hub in any Region, for the function's own credentials.
 *
 * <p>Requests are never repeated here: what a failure deserves is decided by meaning, one layer up.
 */
public final class SecurityHubClients {
  /** Security Hub's signing name. */
  static final String SERVICE = "securityhub";

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration HANDSHAKE = Duration.ofMillis(1500);

  private final InstantSource time;
  private final UnaryOperator<String> environment;
  private final Credentials.Source credentials;
  private final Connections http = connections();

  /**
   * Connects nowhere yet.
   *
   * @param time what requests are dated by: the machine's own clock, since an instance sleeps
   *     between events, and one that counts from its start would be behind afterwards
   * @param environment the function's, where Lambda puts its credentials, and where endpoints can
   *     be set as for AWS's SDKs
   */
  public SecurityHubClients(InstantSource time, UnaryOperator<String> environment) {
    this.time = time;
    this.environment = environment;
    this.credentials = Credentials.of(environment);
  }

  static Connections connections() {
    return new Connections(CONNECT, ANSWER);
  }

  /** Returns Security Hub at {@code place}. */
  public SecurityHub in(AccountRegion place) {
    return in(place, http);
  }

  /**
   * Returns a Security Hub that loads whatever a real one needs, and asks nobody: only its answers
   * are made up.
   */
  public SecurityHub rehearsing(AccountRegion place) {
    return in(place, new SelfAnsweringHttp());
  }

  SecurityHub in(AccountRegion place, Http by) {
    return new HttpSecurityHub(new Service(endpoint(place.region()), credentials, by, time), place);
  }

  private Endpoint endpoint(String region) {
    return Endpoint.find(SERVICE, "SECURITYHUB", region, environment);
  }

  /**
   * Connects to the endpoint of a Region, TLS handshake included, and sends nothing.
   *
   * @throws IOException where there is no connection to be had; the first event will say so, with
   *     its place
   */
  public void shakeHands(String region) throws IOException {
    new Connections(HANDSHAKE, HANDSHAKE).shakeHands(endpoint(region).uri());
  }
}

package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.iam.IamPolicy;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * A Security Hub on this machine: one endpoint for all accounts and Regions.
 *
 * <p>The Region of a call is that of its Signature Version 4 credential scope; the account is that
 * of its access key id, {@link #DEFAULT_ACCOUNT} unless {@link #assignKey} says otherwise. In every
 * Region, the default account starts as a subscribed delegated administrator with a fresh
 * configuration (R7), without a finding aggregator, in an organization that is synced. Other
 * accounts start subscribed and not as administrators.
 *
 * <p>Nothing in it is random but request ids, and time passes as its source of time says: only a
 * fault's delay is real time.
 */
public final class LocalSecurityHub implements AutoCloseable {
  /** The account of every access key that was not assigned to another. */
  public static final String DEFAULT_ACCOUNT = "123456789012";

  /** The account that owns the organization, unless a test says otherwise. */
  public static final String MANAGEMENT_ACCOUNT = "111122223333";

  private final World world;
  private final Scripts scripts;
  private final Endpoint endpoint;
  private final RestServer server;
  private final URI uri;

  private LocalSecurityHub(InstantSource time, Optional<SSLContext> tls) {
    world = new World(time, initial());
    scripts = new Scripts(world.lock());
    endpoint = new Endpoint(world, scripts, DEFAULT_ACCOUNT);
    server = new RestServer(endpoint::answer, tls);
    String origin = tls.isPresent() ? "https://localhost:" : "http://127.0.0.1:";
    uri = URI.create(origin + server.port());
  }

  private static Organization initial() {
    Account administrator = Account.of(DEFAULT_ACCOUNT, RegionState.ofAdministrator());
    return new Organization(
        "o-exampleorg",
        MANAGEMENT_ACCOUNT,
        AwsRegions.OPT_IN,
        Countdown.OVER,
        Map.of(DEFAULT_ACCOUNT, administrator));
  }

  /**
   * Starts on a free loopback port, with the system's time.
   *
   * @return a hub that answers; close it
   */
  public static LocalSecurityHub start() {
    return start(InstantSource.system());
  }

  /**
   * Starts on a free loopback port.
   *
   * @param time when things happen, for instance a {@link ManualTime} or a {@link java.time.Clock}
   * @return a hub that answers; close it
   */
  public static LocalSecurityHub start(InstantSource time) {
    return new LocalSecurityHub(time, Optional.empty());
  }

  /**
   * Starts on a free loopback port, with TLS.
   *
   * @param time when things happen
   * @param tls what proves the name {@code localhost} to clients
   * @return a hub that answers; close it
   */
  public static LocalSecurityHub start(InstantSource time, SSLContext tls) {
    return new LocalSecurityHub(time, Optional.of(tls));
  }

  /**
   * Where to call it.
   *
   * @return scheme, host and port
   */
  public URI endpoint() {
    return uri;
  }

  /**
   * The default account in a Region.
   *
   * @param region its name
   * @return a handle
   */
  public RegionHandle in(String region) {
    return in(DEFAULT_ACCOUNT, region);
  }

  /**
   * An account in a Region.
   *
   * @param account twelve digits
   * @param region its name
   * @return a handle
   */
  public RegionHandle in(String account, String region) {
    return new RegionHandle(world, scripts, new World.Place(account, region));
  }

  /**
   * The organization, with the default account as its administrator.
   *
   * @return a handle
   */
  public OrganizationHandle organization() {
    return organization(DEFAULT_ACCOUNT);
  }

  /**
   * The organization, with an account as its administrator.
   *
   * @param administrator twelve digits
   * @return a handle
   */
  public OrganizationHandle organization(String administrator) {
    return new OrganizationHandle(world, administrator);
  }

  /**
   * The configuration policies of the default account.
   *
   * @return a handle
   */
  public PoliciesHandle policies() {
    return new PoliciesHandle(world, DEFAULT_ACCOUNT);
  }

  /**
   * Says which account an access key belongs to.
   *
   * @param accessKeyId the key
   * @param account twelve digits
   * @return this hub
   */
  public LocalSecurityHub assignKey(String accessKeyId, String account) {
    endpoint.assign(accessKeyId, account);
    return this;
  }

  /**
   * Decides what the roles of callers may do; without it, each may do everything.
   *
   * @param policyOfToken from a session token to what its role's policies allow
   * @return this hub
   */
  public LocalSecurityHub roles(Function<String, IamPolicy> policyOfToken) {
    endpoint.roles(policyOfToken);
    return this;
  }

  /**
   * Turns a knob in every Region; a Region's own setting goes before it.
   *
   * @param knob which knob
   * @param value its value
   * @param <T> the type of its values
   * @return this hub
   */
  public <T> LocalSecurityHub set(Knob<T> knob, T value) {
    world.set(knob, value);
    return this;
  }

  /**
   * Turns every knob in every Region; a Region's own settings go before it.
   *
   * @param behaviour all knobs
   * @return this hub
   */
  public LocalSecurityHub behave(Behaviour behaviour) {
    world.behave(behaviour);
    return this;
  }

  /**
   * The script of an operation in all accounts and Regions that have none of their own left.
   *
   * @param operation the operation
   * @return the one script there is for it
   */
  public OperationScript on(Operation operation) {
    return scripts.at(
        new Scripts.Place(Optional.empty(), Optional.empty(), Optional.of(operation)));
  }

  /**
   * The script of whatever call comes, where no nearer one has steps left.
   *
   * @return the one script there is for it
   */
  public OperationScript onAny() {
    return scripts.at(new Scripts.Place(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  /**
   * Lets somebody do something later: right before the first call at or after that time.
   *
   * @param delay by the hub's source of time
   * @param action for instance a foreign write through a {@link RegionHandle}
   */
  public void after(Duration delay, Runnable action) {
    world.schedule(delay, action);
  }

  /**
   * Reports every call that the service rules on from now on, as CloudTrail does: denied ones and
   * those that are answered with an error too.
   *
   * @param listener is called in order, while the hub waits
   */
  public void trail(Consumer<TrailEntry> listener) {
    world.trail(listener);
  }

  /** Forgets every fault and foreign action that scripts still hold. */
  public void clearScripts() {
    scripts.clear();
  }

  /**
   * Every call so far, in the order in which the service ruled on them.
   *
   * @return a snapshot
   */
  public Calls calls() {
    return world.calls();
  }

  /** Forgets the calls so far. */
  public void forgetCalls() {
    world.forgetCalls();
  }

  /** Refuses connections and ends those there are, until {@link #acceptConnections}. */
  public void refuseConnections() {
    server.pause();
  }

  /** Accepts connections again, on the same port. */
  public void acceptConnections() {
    server.resume();
  }

  @Override
  public void close() {
    server.close();
  }
}

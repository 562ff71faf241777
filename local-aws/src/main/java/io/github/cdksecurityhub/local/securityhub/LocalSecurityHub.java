package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.AwsRegions;
import io.github.cdksecurityhub.local.http.Front;
import io.github.cdksecurityhub.local.iam.IamPolicy;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * A Security Hub on this machine: one endpoint for all accounts and Regions.
 *
 * <p>The Region of a call is that of its Signature Version 4 credential scope; the account is that
 * whose number its access key id ends in, else {@link #DEFAULT_ACCOUNT}. In every Region, the
 * default account starts as a subscribed delegated administrator with a fresh configuration (R7),
 * without a finding aggregator, in an organization that is synced. Other accounts start subscribed
 * and not as administrators.
 *
 * <p>Nothing in it is random but request ids, and time passes as its source of time does: only a
 * fault's delay is real time.
 */
public final class LocalSecurityHub implements AutoCloseable {
  /** The account of every access key that names no other, unless a builder sets another. */
  public static final String DEFAULT_ACCOUNT = "123456789012";

  /** The account that owns the organization, unless a test sets another. */
  public static final String MANAGEMENT_ACCOUNT = "111122223333";

  /**
   * Whether AWS has a Region.
   *
   * @param name the Region's name
   * @return true too where only the number at its end is another, as of a Region that is newer
   */
  public static boolean isRegion(String name) {
    return AwsRegions.isKnown(name);
  }

  private final World world;
  private final String account;
  private final Scripts scripts;
  private final Endpoint endpoint;
  private final Front front;

  LocalSecurityHub(int port, Optional<SSLContext> tls, String account, World world) {
    this.world = world;
    this.account = account;
    scripts = new Scripts(world.lock());
    endpoint = new Endpoint(world, scripts);
    front = new Front(port, tls, account).serve("securityhub", endpoint);
  }

  /**
   * Configures a hub before it starts.
   *
   * @return a builder with the defaults
   */
  public static LocalSecurityHubBuilder builder() {
    return new LocalSecurityHubBuilder();
  }

  /**
   * Starts on a free loopback port, with the system's time.
   *
   * @return a running hub; close it
   */
  public static LocalSecurityHub start() {
    return builder().build();
  }

  /** Where to call it: scheme, host and port. */
  public URI endpoint() {
    return front.uri();
  }

  /**
   * The address, where other services can be served beside.
   *
   * @return the listener at {@link #endpoint}
   */
  public Front front() {
    return front;
  }

  /** The account of every access key that names no other: twelve digits. */
  public String account() {
    return account;
  }

  /**
   * All that the hub has, to be kept: {@link LocalSecurityHubBuilder#state} starts with it.
   *
   * @return JSON; what is under way is in it as done
   */
  public String state() {
    return StateJson.write(world.organization()).toPrettyString();
  }

  /** The default account in a Region. */
  public RegionHandle in(String region) {
    return in(account, region);
  }

  /**
   * An account in a Region.
   *
   * @param account twelve digits
   * @param region its name
   */
  public RegionHandle in(String account, String region) {
    return new RegionHandle(world, scripts, new World.Place(account, region));
  }

  /** The organization, with the default account as its administrator. */
  public OrganizationHandle organization() {
    return organization(account);
  }

  /**
   * The organization, with an account as its administrator.
   *
   * @param administrator twelve digits
   */
  public OrganizationHandle organization(String administrator) {
    return new OrganizationHandle(world, administrator);
  }

  /** The configuration policies of the default account. */
  public PoliciesHandle policies() {
    return new PoliciesHandle(world, account);
  }

  /**
   * Decides what callers may do in IAM (R16, R32); without it, each may do everything.
   *
   * @param policyOfToken from a session token, empty for a user, to what the caller's policies
   *     allow
   */
  public LocalSecurityHub permissions(Function<String, IamPolicy> policyOfToken) {
    endpoint.permissions(policyOfToken);
    return this;
  }

  /** Turns a knob in every Region; a Region's own setting goes before it. */
  public <T> LocalSecurityHub set(Knob<T> knob, T value) {
    world.set(knob, value);
    return this;
  }

  /** The script of an operation in all accounts and Regions that have none of their own left. */
  public OperationScript on(Operation operation) {
    return scripts.at(
        new Scripts.Place(Optional.empty(), Optional.empty(), Optional.of(operation)));
  }

  /** The script of every call, where no nearer one has steps left. */
  public OperationScript onAny() {
    return scripts.at(new Scripts.Place(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  /**
   * Reports every call that the service rules on from now on, as CloudTrail does: denied ones and
   * those that fail too.
   *
   * @param listener is called in order, while the hub waits, beside those that listen already
   */
  public void trail(Consumer<TrailEntry> listener) {
    world.trail(listener);
  }

  /** Forgets every fault and foreign action that scripts still hold. */
  public void clearScripts() {
    scripts.clear();
  }

  /** Every call so far, in the order in which the service ruled on them. */
  public Calls calls() {
    return world.calls();
  }

  /** Forgets the calls so far. */
  public void forgetCalls() {
    world.forgetCalls();
  }

  /** Refuses connections and ends those there are, until {@link #acceptConnections}. */
  public void refuseConnections() {
    front.refuseConnections();
  }

  /** Accepts connections again, on the same port. */
  public void acceptConnections() {
    front.acceptConnections();
  }

  @Override
  public void close() {
    front.close();
  }
}

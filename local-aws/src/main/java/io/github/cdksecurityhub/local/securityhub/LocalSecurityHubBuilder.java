package io.github.cdksecurityhub.local.securityhub;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/**
 * Configures a local Security Hub before it starts.
 *
 * <p>Where no Region is named, the account is a subscribed delegated administrator in every Region.
 * Once one is named, the account has in each Region only what is configured for that Region: {@code
 * builder().region("eu-west-1").subscribed().administrator().build()}.
 */
public final class LocalSecurityHubBuilder {
  private static final RegionState NOTHING = RegionState.ofMember().withSubscribed(false);

  private final Map<String, RegionState> regions = new LinkedHashMap<>();
  private RegionState elsewhere = RegionState.ofAdministrator();
  private Optional<String> current = Optional.empty();
  private int port;
  private String account = LocalSecurityHub.DEFAULT_ACCOUNT;
  private String managementAccount = LocalSecurityHub.MANAGEMENT_ACCOUNT;
  private InstantSource time = InstantSource.system();
  private Optional<SSLContext> tls = Optional.empty();
  private Behaviour behaviour = Behaviour.mostProbable();
  private Optional<String> state = Optional.empty();
  private Optional<Set<String>> existing = Optional.empty();

  LocalSecurityHubBuilder() {}

  /**
   * Sets the loopback port.
   *
   * @param value the port; default 0, a free one
   */
  public LocalSecurityHubBuilder port(int value) {
    port = value;
    return this;
  }

  /**
   * Sets the account of every access key that names no other.
   *
   * @param value twelve digits; default {@link LocalSecurityHub#DEFAULT_ACCOUNT}
   */
  public LocalSecurityHubBuilder account(String value) {
    account = requireAccount(value);
    return this;
  }

  /**
   * Sets the account that owns the organization.
   *
   * @param value twelve digits; default {@link LocalSecurityHub#MANAGEMENT_ACCOUNT}
   */
  public LocalSecurityHubBuilder managementAccount(String value) {
    managementAccount = requireAccount(value);
    return this;
  }

  /**
   * Sets when things happen.
   *
   * @param value for instance a {@link ManualTime}; default the system's time
   */
  public LocalSecurityHubBuilder time(InstantSource value) {
    time = value;
    return this;
  }

  /**
   * Listens with TLS.
   *
   * @param value what proves the name {@code localhost} to clients; default plain HTTP
   */
  public LocalSecurityHubBuilder tls(SSLContext value) {
    tls = Optional.of(value);
    return this;
  }

  /**
   * Turns a knob in every Region.
   *
   * @param knob which knob
   * @param value its value; default the knob's most probable one
   * @param <T> the type of its values
   */
  public <T> LocalSecurityHubBuilder set(Knob<T> knob, T value) {
    behaviour = behaviour.with(knob, value);
    return this;
  }

  /**
   * Enables Security Hub nowhere and makes the account an administrator nowhere, but for what is
   * configured for Regions.
   */
  public LocalSecurityHubBuilder nothingEnabled() {
    elsewhere = NOTHING;
    return this;
  }

  /**
   * The account has these Regions and no other (R49).
   *
   * @param names for instance {@code eu-west-1}; default all there are
   */
  public LocalSecurityHubBuilder onlyRegions(Collection<String> names) {
    existing = Optional.of(Set.copyOf(names));
    return this;
  }

  /**
   * Names the Region that the following calls configure.
   *
   * @param name for instance {@code eu-west-1}
   */
  public LocalSecurityHubBuilder region(String name) {
    nothingEnabled();
    current = Optional.of(name);
    regions.putIfAbsent(name, NOTHING);
    return this;
  }

  /** Security Hub is enabled in the Region named last (R14). */
  public LocalSecurityHubBuilder subscribed() {
    return change(state -> state.withSubscribed(true));
  }

  /** The account is the delegated administrator in the Region named last (R13). */
  public LocalSecurityHubBuilder administrator() {
    return change(state -> state.withAdministrator(true));
  }

  /**
   * The Region named last has an organization configuration already.
   *
   * @param live what is live; default {@link LiveConfiguration#fresh}
   */
  public LocalSecurityHubBuilder configured(LiveConfiguration live) {
    return change(state -> state.withLive(live));
  }

  /**
   * Starts with what an earlier hub had, as {@link LocalSecurityHub#state} gives it, in place of
   * what is configured for Regions.
   *
   * @param json the state, or a part of it
   */
  public LocalSecurityHubBuilder state(String json) {
    state = Optional.of(json);
    return this;
  }

  /**
   * Starts it.
   *
   * @return a running hub; close it
   * @throws IllegalArgumentException if the state is none
   */
  public LocalSecurityHub build() {
    Account administrator = Account.of(account, elsewhere);
    for (Map.Entry<String, RegionState> region : regions.entrySet()) {
      administrator = administrator.withRegion(region.getKey(), untouched -> region.getValue());
    }
    if (existing.isPresent()) {
      administrator = administrator.withEveryRegion(state -> state.withEnabled(false));
      for (String region : existing.get()) {
        administrator = administrator.withRegion(region, state -> state.withEnabled(true));
      }
    }
    Organization fresh =
        new Organization(
            "o-exampleorg", managementAccount, Countdown.OVER, Map.of(account, administrator));
    Organization organization = state.map(json -> StateJson.read(json, fresh)).orElse(fresh);
    return new LocalSecurityHub(port, tls, account, new World(time, behaviour, organization));
  }

  private LocalSecurityHubBuilder change(UnaryOperator<RegionState> change) {
    String name =
        current.orElseThrow(
            () -> new IllegalStateException("Name a Region first: builder().region(NAME)"));
    regions.computeIfPresent(name, (region, state) -> change.apply(state));
    return this;
  }

  private static String requireAccount(String value) {
    if (!value.matches("\\d{12}")) {
      throw new IllegalArgumentException("An account is twelve digits, not \"" + value + "\"");
    }
    return value;
  }
}

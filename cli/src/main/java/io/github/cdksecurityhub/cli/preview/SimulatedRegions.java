package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The Regions of all accounts as the events of one deployment find and leave them. */
public final class SimulatedRegions {
  private final Function<AccountRegion, SecurityHubReader> readers;
  private final Clock real;
  private final Duration retryTime;
  private final Map<AccountRegion, SimulatedRegion> regions = new HashMap<>();

  /** By account, the Region that has left CENTRAL, and with it all that it links. */
  private final Map<String, String> leftCentral = new HashMap<>();

  /** Begins with what is live before the deployment; reads nothing yet. */
  public SimulatedRegions(
      Function<AccountRegion, SecurityHubReader> readers, Clock real, Duration retryTime) {
    this.readers = readers;
    this.real = real;
    this.retryTime = retryTime;
  }

  public Preview preview(AccountRegion place) {
    return new Preview(this, place);
  }

  /** Returns the same Regions, for events that leave these as they are. */
  synchronized SimulatedRegions copy() {
    SimulatedRegions copy = new SimulatedRegions(readers, real, retryTime);
    copy.leftCentral.putAll(leftCentral);
    regions.forEach((place, region) -> copy.regions.put(place, region.copy()));
    return copy;
  }

  SimulatedClock clock() {
    return new SimulatedClock(real, retryTime);
  }

  /** Gives {@code place} the type of its home Region, or LOCAL where it is linked no longer. */
  public void follow(AccountRegion place, ConfigurationType type) {
    at(place).follow(type);
  }

  SecurityHubReader reader(AccountRegion place) {
    return readers.apply(place);
  }

  synchronized SimulatedRegion at(AccountRegion place) {
    return regions.computeIfAbsent(place, this::begin);
  }

  private SimulatedRegion begin(AccountRegion place) {
    SimulatedRegion region = new SimulatedRegion(readers.apply(place));
    String home = leftCentral.getOrDefault(place.account(), place.region());
    if (!home.equals(place.region())) {
      region.follow(ConfigurationType.LOCAL);
    }
    return region;
  }

  /** The home Region goes CENTRAL, and those that it links with it. */
  synchronized void goCentral(AccountRegion home, Collection<String> linked) {
    leftCentral.remove(home.account());
    for (String region : linked) {
      at(new AccountRegion(home.account(), region)).follow(ConfigurationType.CENTRAL);
    }
  }

  /** The home Region leaves CENTRAL, and all of the account with it. */
  synchronized void leaveCentral(AccountRegion home) {
    leftCentral.put(home.account(), home.region());
    regions.forEach(
        (place, region) -> {
          if (place.account().equals(home.account()) && !place.equals(home)) {
            region.follow(ConfigurationType.LOCAL);
          }
        });
  }
}

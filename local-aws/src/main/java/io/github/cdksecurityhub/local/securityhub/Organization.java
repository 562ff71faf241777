package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.AwsRegions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The organization as Security Hub sees it: the whole state of the local service.
 *
 * @param id for instance {@code o-exampleorg}
 * @param managementAccount the account that owns the organization
 * @param syncing how long the data of the organization is still syncing (R22)
 * @param accounts the accounts that were set or changed
 */
record Organization(
    String id, String managementAccount, Countdown syncing, Map<String, Account> accounts) {

  Account account(String accountId) {
    Account known = accounts.get(accountId);
    return known == null ? Account.of(accountId, RegionState.ofMember()) : known;
  }

  /** Whether any account administers a Region; where none does, each account is on its own. */
  boolean hasAdministratorIn(String region) {
    return accounts.values().stream().anyMatch(account -> account.region(region).administrator());
  }

  /** Who administers an account in a Region: the administrator there, or itself where none does. */
  Account administratorOf(String accountId, String region) {
    return accounts.values().stream()
        .filter(account -> account.region(region).administrator())
        .findFirst()
        .orElseGet(() -> account(accountId));
  }

  Organization withAccount(String accountId, UnaryOperator<Account> change) {
    Map<String, Account> more = new HashMap<>(accounts);
    more.put(accountId, change.apply(account(accountId)));
    return new Organization(id, managementAccount, syncing, Map.copyOf(more));
  }

  /** With a new account, which gets in each Region what is configured for those (R43). */
  Organization joinedBy(String accountId) {
    Account joined = Account.of(accountId, RegionState.ofMember().withSubscribed(false));
    for (String region : AwsRegions.ALL) {
      LiveConfiguration live = administratorOf(accountId, region).region(region).live();
      boolean defaults = live.standards() == AutoEnableStandards.DEFAULT;
      if (hasAdministratorIn(region) && !live.isCentral() && live.autoEnable()) {
        List<String> standards = defaults ? Standards.DEFAULTS : List.of();
        joined =
            joined.withRegion(
                region,
                state -> state.withSubscribed(true).withHub(hub -> hub.withStandards(standards)));
      }
    }
    Account result = joined;
    return withAccount(accountId, unknown -> result);
  }

  Organization withRegion(String accountId, String region, UnaryOperator<RegionState> change) {
    return withAccount(accountId, account -> account.withRegion(region, change));
  }

  Organization withManagementAccount(String value) {
    return new Organization(id, value, syncing, accounts);
  }

  Organization withSyncing(Countdown value) {
    return new Organization(id, managementAccount, value, accounts);
  }

  /** Registers an administrator where it was none; that is when its data begins to sync (R22). */
  Organization registering(String accountId, String region, Lasting sync, Instant now) {
    boolean registeredBefore = account(accountId).region(region).administrator();
    boolean syncs = !registeredBefore && !sync.equals(Lasting.none());
    Organization registered = withRegion(accountId, region, s -> s.withAdministrator(true));
    return syncs ? registered.withSyncing(Countdown.of(sync, now)) : registered;
  }

  Organization settledAt(Instant now) {
    Organization settled = this;
    for (String accountId : accounts.keySet()) {
      settled = settled.withAccount(accountId, account -> account.settledAt(now));
    }
    return settled;
  }
}

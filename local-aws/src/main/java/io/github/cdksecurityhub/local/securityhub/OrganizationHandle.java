package io.github.cdksecurityhub.local.securityhub;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is the same for the organization and its administrator in all Regions, for tests. */
public final class OrganizationHandle {
  private final World world;
  private final String account;

  OrganizationHandle(World world, String account) {
    this.world = world;
    this.account = account;
  }

  /**
   * Sets which account owns the organization; where it is the administrator's own, R21 applies.
   *
   * @param id twelve digits
   */
  public OrganizationHandle managementAccount(String id) {
    return change(organization -> organization.withManagementAccount(id));
  }

  /**
   * Lets a new account join: in each Region it gets what the administrator's local configuration
   * says of new accounts, and nothing where there is none (R43).
   *
   * @param id twelve digits
   */
  public OrganizationHandle join(String id) {
    return change(organization -> organization.joinedBy(id));
  }

  /**
   * Lets the data of the organization sync; calls are the updates to CENTRAL in that time (R22).
   *
   * @param lasting for how long
   */
  public OrganizationHandle sync(Lasting lasting) {
    return change(o -> o.withSyncing(Countdown.of(lasting, world.now())));
  }

  /** Creates or replaces the finding aggregator, linking no Region. */
  public OrganizationHandle aggregate(String homeRegion) {
    return aggregate(homeRegion, RegionLinkingMode.NO_REGIONS, List.of());
  }

  /**
   * Creates or replaces the finding aggregator.
   *
   * @param homeRegion its Region
   * @param mode which Regions it links
   * @param regions the Regions that the mode speaks of
   */
  public OrganizationHandle aggregate(
      String homeRegion, RegionLinkingMode mode, List<String> regions) {
    FindingAggregator aggregator = FindingAggregators.of(account, homeRegion, mode, regions);
    return changeAccount(a -> a.withAggregator(Optional.of(aggregator)));
  }

  /** Removes the finding aggregator, also where the service would refuse that. */
  public OrganizationHandle removeAggregator() {
    return changeAccount(a -> a.withAggregator(Optional.empty()));
  }

  /**
   * Sets how many configuration policies there are (R28).
   *
   * @param count zero or more
   */
  public OrganizationHandle policies(int count) {
    return changeAccount(a -> a.withPolicies(a.policies().withCount(count, world.now())));
  }

  /**
   * Sets how many targets policies are associated with (R28).
   *
   * @param count zero or more
   */
  public OrganizationHandle associations(int count) {
    return changeAccount(a -> a.withPolicies(a.policies().withAssociations(count, world.now())));
  }

  /**
   * Begins to remove all associations; calls are the refused attempts to leave CENTRAL (R28).
   *
   * @param lasting how long they take to go
   */
  public OrganizationHandle disassociate(Lasting lasting) {
    return changeAccount(
        a -> a.withPolicies(a.policies().disassociating(Countdown.of(lasting, world.now()))));
  }

  /**
   * Removes the administrator through AWS Organizations: central configuration stops by itself, its
   * policies go, and the account is no administrator in any Region (R30).
   */
  public OrganizationHandle removeAdministratorThroughOrganizations() {
    return changeAccount(
        a -> a.withPolicies(Policies.NONE).withEveryRegion(RegionState::dismissed));
  }

  /** The finding aggregator, where there is one. */
  public Optional<FindingAggregator> aggregator() {
    return world.organization().account(account).aggregator();
  }

  private OrganizationHandle changeAccount(UnaryOperator<Account> change) {
    return change(organization -> organization.withAccount(account, change));
  }

  private OrganizationHandle change(UnaryOperator<Organization> change) {
    world.change(change);
    return this;
  }
}

package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.ownership.OwnedRegion;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.WriteCheck;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The Delete of a resource in a linked Region while the organization is CENTRAL: it writes nothing
 * there, and lets the home Region remember what is to be live there once CENTRAL is left (R11).
 */
record HandOver(EventContext context, AccountRegion place, Owner me) {

  /**
   * Where the home Region is the same stack's and remembers what this resource had {@code set}, it
   * remembers what would be put back, {@code later}, instead.
   */
  void handOver(OrganizationConfiguration set, OrganizationConfiguration later)
      throws ReconcileException, InterruptedException {
    if (set.withHub(HubSettings.NONE) instanceof Local remembered
        && later.withHub(HubSettings.NONE) instanceof Local instead
        && !remembered.equals(instead)) {
      SecurityHub hub = context.hubs().apply(place);
      Optional<String> home =
          retries()
              .call(ApiOperation.LIST_AGGREGATORS.action(), hub::findHomeRegion)
              .filter(name -> !name.equals(place.region()));
      if (home.isPresent()) {
        replace(new AccountRegion(place.account(), home.get()), remembered, instead);
      }
    }
  }

  private void replace(AccountRegion home, Local remembered, Local instead)
      throws ReconcileException, InterruptedException {
    OwnedRegion region = context.region(home, WriteCheck.NONE);
    Ownership memory = region.readOwnership();
    if (!memory.linked(place.region()).equals(remembered)) {
      memory =
          region.readOwnershipAgain(
              Duration.ZERO, "the home Region remembers another configuration");
    }
    boolean isOurs = memory.owner().filter(owner -> owner.isInStackOf(me)).isPresent();
    if (isOurs && memory.linked(place.region()).equals(remembered)) {
      // A tag of its own, since the events of several linked Regions run at once.
      Map<String, String> tag = OwnershipTags.ofLinked(place.region(), instead);
      retries().run(ApiOperation.TAG.action(), () -> context.hubs().apply(home).tag(tag));
    }
  }

  private Retries retries() {
    return new Retries(context.deadline(), any -> {});
  }
}

package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Outcome;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.Reconciler;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Handles a Delete: changes only what is provably this resource's, which is what has its id, in
 * this account and Region, and is still live as it was declared last.
 */
record DeleteHandler(
    CustomResourceEvent event, String account, Function<AccountRegion, Reconciler> reconcilers) {

  Response handle() throws ReconcileException, InterruptedException {
    Optional<PhysicalResourceId> id = PhysicalResourceId.parse(event.physicalResourceId());
    Optional<ResourceProperties> properties = ResourceProperties.readLeniently(event.properties());
    if (id.isEmpty()) {
      return left("the PhysicalResourceId is not one of this construct's");
    }
    if (id.get().previous().isEmpty()) {
      return left("its Create failed before it read anything, so it changed nothing");
    }
    if (properties.isEmpty()) {
      return left("the event does not name what this resource had set");
    }
    AccountRegion place = new AccountRegion(account, properties.get().region());
    if (!id.get().place().equals(place)) {
      return left("the PhysicalResourceId is of " + id.get().place() + ", this is " + place);
    }
    Optional<OrganizationConfiguration> target =
        properties.get().onDelete().target(id.get().previous().get());
    if (target.isEmpty()) {
      return response(Outcome.RETAINED, "as OnDelete RETAIN declares");
    }
    return undo(properties.get(), target.get(), reconcilers.apply(place));
  }

  private Response undo(
      ResourceProperties properties, OrganizationConfiguration target, Reconciler reconciler)
      throws ReconcileException, InterruptedException {
    OrganizationConfiguration declared = properties.configuration();
    try {
      Observation found = reconciler.observe();
      LiveConfiguration live = found.live();
      if (!declared.matches(live) && !isInProgress(target, live)) {
        return left("live is " + live.summary() + ", which is no longer what this resource set");
      }
      boolean nothingToDo = declared.matches(live) && target.matches(live);
      if (nothingToDo || !reconciler.reconcileWhile(declared::matches, target, found).written()) {
        return response(Outcome.UNCHANGED, "live already is " + target.encoded());
      }
      return response(properties.onDelete().outcome(), "live is " + target.encoded());
    } catch (ReconcileException e) {
      if (e.failure().cause().endsOwnership()) {
        return left(e.failure().explanation() + " " + e.failure().error());
      }
      throw e;
    }
  }

  /** An earlier run of this Delete may have sent it and died (R36), so it is still to be proven. */
  private static boolean isInProgress(OrganizationConfiguration target, LiveConfiguration live) {
    return target.matches(live) && !live.status().isEnabled() && !live.status().isFailed();
  }

  private Response left(String why) {
    return response(Outcome.LEFT, why);
  }

  private Response response(Outcome outcome, String why) {
    return Response.success(
        outcome.word() + ": " + why, event.physicalResourceId(), Map.of("Outcome", outcome.word()));
  }
}

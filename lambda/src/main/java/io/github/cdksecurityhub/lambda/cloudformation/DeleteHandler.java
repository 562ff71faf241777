package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Outcome;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.Reconciler;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The Delete of one resource: touches only what is provably ours, and leaves what is declared to be
 * left (decision 6).
 *
 * <p>Ours is what has our id, in this account and Region, and is still live as this resource last
 * declared it.
 */
final class DeleteHandler {
  private final CustomResourceEvent event;
  private final String account;
  private final Function<AccountRegion, Reconciler> reconcilers;
  private final String physicalResourceId;

  DeleteHandler(
      CustomResourceEvent event,
      String account,
      Function<AccountRegion, Reconciler> reconcilers,
      String physicalResourceId) {
    this.event = event;
    this.account = account;
    this.reconcilers = reconcilers;
    this.physicalResourceId = physicalResourceId;
  }

  Response run() throws ReconcileException, InterruptedException {
    Optional<PhysicalResourceId> id = PhysicalResourceId.parse(physicalResourceId);
    Optional<ResourceProperties> declaration = ResourceProperties.readLeniently(event.properties());
    if (id.isEmpty()) {
      return left("the PhysicalResourceId is not one of ours");
    }
    if (id.get().previous().isEmpty()) {
      return left("its Create failed before it could look, so it changed nothing");
    }
    if (declaration.isEmpty()) {
      return left("the event does not tell what this resource had set");
    }
    AccountRegion place = new AccountRegion(account, declaration.get().region());
    if (!id.get().place().equals(place)) {
      return left("the PhysicalResourceId is of " + id.get().place() + ", this is " + place);
    }
    Optional<OrganizationConfiguration> target =
        declaration.get().onDelete().target(id.get().previous().get());
    return target.isEmpty()
        ? answer(Outcome.RETAINED, "as OnDelete RETAIN declares")
        : putBack(declaration.get(), target.get(), reconcilers.apply(place));
  }

  private Response putBack(
      ResourceProperties declaration, OrganizationConfiguration target, Reconciler reconciler)
      throws ReconcileException, InterruptedException {
    try {
      LiveConfiguration live = reconciler.observe();
      boolean isOurs = declaration.configuration().isShownBy(live);
      if (!isOurs && !isUnderWay(target, live)) {
        return left("live is " + live.summary() + ", which is no longer what this resource set");
      }
      if (isOurs && target.isShownBy(live)) {
        return answer(Outcome.UNCHANGED, "live already is as it is to be left");
      }
      boolean written =
          reconciler.convergeWhile(declaration.configuration()::isShownBy, target, live).written();
      return written
          ? putBackTo(declaration, target)
          : answer(Outcome.UNCHANGED, "it already is as it is to be left");
    } catch (ReconcileException e) {
      if (e.failure().meansNotOurs()) {
        return left(e.failure().cause() + " " + e.failure().said());
      }
      throw e;
    }
  }

  /** An earlier run of this Delete may have sent it and died (R36): the proof is still owed. */
  private static boolean isUnderWay(OrganizationConfiguration target, LiveConfiguration live) {
    return target.isShownBy(live) && !live.status().isEnabled() && !live.status().isFailed();
  }

  private Response putBackTo(ResourceProperties declaration, OrganizationConfiguration target) {
    Outcome outcome =
        switch (declaration.onDelete()) {
          case RESTORE -> Outcome.RESTORED;
          case RESET -> Outcome.RESET;
          case RETAIN -> Outcome.RETAINED;
        };
    return answer(outcome, "live is " + target.encoded());
  }

  private Response left(String why) {
    return answer(Outcome.LEFT, why);
  }

  private Response answer(Outcome outcome, String why) {
    return Response.success(
        outcome.word() + ": " + why, physicalResourceId, Map.of("Outcome", outcome.word()));
  }
}

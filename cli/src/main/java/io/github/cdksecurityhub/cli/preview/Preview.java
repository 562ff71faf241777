package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.LifecycleHandler;
import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import io.github.cdksecurityhub.lambda.stack.StackStatusSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Predicts what the events of one deployment do in one account and Region: it runs them, in their
 * order, with the handler's own code on a {@link SimulatedSecurityHub}.
 *
 * <p>It makes no decision of its own, so it can't disagree with the handler. Its readers can't
 * write.
 */
public record Preview(SimulatedRegions regions, AccountRegion place) {
  /** The deployment that is previewed is under way while its events come. */
  static final StackStatusSource DEPLOYING =
      stackId -> StackStatus.of("UPDATE_IN_PROGRESS", Optional.empty());

  /** Returns a preview of events that are not sent, on what the ones before them left. */
  public Preview apart() {
    return new Preview(regions.copy(), place);
  }

  /** Reads what is live, unless it has been read. */
  public Observation read() throws ReconcileException, InterruptedException {
    return read(ApiOperation.DESCRIBE, SimulatedSecurityHub::describe);
  }

  /** Reads who manages it, unless it has been read. */
  public Ownership readOwnership() throws ReconcileException, InterruptedException {
    return read(ApiOperation.LIST_TAGS, hub -> OwnershipTags.read(hub.tags(), place.account()));
  }

  private interface Read<T> {
    T from(SimulatedSecurityHub hub) throws SecurityHubException;
  }

  /** Retries as the handler does; where that fails, events fail so at once. */
  private <T> T read(ApiOperation operation, Read<T> read)
      throws ReconcileException, InterruptedException {
    SimulatedClock clock = regions.clock();
    SimulatedSecurityHub hub = hub(place, clock);
    try {
      return new Retries(clock.deadline(), failure -> {})
          .call(operation.action(), () -> read.from(hub));
    } catch (ReconcileException e) {
      regions.at(place).fail(operation, e.failure());
      throw e;
    }
  }

  private SimulatedSecurityHub hub(AccountRegion where, SimulatedClock clock) {
    return new SimulatedSecurityHub(regions, regions.reader(where), clock);
  }

  /** Simulates the next event, on what the ones before it left. */
  public PlannedOutcome run(CustomResourceEvent event) throws InterruptedException {
    SimulatedRegions before = regions.copy();
    SimulatedClock clock = regions.clock();
    SimulatedSecurityHub hub = hub(place, clock);
    Map<AccountRegion, SimulatedSecurityHub> others = new ConcurrentHashMap<>();
    FailureListener listener = new FailureListener();
    Response response =
        new LifecycleHandler(
                event,
                place.account(),
                where ->
                    where.equals(place)
                        ? hub
                        : others.computeIfAbsent(where, other -> hub(other, clock)),
                DEPLOYING,
                clock.deadline(),
                listener)
            .handle();
    return hub.outcome(response, changes(others.keySet(), before), listener.failure);
  }

  /** What could not be read is in the response's reason. */
  private List<LinkedChange> changes(Set<AccountRegion> others, SimulatedRegions before) {
    return others.stream()
        .sorted(Comparator.comparing(AccountRegion::region))
        .flatMap(each -> LinkedChange.of(each.region(), before.at(each), regions.at(each)))
        .toList();
  }

  static final class FailureListener implements ProgressListener {
    Optional<Failure> failure = Optional.empty();

    @Override
    public void progress(Phase phase, String message) {
      // A preview prints no progress.
    }

    @Override
    public void failed(ReconcileException e) {
      failure = Optional.of(e.failure());
    }
  }
}

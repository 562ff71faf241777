package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.ResourceProperties.InvalidPropertyException;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.Outcome;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileResult;
import io.github.cdksecurityhub.lambda.reconcile.Reconciler;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Handles one event: Create and Update make live equal what is declared, Delete undoes it. */
public final class LifecycleHandler {
  private final CustomResourceEvent event;
  private final String account;
  private final Function<AccountRegion, SecurityHub> hubs;
  private final Deadline deadline;
  private final ProgressListener listener;
  private volatile String physicalResourceId;

  /** Prepares to handle {@code event} in {@code account} until {@code deadline}. */
  public LifecycleHandler(
      CustomResourceEvent event,
      String account,
      Function<AccountRegion, SecurityHub> hubs,
      Deadline deadline,
      ProgressListener listener) {
    this.event = event;
    this.account = account;
    this.hubs = hubs;
    this.deadline = deadline;
    this.listener = listener;
    this.physicalResourceId =
        event.physicalResourceId().isEmpty()
            ? PhysicalResourceId.unobserved(new AccountRegion(account, event.region())).toString()
            : event.physicalResourceId();
  }

  /** Handles the event; a failure that can be foreseen is a response, too. */
  public Response handle() throws InterruptedException {
    try {
      return event.requestType() == RequestType.DELETE
          ? new DeleteHandler(event, account, this::reconciler).handle()
          : createOrUpdate();
    } catch (InvalidPropertyException e) {
      return failed(e.getMessage() + ". Fix it in the template, then deploy again.");
    } catch (ReconcileException e) {
      listener.failed(e);
      return failed(e);
    }
  }

  private Response createOrUpdate()
      throws InvalidPropertyException, ReconcileException, InterruptedException {
    ResourceProperties properties = ResourceProperties.read(event.properties());
    AccountRegion place = new AccountRegion(account, properties.region());
    Reconciler reconciler = reconciler(place);
    Observation found = reconciler.observe();
    String newId =
        new PhysicalResourceId(place, Optional.of(found.live().toConfiguration())).toString();
    if (event.requestType() == RequestType.CREATE) {
      physicalResourceId = newId;
    }
    ReconcileResult result = reconciler.reconcile(properties.configuration(), found);
    if (isReplaced(place)) {
      physicalResourceId = newId;
    }
    return success(result);
  }

  private Reconciler reconciler(AccountRegion place) {
    return new Reconciler(hubs.apply(place), deadline, listener);
  }

  /**
   * A changed Region is another resource: a new id, and CloudFormation deletes the old one. Only
   * once the new Region is proven: a failed replacement has replaced nothing.
   */
  private boolean isReplaced(AccountRegion place) {
    return PhysicalResourceId.parse(physicalResourceId)
        .filter(id -> !id.place().region().equals(place.region()))
        .isPresent();
  }

  private Response success(ReconcileResult result) {
    LiveConfiguration live = result.live();
    Outcome outcome = result.written() ? Outcome.UPDATED : Outcome.UNCHANGED;
    Map<String, String> data = new LinkedHashMap<>(live.fields());
    data.put("Region", event.region());
    data.put("Status", live.status().name());
    data.put("StatusMessage", live.statusMessage());
    data.put("MemberAccountLimitReached", Boolean.toString(live.memberAccountLimitReached()));
    data.put("Outcome", outcome.word());
    data.put("Changes", result.changes());
    data.put(
        "PreviousConfiguration",
        PhysicalResourceId.parse(physicalResourceId)
            .map(PhysicalResourceId::previousConfiguration)
            .orElse("unknown"));
    String changes = result.changes().isEmpty() ? "" : ": " + result.changes();
    return Response.success(outcome.word() + changes, physicalResourceId, data);
  }

  /** Returns the response where {@code pending} did not end in time. */
  public Response outOfTime(String pending) {
    return failed(
        "the function's time ran out; still pending: %s. If it happens again, give the construct a longer timeout, then %s."
            .formatted(pending, event.retryAction()));
  }

  /** Returns the response where the handler itself failed with {@code e}. */
  public Response failedUnexpectedly(Throwable e) {
    return failed(
        "the function failed unexpectedly with %s. %s; that is safe. If it happens again, report what the function's log has of request %s."
            .formatted(e, event.retryAction().sentence(), event.requestId()));
  }

  private Response failed(String why) {
    String verb = event.requestType().word().toLowerCase(Locale.ROOT);
    String region = event.region().equals("unknown") ? "" : " in " + event.region();
    return Response.failed(
        "Cannot %s the organization configuration of %s%s: %s"
            .formatted(verb, account, region, why),
        physicalResourceId);
  }

  private Response failed(ReconcileException e) {
    String message = e.message(event.retryAction());
    String wayOut = wayOut(e);
    String end = wayOut.isEmpty() || message.endsWith(".") ? "" : ".";
    return Response.failed(message + end + wayOut, physicalResourceId);
  }

  /** Returns what else a user can do; empty where there is nothing else. */
  private String wayOut(ReconcileException e) {
    if (event.requestType() == RequestType.DELETE) {
      // A stack whose deletion or rollback failed accepts no deployment; it can only be deleted.
      return " Or leave what is live as it is: retain this resource when deleting the stack again"
          + " (delete-stack --retain-resources "
          + event.logicalResourceId()
          + "); before a delete, OnDelete RETAIN does the same. Where an update of the stack dropped this"
          + " resource, CloudFormation leaves it after three tries.";
    }
    return event.requestType() == RequestType.UPDATE
            && e.failure().is(FailureCause.POLICIES_ASSOCIATED)
        ? " CloudFormation deletes a stack's policies only after all of its updates: where they are this stack's own,"
            + " deploy it first without them, and with the local configuration after that."
        : "";
  }
}

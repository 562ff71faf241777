package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.DeclareHandler.Declared;
import io.github.cdksecurityhub.lambda.cloudformation.ResourceProperties.InvalidPropertyException;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Outcome;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileResult;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.stack.StackStatusSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Handles one event: Create and Update make live equal what is declared, Delete undoes it. */
public final class LifecycleHandler {
  private final EventContext context;
  private final CustomResourceEvent event;
  private volatile String physicalResourceId;

  public LifecycleHandler(
      CustomResourceEvent event,
      String account,
      Function<AccountRegion, SecurityHub> hubs,
      StackStatusSource stacks,
      Deadline deadline,
      ProgressListener listener) {
    this.context = new EventContext(event, account, hubs, stacks, deadline, listener);
    this.event = event;
    AccountRegion place = new AccountRegion(account, event.region());
    // Until it has succeeded, a Create has failed.
    this.physicalResourceId =
        event.requestType() == RequestType.CREATE
            ? new PhysicalResourceId(place, Owner.lifeOf(event.requestId()), true).toString()
            : event.physicalResourceId();
  }

  /** Handles the event; a failure that can be foreseen is a response, too. */
  public Response handle() throws InterruptedException {
    try {
      return event.requestType() == RequestType.DELETE
          ? DeleteHandler.ofEvent(context).handle()
          : createOrUpdate();
    } catch (InvalidPropertyException e) {
      return failed(e.getMessage() + ". Fix it in the template, then deploy again.");
    } catch (ReconcileException e) {
      context.listener().failed(e);
      return failed(e);
    }
  }

  private Response createOrUpdate()
      throws InvalidPropertyException, ReconcileException, InterruptedException {
    ResourceProperties properties = ResourceProperties.read(event.properties());
    AccountRegion place = new AccountRegion(context.account(), properties.region());
    boolean isFirst = event.requestType() == RequestType.CREATE || isReplaced(place);
    String life =
        isFirst
            ? Owner.lifeOf(event.requestId())
            : PhysicalResourceId.parse(physicalResourceId)
                .map(PhysicalResourceId::life)
                .orElse(Owner.lifeOf(physicalResourceId));
    if (isRollbackOfReplacement(place)) {
      DeleteHandler.ofFailedReplacement(context).handle();
    }
    Declared declared =
        new DeclareHandler(context, properties, place, context.owner(life), isFirst).handle();
    if (isFirst) {
      physicalResourceId = new PhysicalResourceId(place, life, false).toString();
    }
    return success(declared);
  }

  /**
   * A changed Region is another resource: a new id, and CloudFormation deletes the old one. Only
   * once the new Region is proven: a failed replacement has replaced nothing.
   */
  private boolean isReplaced(AccountRegion place) {
    return PhysicalResourceId.parse(physicalResourceId)
        .filter(id -> !id.place().equals(place))
        .isPresent();
  }

  /** The failed Update may have begun in a Region that is neither in the id nor declared now. */
  private boolean isRollbackOfReplacement(AccountRegion place) {
    return ResourceProperties.readLeniently(event.oldProperties())
        .map(old -> new AccountRegion(context.account(), old.region()))
        .filter(old -> !old.equals(place) && !isReplaced(place))
        .isPresent();
  }

  private Response success(Declared declared) {
    ReconcileResult result = declared.result();
    LiveConfiguration live = result.live();
    Outcome outcome = result.written() ? Outcome.UPDATED : Outcome.UNCHANGED;
    List<String> all = new ArrayList<>(declared.problems());
    all.add(0, result.changes());
    String changes = all.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    Map<String, String> data = new LinkedHashMap<>(live.fields());
    data.put("Region", event.region());
    data.put("Status", live.status().name());
    data.put("StatusMessage", live.statusMessage());
    data.put("MemberAccountLimitReached", Boolean.toString(live.memberAccountLimitReached()));
    data.put("Outcome", outcome.word());
    data.put("Changes", changes);
    data.put(
        "PreviousConfiguration",
        declared.ownership().previous().map(OrganizationConfiguration::encoded).orElse("unknown"));
    String reason = outcome.word() + (changes.isEmpty() ? "" : ": " + changes);
    return Response.success(reason, physicalResourceId, data);
  }

  public Response outOfTime(String pending) {
    return failed(
        "the function's time ran out; still pending: %s. If it happens again, give the construct a longer timeout, then %s."
            .formatted(pending, event.retryAction()));
  }

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
            .formatted(verb, context.account(), region, why),
        physicalResourceId);
  }

  private Response failed(ReconcileException e) {
    String message = e.message(event.retryAction());
    String wayOut = wayOut(e);
    String end = wayOut.isEmpty() || message.endsWith(".") ? "" : ".";
    return Response.failed(message + end + wayOut, physicalResourceId);
  }

  private String wayOut(ReconcileException e) {
    if (event.requestType() == RequestType.DELETE) {
      // A stack whose deletion or rollback failed accepts no deployment; it can only be deleted.
      return " Or leave what is live as it is: retain this resource when deleting the stack again"
          + " (delete-stack --retain-resources "
          + event.logicalResourceId()
          + "); before a delete, OnDelete RETAIN does the same. Where an update of the stack"
          + " dropped this resource, CloudFormation leaves it after three tries.";
    }
    if (event.requestType() != RequestType.UPDATE) {
      return "";
    }
    if (e.failure().is(FailureCause.OWNED_BY_ANOTHER)) {
      return " A stack in UPDATE_ROLLBACK_FAILED is continued without this resource by"
          + " continue-update-rollback --resources-to-skip "
          + event.logicalResourceId()
          + ".";
    }
    return e.failure().is(FailureCause.POLICIES_ASSOCIATED)
        ? " CloudFormation deletes a stack's policies only after all of its updates: where they are"
            + " this stack's own, deploy it first without them, and with the local configuration"
            + " after that."
        : "";
  }
}

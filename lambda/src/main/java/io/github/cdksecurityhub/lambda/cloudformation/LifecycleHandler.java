package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.cloudformation.ResourceProperties.InvalidPropertyException;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.Outcome;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileResult;
import io.github.cdksecurityhub.lambda.reconcile.Reconciler;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import java.util.Optional;
import java.util.function.Function;

/**
 * What Create, Update and Delete mean: all of them make live equal desired, and differ in what is
 * desired.
 */
public final class LifecycleHandler {
  private static final String FORGED =
      ", so somebody else sent this one: see who may invoke the function (lambda:InvokeFunction, in"
          + " its policy and in IAM). Nothing was touched.";

  private static final String WITHOUT_POLICIES =
      " CloudFormation deletes a stack's policies only after all of its updates: where they are"
          + " this stack's own, deploy it first without them, and with the local configuration"
          + " after that.";

  private final CustomResourceEvent event;
  private final String account;
  private final Function<AccountRegion, SecurityHub> hubs;
  private final Deadline budget;
  private final ProgressListener journal;
  private volatile String physicalResourceId;
  private Optional<Failure> failure = Optional.empty();

  /**
   * Prepares one event.
   *
   * @param event what CloudFormation wants
   * @param account the account that the function runs in
   * @param hubs gives Security Hub for a place
   * @param budget the event's time
   * @param journal hears how far it is
   */
  public LifecycleHandler(
      CustomResourceEvent event,
      String account,
      Function<AccountRegion, SecurityHub> hubs,
      Deadline budget,
      ProgressListener journal) {
    this.event = event;
    this.account = account;
    this.hubs = hubs;
    this.budget = budget;
    this.journal = journal;
    this.physicalResourceId = firstId();
  }

  /**
   * Before anything is known: CloudFormation's own id where there is one, otherwise one that
   * touches nothing.
   */
  private String firstId() {
    return event.hasUsableId()
        ? event.physicalResourceId()
        : PhysicalResourceId.unobserved(new AccountRegion(account, event.region())).toString();
  }

  /** Carries the event out and returns the answer; every failure that can be foreseen is one. */
  public Response run() throws InterruptedException {
    try {
      if (!event.problem().isEmpty()) {
        return failed(event.problem() + ". CloudFormation's events are well-formed" + FORGED);
      }
      Optional<String> missing = event.missing();
      if (missing.isPresent()) {
        return failed(
            "the event has no " + missing.get() + ". CloudFormation's events have one" + FORGED);
      }
      return switch (event.requestType()) {
        case "Create" -> create();
        case "Update" -> update();
        case "Delete" ->
            new DeleteHandler(event, account, this::reconciler, physicalResourceId).run();
        default ->
            failed(
                "the RequestType is '"
                    + Shortened.to(60, Discreet.text(event.requestType()))
                    + "'; allowed is Create or Update or Delete, and CloudFormation's events have one of them"
                    + FORGED);
      };
    } catch (InvalidPropertyException e) {
      return failed(e.getMessage() + ". Correct it in the template, then deploy again.");
    } catch (ReconcileException e) {
      failure = Optional.of(e.failure());
      return Response.failed(withWayOut(e), physicalResourceId);
    }
  }

  /** Returns why {@link #run} failed, where Security Hub was the reason. */
  public Optional<Failure> failure() {
    return failure;
  }

  private String withWayOut(ReconcileException e) {
    String message = e.message(event.again());
    String sentence = message + (message.endsWith(".") ? "" : ".");
    return switch (event.requestType()) {
      case "Delete" -> sentence + wayOutOfDelete();
      case "Update" -> e.failure().comesFromPolicies() ? sentence + WITHOUT_POLICIES : message;
      default -> message;
    };
  }

  /** A stack whose deletion or rollback failed can only go; one that was updated stays. */
  private String wayOutOfDelete() {
    return " Or leave what is live as it is: retain this resource when deleting the stack again"
        + " (delete-stack --retain-resources "
        + Discreet.text(event.logicalResourceId())
        + "); before a delete, OnDelete RETAIN does the same. Where an update of the stack dropped this"
        + " resource, CloudFormation leaves it after three tries.";
  }

  private Response create()
      throws InvalidPropertyException, ReconcileException, InterruptedException {
    ResourceProperties declaration = ResourceProperties.read(event.properties());
    Reconciler reconciler = reconciler(place(declaration));
    LiveConfiguration found = reconciler.observe();
    physicalResourceId = idAfter(declaration, found);
    return report(reconciler.converge(declaration.configuration(), found));
  }

  private Response update()
      throws InvalidPropertyException, ReconcileException, InterruptedException {
    ResourceProperties declaration = ResourceProperties.read(event.properties());
    Reconciler reconciler = reconciler(place(declaration));
    LiveConfiguration found = reconciler.observe();
    ReconcileResult report = reconciler.converge(declaration.configuration(), found);
    if (isReplacedBy(declaration)) {
      physicalResourceId = idAfter(declaration, found);
    }
    return report(report);
  }

  /**
   * A changed Region is another resource: a new id, and CloudFormation deletes the old one. Only
   * once the new Region is proven: a failed replacement has replaced nothing.
   */
  private boolean isReplacedBy(ResourceProperties declaration) {
    return PhysicalResourceId.parse(physicalResourceId)
        .filter(id -> !id.place().region().equals(declaration.region()))
        .isPresent();
  }

  private AccountRegion place(ResourceProperties declaration) {
    return new AccountRegion(account, declaration.region());
  }

  private String idAfter(ResourceProperties declaration, LiveConfiguration found) {
    return new PhysicalResourceId(place(declaration), Optional.of(found.asDeclared())).toString();
  }

  private Reconciler reconciler(AccountRegion place) {
    return new Reconciler(hubs.apply(place), budget, journal);
  }

  private Response report(ReconcileResult report) {
    Outcome outcome = report.written() ? Outcome.UPDATED : Outcome.UNCHANGED;
    String previous =
        PhysicalResourceId.parse(physicalResourceId)
            .map(PhysicalResourceId::previousConfiguration)
            .orElse("unknown");
    return Response.success(
        outcome.word() + (report.changes().isEmpty() ? "" : ": " + report.changes()),
        physicalResourceId,
        Attributes.of(event.region(), outcome, report, previous));
  }

  /** Returns the answer that says {@code why} this event came to nothing. */
  public Response failed(String why) {
    String verb =
        switch (event.requestType()) {
          case "Create" -> "create";
          case "Update" -> "update";
          case "Delete" -> "delete";
          default -> "handle an event for";
        };
    String where = account + (event.region().equals("unknown") ? "" : " in " + event.region());
    return Response.failed(
        "Cannot " + verb + " the organization configuration of " + where + ": " + why,
        physicalResourceId);
  }
}

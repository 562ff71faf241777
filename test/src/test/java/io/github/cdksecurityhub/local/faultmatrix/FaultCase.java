package io.github.cdksecurityhub.local.faultmatrix;

import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.cloudformation.LocalCloudFormation;
import io.github.cdksecurityhub.local.cloudformation.ResponseFault;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.lambda.AttemptHook;
import io.github.cdksecurityhub.local.lambda.Invocation;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.RegionHandle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One fault at one kind of event: run, observed, recovered from, and cleaned up. */
final class FaultCase implements Scenario {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final long A_MOMENT_MILLISECONDS = 500;

  private final Row row;
  private final Kind kind;
  private final TestAccount testAccount;
  private final RegionHandle region;
  private final String stack;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final Map<String, LiveConfiguration> liveAtResponse = new ConcurrentHashMap<>();
  private final AtomicInteger putsToFail = new AtomicInteger();
  private volatile ResponseFault putFault = ResponseFault.NONE;
  private volatile LocalLambda.Delivery delivery = LocalLambda.Delivery.ONCE;
  private volatile CompletableFuture<AttemptHook.Kill> instance = new CompletableFuture<>();
  private volatile Runnable soon = () -> {};
  private volatile Duration limit = Row.LONG;
  private volatile boolean setUpFails;

  FaultCase(Row row, Kind kind, TestAccount testAccount, String regionName) {
    this.row = row;
    this.kind = kind;
    this.testAccount = testAccount;
    this.region = testAccount.hub().in(testAccount.id(), regionName);
    this.stack = "Fault-" + regionName + "-" + System.nanoTime();
  }

  Row row() {
    return row;
  }

  Kind kind() {
    return kind;
  }

  String stack() {
    return stack;
  }

  Map<String, LiveConfiguration> liveAtResponse() {
    return liveAtResponse;
  }

  /** What was live before the stack. */
  Configuration prior() {
    return kind.prior(row.shift());
  }

  /** What an event may write: what it declares or, for Delete, what was there before the stack. */
  Configuration wantedBy(CustomResourceExchange event) {
    return event.requestType().equals("Delete") ? prior() : Configuration.declaredBy(event);
  }

  /** Runs the case from a fresh Region to a deleted stack. */
  Result run() throws InterruptedException {
    new Conditions(this).clear();
    testAccount.hub().organization(account()).aggregate(region.region());
    region.configure(prior().live());
    region.tags().clear();
    int callsBefore = region.calls().count();
    StackOutcome outcome = kind.run(this);
    awaitQuiet();
    Observation seen = Observation.of(this, outcome);
    end.complete(null);
    limit = Row.LONG;
    putsToFail.set(0);
    testAccount.retries(2);
    new Conditions(this).clear();
    Recovery recovery = Recovery.of(this);
    awaitQuiet();
    List<String> violations = new Invariants(this, callsBefore).violations();
    return new Result(row, kind, seen, recovery, violations);
  }

  StackOutcome deploy(Configuration configuration) throws InterruptedException {
    return cloudFormation()
        .deploy(stack, testAccount.template(configuration.properties(region.region())));
  }

  StackOutcome delete() throws InterruptedException {
    return cloudFormation().delete(stack);
  }

  void succeed(StackOutcome outcome) {
    StackStatus status = outcome.status();
    if (status != StackStatus.CREATE_COMPLETE && status != StackStatus.UPDATE_COMPLETE) {
      throw new IllegalStateException("The set-up failed: " + outcome.firstFailure());
    }
  }

  /** From now on it goes wrong. */
  void arm() {
    limit = row.limit();
    row.arming().accept(this);
  }

  /** The next event writes and then cannot read; its response arms the fault. */
  void failAfterTheWriteThenArm() {
    Fault refusal = Fault.error(400, "BadRequestException", "The set-up lets this read fail.");
    writes().afterNext(() -> reads().failForEver(refusal));
    setUpFails = true;
  }

  /** Waits until every event of the stack is done, those that were delivered again too. */
  private void awaitQuiet() throws InterruptedException {
    for (CustomResourceExchange exchange : exchanges()) {
      for (Invocation invocation : exchange.invocations()) {
        invocation.await(LONGEST);
      }
    }
  }

  List<CustomResourceExchange> exchanges() {
    return cloudFormation().exchanges().stream()
        .filter(exchange -> exchange.text("StackId").contains("/" + stack + "/"))
        .toList();
  }

  LocalCloudFormation cloudFormation() {
    return testAccount.cloudFormation();
  }

  ResponseFault put(CustomResourceExchange exchange) {
    liveAtResponse.putIfAbsent(exchange.text("RequestId"), region.live());
    if (setUpFails) {
      setUpFails = false;
      reads().clear();
      arm();
      return ResponseFault.NONE;
    }
    return putsToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0
        ? putFault
        : ResponseFault.NONE;
  }

  LocalLambda.Delivery nextDelivery() {
    LocalLambda.Delivery next = delivery;
    delivery = LocalLambda.Delivery.ONCE;
    return next;
  }

  /** An attempt is about to start: until it has, there is no instance to kill. */
  Duration starting() {
    instance = new CompletableFuture<>();
    return limit;
  }

  void started(AttemptHook.Kill kill) {
    instance.complete(kill);
    Runnable action = soon;
    soon = () -> {};
    CompletableFuture.delayedExecutor(A_MOMENT_MILLISECONDS, TimeUnit.MILLISECONDS).execute(action);
  }

  @Override
  public RegionHandle region() {
    return region;
  }

  @Override
  public LocalSecurityHub hub() {
    return testAccount.hub();
  }

  @Override
  public String account() {
    return testAccount.id();
  }

  @Override
  public CompletableFuture<Void> end() {
    return end;
  }

  @Override
  public void kill() {
    instance.join().kill();
  }

  @Override
  public void putsFail(ResponseFault fault, int times) {
    putFault = fault;
    putsToFail.set(times);
  }

  @Override
  public void deliver(LocalLambda.Delivery how) {
    delivery = how;
  }

  @Override
  public void neverRunAgain() {
    testAccount.retries(0);
  }

  @Override
  public void soonAfterTheStart(Runnable action) {
    soon = action;
  }
}

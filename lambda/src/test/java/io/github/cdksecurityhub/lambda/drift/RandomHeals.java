package io.github.cdksecurityhub.lambda.drift;

import static io.github.cdksecurityhub.lambda.drift.DeclaredCentral.TARGETS;

import io.github.cdksecurityhub.lambda.SimulatedDriftFunction;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.NativeType;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The life of one stack of central configuration whose drift function runs now and then, while
 * users change what it declares, deployments begin and end, and requests fail.
 */
final class RandomHeals implements SimulatedCentralHub.Requests {
  static final AccountRegion HOME = new AccountRegion(FakeSecurityHub.ACCOUNT, "us-east-1");
  private static final OrganizationConfiguration CENTRAL = new OrganizationConfiguration.Central();
  static final Duration STALE = Duration.ofMillis(4900);
  private static final int STEPS = 12;

  private final Random random;
  private final FakeClock clock = new FakeClock();
  private final List<String> history = new ArrayList<>();
  private final SimulatedCentralHub hub = new SimulatedCentralHub(clock, this::log);
  private final FakeSecurityHub home =
      new FakeSecurityHub(clock, HOME, FakeSecurityHub.enabled(CENTRAL));
  private final SimulatedCentralStack stack;
  private final RandomUsers users;
  private final HealExpectations expectations;
  private final boolean heals;
  private final Map<String, Instant> lastWrites = new HashMap<>();
  private final List<String> due = new ArrayList<>();
  private final List<String> published = new ArrayList<>();
  private Map<String, DriftStatus> last = Map.of();
  private SimulatedDriftFunction function;
  private ObservedRun run;
  private boolean isCalm = true;
  private boolean isDead;
  private boolean hasPublished;
  private int requestIds;
  private String violation = "";

  /** The instance ends in the middle of a run. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  RandomHeals(long seed) {
    random = new Random(new SplittableRandom(seed).nextLong());
    heals = random.nextInt(4) > 0;
    hub.requests = this;
    home.beforeRequest(this::requestOfHome);
    stack = new SimulatedCentralStack(clock, hub, random);
    users = new RandomUsers(random, clock, hub, home, stack);
    expectations = new HealExpectations(clock, hub, stack, users, heals);
    Owner owner = new Owner(DriftScenario.STACK, "SecurityHub", "0a1b2c3d");
    home.owned(Ownership.claimedBy(owner, Optional.of(CENTRAL)));
    newInstance();
    clock.advance(Duration.ofMinutes(1));
  }

  private void newInstance() {
    function = new SimulatedDriftFunction(place -> home, hub);
    lastWrites.clear();
    due.clear();
    published.clear();
    isDead = false;
  }

  void run() {
    for (int step = 0; step < STEPS; step++) {
      step();
    }
    isCalm = true;
    stack.finish();
    // By then a run that died, or could not remove its name from the tags, is no writer any more.
    clock.advance(Duration.ofMinutes(17));
    invokeAndExpect();
    clock.advance(Duration.ofMinutes(1));
    invokeAndExpect();
  }

  private void step() {
    isCalm = false;
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> {
        Optional<ObservedRun.Trigger> change = users.change();
        if (change.isPresent() && random.nextBoolean()) {
          clock.advance(Duration.ofMillis(1 + random.nextInt(20_000)));
          invoke(change);
        }
      }
      case 3 -> deploy();
      case 4 -> clock.advance(Duration.ofSeconds(1 + random.nextInt(1200)));
      default -> {
        expectations.forgive();
        isCalm = random.nextInt(3) == 0;
        invoke(Optional.empty());
      }
    }
  }

  private void log(String line) {
    history.add(clock.passed().toMillis() / 1000.0 + " s: " + line);
  }

  private void require(boolean isTrue, String what) {
    if (!isTrue) {
      violation = violation.isEmpty() ? what : violation;
      throw new AssertionError(what);
    }
  }

  String history() {
    return String.join(
        "\n  ",
        history.subList(
            Math.max(0, history.size() - Integer.getInteger("shown", 60)), history.size()));
  }

  // What happens while the function runs.

  private void request(String operation) {
    if (isDead) {
      throw new Death();
    }
    int longest = !isCalm && random.nextInt(25) == 0 ? 20_000 : 200;
    clock.advance(Duration.ofMillis(10 + random.nextInt(longest)));
    run.sent(operation);
    if (isCalm) {
      return;
    }
    switch (random.nextInt(60)) {
      case 0, 1 -> users.change();
      case 2, 3, 4 -> deploy();
      case 5 -> {
        isDead = random.nextInt(10) == 0;
        if (isDead) {
          log("the instance dies at " + operation);
          throw new Death();
        }
      }
      default -> {}
    }
  }

  private boolean fails(int oneIn) {
    return !isCalm && random.nextInt(oneIn) == 0;
  }

  private void deploy() {
    if (stack.isDeploying()) {
      stack.step();
    } else if (users.isCentral()) {
      stack.begin(stack.template.changed(random));
      if (random.nextInt(3) == 0) {
        stack.finish();
      }
    }
    log("the stack is " + stack.status.value() + ", " + stack.template.resources());
  }

  private StackStatus status(String stackId) {
    request("DescribeStacks");
    StackStatus read = fails(40) ? StackStatus.unknown("Rate exceeded") : stack.status;
    run.read(read);
    return read;
  }

  private DeployedTemplate template(String stackId) {
    request("GetTemplate");
    if (fails(40)) {
      run.isFaulty = true;
      throw new UnreadableException("AccessDenied");
    }
    DeployedTemplate first = stack.deployed(stackId);
    request("ListStackResources");
    return new DeployedTemplate(stackId, first.json(), Map.of(), stack.physicalIds);
  }

  @Override
  public Duration read(String operation) {
    request(operation);
    failsAs(operation);
    return isCalm ? Duration.ZERO : Duration.ofMillis(random.nextInt((int) STALE.toMillis()));
  }

  private void failsAs(String operation) {
    if (fails(60)) {
      run.isFaulty = true;
      log("  " + operation + " fails");
      throw random.nextInt(8) == 0
          ? new IllegalStateException("unexpected")
          : new UnreadableException("throttled or denied");
    }
  }

  @Override
  public void shown(String operation, String policyId, FakeCentralHub state) {
    run.shown(operation, policyId, state);
  }

  @Override
  public SimulatedCentralHub.WriteFault write(String operation, String resource, Object value) {
    String id = run.resource(operation, resource);
    String problem =
        run.problem(operation, id, value, clock.now(), Optional.ofNullable(lastWrites.get(id)));
    log("  " + operation + " of " + id + " " + value);
    require(problem.isEmpty(), operation + " of " + id + ": " + problem);
    run.sent(operation, id);
    request(operation);
    SimulatedCentralHub.WriteFault fault = fault();
    fault
        .failure()
        .ifPresent(
            each -> log("    fails: " + each.failure().cause() + " " + fault.isCarriedOut()));
    if (fault.isCarriedOut() || fault.mayBeCarriedOut()) {
      run.sent.add(id);
    }
    if (fault.isCarriedOut()) {
      lastWrites.put(id, clock.now());
      run.written.add(id);
      if (!stack.status.equals(run.before)) {
        // Its request was on the way when the deployment began.
        users.touched.add(id);
      }
    }
    return fault;
  }

  private SimulatedCentralHub.WriteFault fault() {
    if (!users.isCentral()) {
      return fault(ErrorFixtures.denied(), false);
    }
    int drawn = isCalm ? 99 : random.nextInt(14);
    return switch (drawn) {
      case 0, 1 -> fault(ErrorFixtures.throttled(), false);
      case 2 -> fault(ErrorFixtures.denied(), false);
      case 3 -> fault(ErrorFixtures.conflict(), false);
      case 4 -> fault(ErrorFixtures.broken(), random.nextBoolean());
      case 5 -> fault(ErrorFixtures.internal(), random.nextBoolean());
      case 6 -> new SimulatedCentralHub.WriteFault(Optional.empty(), false);
      default -> new SimulatedCentralHub.WriteFault(Optional.empty(), true);
    };
  }

  private static SimulatedCentralHub.WriteFault fault(Failure failure, boolean isCarriedOut) {
    return new SimulatedCentralHub.WriteFault(
        Optional.of(new SecurityHubException(failure)), isCarriedOut);
  }

  @Override
  public String statusOfNew(PolicyTarget target) {
    if (isCalm) {
      return "SUCCESS";
    }
    users.settleLater(target, random.nextInt(6) == 0 ? "FAILED" : "SUCCESS");
    return "PENDING";
  }

  /** Each request to the home Region's hub counts, too. */
  private void requestOfHome(Operation operation) throws SecurityHubException {
    if (operation == Operation.UPDATE) {
      String problem = run.problemOfStack();
      require(problem.isEmpty(), "UpdateOrganizationConfiguration: " + problem);
    }
    request(operation.name());
    if (fails(30)) {
      run.isFaulty = true;
      throw new SecurityHubException(
          random.nextBoolean() ? ErrorFixtures.throttled() : ErrorFixtures.denied());
    }
    home.homeRegion(hub.truth().aggregator.map(LiveAggregator::region));
  }

  // What the function does, and what must be true of it.

  private String event(ObservedRun.Trigger trigger) {
    String name = stack.physicalIds.getOrDefault(trigger.id(), "none");
    return """
    {"detail-type": "AWS API Call via CloudTrail", "detail": {"awsRegion": "us-east-1",
     "userIdentity": {"arn": "arn:aws:iam::123456789012:user/eve"}, "eventName": "%s",
     "eventTime": "%s", "requestParameters": {"Identifier": "%s"}}}
    """
        .formatted(trigger.operation(), clock.now(), name);
  }

  private void invoke(Optional<ObservedRun.Trigger> trigger) {
    requestIds++;
    String event = trigger.map(this::event).orElse("{\"detail-type\": \"Scheduled Event\"}");
    hasPublished = false;
    for (int attempt = 0; attempt < 3; attempt++) {
      log(
          "run "
              + requestIds
              + " by "
              + trigger
              + (isCalm ? ", calm" : "")
              + (heals ? "" : ", without heals"));
      if (attempt(event, trigger)) {
        return;
      }
      clock.advance(Duration.ofMinutes(1));
    }
  }

  /** Returns whether it succeeded. */
  private boolean attempt(String event, Optional<ObservedRun.Trigger> trigger) {
    boolean isNew = !hasPublished;
    if (isNew) {
      due.removeIf(each -> !each.contains("|HEALED|"));
    }
    hasPublished = false;
    run = new ObservedRun(clock.now(), heals, trigger, stack);
    List<JsonValue> results = new ArrayList<>();
    boolean isOk = false;
    try {
      function.invoke(
          "request-" + requestIds,
          event,
          Map.of(
              "SCHEMA_VERSION",
              "1",
              "STACK_ID",
              DriftScenario.STACK,
              "HEAL",
              String.valueOf(heals),
              "DECLARED",
              "us-east-1=CENTRAL",
              "AWS_REGION",
              HOME.region(),
              "RESOURCES",
              Stream.of(NativeType.values())
                  .map(NativeType::typeName)
                  .collect(Collectors.joining(","))),
          this::status,
          this::template,
          this::publish,
          clock,
          results);
      isOk = true;
    } catch (IOException e) {
      log("  fails: " + e.getMessage());
    } catch (IllegalStateException e) {
      log("  fails: " + e.getMessage());
    } catch (Death e) {
      newInstance();
      return true;
    }
    require(violation.isEmpty(), violation);
    results.forEach(
        each ->
            log(
                "  "
                    + each.path("resource").text()
                    + " "
                    + each.path("state").text()
                    + ": "
                    + each.path("message").text()));
    Map<String, DriftStatus> byId = new HashMap<>();
    results.forEach(
        each ->
            byId.put(
                id(each.path("resource").text()), DriftStatus.valueOf(each.path("state").text())));
    last = byId;
    expectations.require(run, byId, isOk, isNew);
    requirePublishedOnce(results);
    if (isOk) {
      require(due.isEmpty(), "not published: " + due);
    }
    return isOk;
  }

  private void requirePublishedOnce(List<JsonValue> results) {
    for (JsonValue each : results) {
      DriftStatus status = DriftStatus.valueOf(each.path("state").text());
      if (status.isReported()) {
        due.add(line(each.path("resource").text(), status, each.path("message").text()));
      }
    }
    published.forEach(each -> require(due.remove(each), "published, and not due: " + each));
    published.clear();
  }

  private String id(String name) {
    return TARGETS.keySet().stream()
        .filter(id -> TARGETS.get(id).toString().equals(name))
        .findFirst()
        .orElse(name);
  }

  private void publish(List<DriftEvent> events, Instant end) throws IOException {
    hasPublished = true;
    while (!events.isEmpty()) {
      if (isDead) {
        throw new Death();
      }
      if (fails(10)) {
        throw new IOException("HTTP status 503");
      }
      DriftEvent event = events.remove(0);
      published.add(line(event.drift().resource().name(), event.drift().status(), event.message()));
    }
  }

  private static String line(String name, DriftStatus status, String message) {
    return name + "|" + status + "|" + message;
  }

  /** Where nothing else happens, each result is certain, and so is what is live afterwards. */
  private void invokeAndExpect() {
    Map<String, DriftStatus> expected = expectations.results();
    invoke(Optional.empty());
    require(last.equals(expected), "the results are " + last + ", not " + expected);
    expectations.requireHealed(expected);
  }
}

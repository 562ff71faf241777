package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.drift.SimulatedHeal;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import io.github.cdksecurityhub.lambda.stack.StackStatusSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The account of a random life: hubs, the stacks' status, the runs, and what happened. */
final class SimulatedAccount implements StackStatusSource {
  private static final DateTimeFormatter SIGNED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int SHOWN = Integer.getInteger("shown", 25);

  private static final String HOME = "eu-west-1";

  final Timeline timeline;
  final LifecycleScenario scenario;
  final ExpectedAccount expected;

  /** How old what a read shows can be. */
  Duration stale = Duration.ZERO;

  private final Map<String, StackStatus> stacks = new HashMap<>();
  private final Map<String, StackStatus> resources = new HashMap<>();
  private final Map<String, String> lastEvents = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> history = new ArrayList<>();
  private final Set<String> linked;
  private Instant healsRead = Instant.MIN;
  private Optional<String> switchedOffBy = Optional.empty();
  private Optional<String> forgottenBy = Optional.empty();
  private int requests;

  /** Regions with what is live; eu-west-1 links {@code linked}. */
  SimulatedAccount(Map<String, OrganizationConfiguration> live, Set<String> linked, Random random) {
    this.linked = linked;
    timeline = new Timeline(random);
    scenario = LifecycleScenario.on(timeline, live.get(HOME));
    if (Boolean.getBoolean("trace")) {
      scenario.trace = this::log;
    }
    linked.forEach(name -> scenario.linked(name, live.get(name)));
    scenario.hubs.values().forEach(FakeSecurityHub::guardCentral);
    live.forEach(
        (name, each) -> {
          history.add(name + " is " + each.encoded());
          if (!scenario.hubs.containsKey(name)) {
            scenario.region(name, FakeSecurityHub.enabled(each));
          }
        });
    expected = ExpectedAccount.of(live, HOME, linked);
  }

  /**
   * Waits until the tags that another resource's event has written are visible: a Region that two
   * resources claim within seconds goes to the later one.
   */
  private void waitForOthers(String logicalId, Set<String> touched) {
    boolean isOthers =
        touched.stream()
            .anyMatch(name -> !lastEvents.getOrDefault(name, logicalId).equals(logicalId));
    timeline.advance(Duration.ofSeconds(isOthers ? 10 : 0));
    touched.forEach(name -> lastEvents.put(name, logicalId));
  }

  /** Makes the event that CloudFormation sends now. */
  CustomResourceEvent event(
      RequestType type,
      ExpectedAccount.Owner resource,
      Declared declared,
      Optional<Declared> oldDeclared) {
    Set<String> touched = new HashSet<>(Set.of(declared.region()));
    oldDeclared.ifPresent(each -> touched.add(each.region()));
    waitForOthers(resource.stackId() + resource.logicalId(), touched);
    requests++;
    resourceStatus(resource.stackId(), resource.logicalId(), type.status());
    String signed = "https://bucket.s3.amazonaws.com/x?X-Amz-Date=" + SIGNED.format(timeline.now());
    return new CustomResourceEvent(
        type,
        new ResponseUrl(signed),
        resource.stackId(),
        "%08x-request".formatted(requests * 2654435761L & 0xffffffffL),
        resource.logicalId(),
        resource.physicalId(),
        declared.properties(),
        oldDeclared.map(Declared::properties).orElse(Map.of()));
  }

  /** Returns whether it is of the home Region, which the construct orders first. */
  boolean isHome(Declared declared) {
    return expected.hasLinked() && declared.region().equals(HOME);
  }

  /** Returns one invocation with {@code event}, which dies at a moment; 0 where it does not. */
  SimulatedRun invocation(CustomResourceEvent event, int diesAt) {
    return new SimulatedRun(scenario, this, event, diesAt, problems);
  }

  /** A heal that begins now reads for so long, and reverts what a user writes meanwhile. */
  void healReads(Duration slow) {
    Instant end = timeline.now().plus(slow);
    healsRead = end.isAfter(healsRead) ? end : healsRead;
  }

  /** Waits until every heal has read. */
  void waitForHeals() {
    if (timeline.now().isBefore(healsRead)) {
      timeline.advance(Duration.between(timeline.now(), healsRead).plusSeconds(1));
    }
  }

  /**
   * Runs the drift detection of {@code stackId}, which was deployed with {@code declared}; its
   * first read takes long.
   */
  String heal(String stackId, Declared declared, Duration slow) {
    requests++;
    AccountRegion place = new AccountRegion(FakeSecurityHub.ACCOUNT, declared.region());
    try {
      String result =
          SimulatedHeal.run(
              stackId,
              "heal-" + requests,
              place,
              declared.configuration().withHub(declared.hub()),
              () -> stackStatus(stackId),
              each -> scenario.hubs.get(each.region()),
              timeline,
              slow);
      log("  a heal of " + declared + " -> " + result);
      return result;
    } catch (InterruptedException e) {
      throw new AssertionError("nothing interrupts this test", e);
    }
  }

  @Override
  public StackStatus stackStatus(String stackId) {
    return stacks.get(stackId);
  }

  void stackStatus(String stackId, StackStatus status) {
    stacks.put(stackId, status);
  }

  @Override
  public StackStatus resourceStatus(String stackId, String logicalResourceId) {
    return resources.get(stackId + logicalResourceId);
  }

  /** CloudFormation does something else with a resource from now on. */
  void resourceStatus(String stackId, String logicalResourceId, String value) {
    resources.put(stackId + logicalResourceId, StackStatus.of(value, Optional.of(timeline.now())));
  }

  void log(String line) {
    history.add(timeline.passed().toMillis() / 1000.0 + " s: " + line);
  }

  /** Fails with the end of the history, which is short enough to read. */
  void require(boolean isTrue, String what) {
    if (!isTrue) {
      List<String> end = history.subList(Math.max(0, history.size() - SHOWN), history.size());
      throw new AssertionError(what + "\n  " + String.join("\n  ", end));
    }
  }

  LiveConfiguration truth(String region) {
    return scenario.hubs.get(region).truth();
  }

  HubSettings trueHub(String region) {
    return scenario.hubs.get(region).trueSettings();
  }

  Ownership ownership(String region) {
    return scenario.hubs.get(region).ownership();
  }

  /** The Regions that eu-west-1 links may be off, where they are another stack's. */
  void maySwitchOff(String stackId) {
    switchedOffBy = Optional.of(stackId);
  }

  /** Where CENTRAL is left, what it has taken from another stack's Region is recorded no more. */
  void mayForgetLinked(String stackId) {
    forgottenBy = Optional.of(stackId);
  }

  /** Lets everything end, and requires that all is as expected. */
  void requireAsExpected(String when) {
    timeline.advance(Duration.ofSeconds(20));
    switchedOffBy.ifPresent(
        each ->
            linked.forEach(
                name -> expected.switchedOff(name, each, truth(name).toConfiguration())));
    switchedOffBy = Optional.empty();
    forgottenBy.ifPresent(each -> expected.forgotten(each, ownership(HOME).previousLinked()));
    forgottenBy = Optional.empty();
    problems.forEach(problem -> require(false, problem));
    expected
        .regions()
        .forEach((name, region) -> requireAsExpected(name + " " + when, name, region));
  }

  private void requireAsExpected(String where, String name, ExpectedAccount.Region region) {
    LiveConfiguration live = truth(name);
    require(
        live.equals(FakeSecurityHub.enabled(region.live())),
        where + ": live is " + live.summary() + ", not " + region.live().encoded());
    HubSettings hub = trueHub(name);
    require(hub.equals(region.hub()), where + ": the hub has " + hub + ", not " + region.hub());
    Ownership tags = ownership(name);
    String owner = tags.owner().map(each -> each.resource() + "@" + each.stackId()).orElse("");
    String wanted = region.owner().map(each -> each.logicalId() + "@" + each.stackId()).orElse("");
    require(owner.equals(wanted), where + ": the owner is '" + owner + "', not '" + wanted + "'");
    require(
        tags.before().equals(region.before()),
        where + ": before was " + tags.before() + ", not " + region.before());
  }
}

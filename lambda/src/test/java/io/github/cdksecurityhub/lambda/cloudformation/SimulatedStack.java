package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.ExpectedAccount.Owner;
import io.github.cdksecurityhub.lambda.cloudformation.Response.Status;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** One stack, deployed as CloudFormation deploys it, with a neighbour that may fail. */
final class SimulatedStack {

  /** A resource with the id that CloudFormation knows it by. */
  private record Resource(Owner owner, Declared declared) {}

  private final String name;
  private final SimulatedAccount account;
  private final Random random;
  private final EventDelivery delivery;
  private final FaultInjector faults;
  private Map<String, Resource> resources = new LinkedHashMap<>();
  private final List<Resource> replaced = new ArrayList<>();
  private final Set<String> cancelled = new HashSet<>();
  private int generation;
  private boolean exists;

  SimulatedStack(String name, SimulatedAccount account, Random random) {
    this.name = name;
    this.account = account;
    this.random = random;
    this.delivery = new EventDelivery(account, random);
    this.faults = new FaultInjector(random);
  }

  String stackId() {
    return "arn:aws:cloudformation:eu-west-1:%s:stack/%s/%d"
        .formatted(FakeSecurityHub.ACCOUNT, name, generation);
  }

  boolean exists() {
    return exists;
  }

  /** Returns what is deployed. */
  Map<String, Declared> template() {
    Map<String, Declared> template = new LinkedHashMap<>();
    resources.forEach((logicalId, each) -> template.put(logicalId, each.declared()));
    return template;
  }

  /** Creates, updates, then, where all succeeded, deletes; otherwise rolls back. */
  void deploy(Map<String, Declared> template) {
    begin(exists ? "UPDATE_IN_PROGRESS" : "CREATE_IN_PROGRESS");
    account.log(name + (exists ? " is updated to " : " is created with ") + template);
    Map<String, Resource> before = new LinkedHashMap<>(resources);
    ExpectedAccount expectedBefore = account.expected.copy();
    List<String> order = new ArrayList<>(template.keySet());
    Collections.shuffle(order, random);
    order.sort(Comparator.comparing(logicalId -> !account.isHome(template.get(logicalId))));
    Set<String> touched = new HashSet<>();
    boolean fails = false;
    for (String logicalId : order) {
      Optional<Resource> old = Optional.ofNullable(before.get(logicalId));
      if (old.filter(each -> each.declared().equals(template.get(logicalId))).isEmpty()) {
        touched.add(logicalId);
        fails = !createOrUpdate(logicalId, template.get(logicalId), old) || random.nextInt(12) == 0;
      }
      if (fails) {
        rollBack(before, touched, expectedBefore);
        return;
      }
    }
    status(exists ? "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS" : "CREATE_COMPLETE");
    Set<String> dropped = new HashSet<>(before.keySet());
    dropped.removeAll(template.keySet());
    dropped.forEach(logicalId -> replaced.add(resources.remove(logicalId)));
    cleanUp(each -> account.expected.deleted(each.owner(), each.declared()));
    end(exists ? "UPDATE_COMPLETE" : "CREATE_COMPLETE");
    exists = true;
  }

  /**
   * Begins a heal of a resource, which may still run when the next deployment begins. Where live is
   * as declared, it has nothing to write: what differs later is a deployment's.
   */
  void healSoon() {
    Optional<Resource> inSync =
        resources.values().stream().filter(each -> exists && isInSync(each)).findFirst();
    Duration slow = Duration.ofMillis(1 + random.nextInt(30_000));
    String stackId = stackId();
    inSync.ifPresent(any -> account.healReads(slow));
    inSync.ifPresent(
        each ->
            account.timeline.start(
                Duration.ZERO, () -> account.heal(stackId, each.declared(), slow)));
  }

  /** Heals what another user has written, and returns where that is not this stack's. */
  void heal(String region) {
    resources.values().stream()
        .filter(each -> exists && each.declared().region().equals(region))
        .filter(each -> account.expected.region(region).owner().equals(Optional.of(each.owner())))
        .findFirst()
        .ifPresent(
            each -> {
              Declared declared = each.declared();
              String result = account.heal(stackId(), declared, Duration.ofMillis(1));
              if (result.contains("The next run checks it again")) {
                // A run that died is taken for one that writes as long as a function can run.
                account.timeline.advance(Duration.ofMinutes(16));
                account.heal(stackId(), declared, Duration.ofMillis(1));
              }
              if (account.expected.allows(stackId(), declared.withoutTakeOver(), true)) {
                account.expected.declared(each.owner(), declared, Optional.of(declared), false);
              }
            });
  }

  private boolean isInSync(Resource resource) {
    Declared declared = resource.declared();
    ExpectedAccount.Region region = account.expected.region(declared.region());
    return region.owner().equals(Optional.of(resource.owner()))
        && region.live().equals(declared.configuration())
        && declared.hub().differingFrom(region.hub()).isEmpty();
  }

  private boolean createOrUpdate(String logicalId, Declared declared, Optional<Resource> old) {
    boolean isFaulty = faults.inject(account.scenario.hubs.get(declared.region()), account::log);
    if (old.filter(each -> !each.declared().hub().without(declared.hub()).isEmpty()).isPresent()) {
      // Where no tag can be removed, what was remembered of a setting that is dropped is lost.
      account.scenario.hubs.get(declared.region()).recover(Operation.UNTAG);
    }
    if (account.isHome(declared) && !declared.configuration().isCentral()) {
      account.mayForgetLinked(stackId());
    }
    CustomResourceEvent event = event(logicalId, declared, old);
    boolean isAllowed = isAllowed(declared);
    boolean isUndone = old.filter(each -> !isAllowed(each.declared())).isEmpty();
    if (!isUndone) {
      // What a run that fails or dies leaves then stays: its rollback is refused.
      faults.end(account.scenario.hubs.get(declared.region()));
    }
    Optional<Response> response =
        isUndone ? delivery.tryToDeliver(event, isFaulty) : Optional.of(delivery.once(event));
    log(event, declared, response);
    if (response.isEmpty()) {
      cancelled.add(logicalId);
    }
    String id =
        response
            .map(Response::physicalResourceId)
            .orElseGet(() -> old.map(each -> each.owner().physicalId()).orElse("made-up"));
    keep(logicalId, id, declared, old);
    if (response.filter(each -> each.status() == Status.SUCCESS).isPresent()) {
      account.require(isAllowed, "should have been refused");
      succeeded(logicalId, declared, old);
    } else if (declared.takeOver() && declared.configuration().isCentral()) {
      account.maySwitchOff(stackId());
    }
    if (response.filter(each -> each.status() == Status.FAILED).isPresent()) {
      account.require((isFaulty && isUndone) || !isAllowed, "should have succeeded");
    }
    faults.end(account.scenario.hubs.get(declared.region()));
    ended(event, response.map(Response::status).orElse(Status.FAILED));
    pause();
    return response.filter(each -> each.status() == Status.SUCCESS).isPresent();
  }

  private boolean isAllowed(Declared declared) {
    return account.expected.allows(stackId(), declared, false);
  }

  private CustomResourceEvent event(String logicalId, Declared declared, Optional<Resource> old) {
    return account.event(
        old.isPresent() ? RequestType.UPDATE : RequestType.CREATE,
        old.map(Resource::owner).orElse(new Owner(stackId(), logicalId, "")),
        declared,
        old.map(Resource::declared));
  }

  private void keep(String logicalId, String id, Declared declared, Optional<Resource> old) {
    old.filter(each -> !each.owner().physicalId().equals(id)).ifPresent(replaced::add);
    resources.put(logicalId, new Resource(new Owner(stackId(), logicalId, id), declared));
  }

  private void succeeded(String logicalId, Declared declared, Optional<Resource> old) {
    account.require(
        account.truth(declared.region()).equals(FakeSecurityHub.enabled(declared.configuration())),
        "the success is not true");
    account.require(
        declared.hub().differingFrom(account.trueHub(declared.region())).isEmpty(),
        "the success is not true of the hub's settings");
    Owner me = resources.get(logicalId).owner();
    boolean isFirst = old.filter(each -> each.owner().equals(me)).isEmpty();
    account.expected.declared(me, declared, old.map(Resource::declared), isFirst);
  }

  private void rollBack(
      Map<String, Resource> before, Set<String> touched, ExpectedAccount expectedBefore) {
    account.timeline.advance(Duration.ofSeconds(4));
    status(exists ? "UPDATE_ROLLBACK_IN_PROGRESS" : "ROLLBACK_IN_PROGRESS");
    Set<String> updated = new HashSet<>();
    List<String> order = new ArrayList<>(before.keySet());
    order.sort(Comparator.comparing(id -> !account.isHome(before.get(id).declared())));
    for (String logicalId : order) {
      if (touched.contains(logicalId) && updateBack(logicalId, before.get(logicalId))) {
        updated.add(before.get(logicalId).declared().region());
      }
    }
    status(exists ? "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS" : "ROLLBACK_IN_PROGRESS");
    for (String logicalId : touched) {
      if (!before.containsKey(logicalId)) {
        replaced.add(resources.remove(logicalId));
      }
    }
    cleanUp(each -> undone(each, before, updated, expectedBefore));
    end(exists ? "UPDATE_ROLLBACK_COMPLETE" : "ROLLBACK_COMPLETE");
    generation += exists ? 0 : 1;
    cancelled.clear();
  }

  /** A resource that was updated back decides what is in its Region. */
  private void undone(
      Resource resource,
      Map<String, Resource> before,
      Set<String> updated,
      ExpectedAccount expectedBefore) {
    String region = resource.declared().region();
    if (!updated.contains(region)) {
      account.expected.undone(region, stackId(), expectedBefore);
    }
  }

  private void ended(CustomResourceEvent event, Status status) {
    String end = status == Status.SUCCESS ? "_COMPLETE" : "_FAILED";
    account.resourceStatus(stackId(), event.logicalResourceId(), event.requestType().name() + end);
  }

  /** Returns whether it was allowed; a resource that it is not allowed for is skipped. */
  private boolean updateBack(String logicalId, Resource old) {
    Resource now = resources.get(logicalId);
    if (cancelled.remove(logicalId)) {
      // The rollback can't stop an Update whose name in the tags it does not see.
      account.timeline.advance(account.stale);
    }
    CustomResourceEvent event = event(logicalId, old.declared(), Optional.of(now));
    String region = old.declared().region();
    boolean isOwn = account.ownership(region).owner().filter(this::isMine).isPresent();
    boolean isAllowed = account.expected.allowsBack(stackId(), old.declared(), isOwn);
    // A run of it that died would have left its claim, and a failed event is not undone.
    Response response = isAllowed ? delivery.deliver(event) : delivery.once(event);
    log(event, old.declared(), Optional.of(response));
    boolean isSuccess = response.status() == Status.SUCCESS;
    account.require(isSuccess == isAllowed, "should have been " + isAllowed);
    if (isSuccess) {
      keep(logicalId, response.physicalResourceId(), old.declared(), Optional.of(now));
      succeeded(logicalId, old.declared(), Optional.of(now));
    } else {
      keep(logicalId, old.owner().physicalId(), old.declared(), Optional.of(now));
    }
    ended(event, response.status());
    pause();
    return isSuccess;
  }

  private boolean isMine(io.github.cdksecurityhub.lambda.model.Owner owner) {
    return owner.stackId().equals(stackId());
  }

  private interface Deletion {
    void done(Resource resource);
  }

  private void cleanUp(Deletion expectation) {
    List<Resource> unwanted = new ArrayList<>(replaced);
    replaced.clear();
    unwanted.removeIf(
        each -> resources.values().stream().anyMatch(kept -> kept.owner().equals(each.owner())));
    Collections.shuffle(unwanted, random);
    for (Resource each : unwanted) {
      CustomResourceEvent event =
          account.event(RequestType.DELETE, each.owner(), each.declared(), Optional.empty());
      Response response = delivery.deliver(event);
      log(event, each.declared(), Optional.of(response));
      account.require(response.status() == Status.SUCCESS, "the Delete should have succeeded");
      expectation.done(each);
      ended(event, response.status());
      pause();
    }
  }

  /** Deletes the stack. */
  void delete() {
    begin("DELETE_IN_PROGRESS");
    account.log(name + " is deleted");
    replaced.addAll(resources.values());
    resources = new LinkedHashMap<>();
    cleanUp(each -> account.expected.deleted(each.owner(), each.declared()));
    end("DELETE_COMPLETE");
    exists = false;
    generation++;
  }

  private void begin(String value) {
    account.timeline.advance(Duration.ofSeconds(2));
    account.stackStatus(
        stackId(),
        StackStatus.of(value, Optional.of(account.timeline.now()).filter(any -> exists)));
    account.timeline.advance(Duration.ofMillis(500));
  }

  private void status(String value) {
    StackStatus before = account.stackStatus(stackId());
    account.stackStatus(stackId(), StackStatus.of(value, before.lastUpdated()));
  }

  private void end(String value) {
    status(value);
    account.requireAsExpected("after " + value + " of " + name);
  }

  /** Between two events CloudFormation takes no time, or some. */
  private void pause() {
    account.timeline.advance(Duration.ofSeconds(random.nextInt(4) == 0 ? random.nextInt(90) : 0));
  }

  private void log(CustomResourceEvent event, Declared declared, Optional<Response> response) {
    account.log(
        "%s %s %s (%s) id %s -> %s"
            .formatted(
                name,
                event.requestType().word(),
                event.logicalResourceId(),
                declared,
                event
                    .physicalResourceId()
                    .replaceAll(".*/([a-z0-9-]+)/securityhub.*configuration", "$1"),
                response
                    .map(each -> each.status() + " " + each.reason())
                    .map(text -> text.length() < 150 ? text : text.substring(0, 150))
                    .orElse("no response")));
  }
}

package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A stack over several Regions, deployed as CloudFormation deploys it; the oracle checks what is
 * live after every event.
 */
final class RandomStack {

  /** What a template declares for a Region. */
  record Declared(OrganizationConfiguration configuration, OnDelete onDelete) {}

  /** One resource, and what was live before it was created. */
  private record Resource(Declared declared, String id, OrganizationConfiguration previous) {}

  private static final StackStatus UPDATING =
      StackStatus.of("UPDATE_IN_PROGRESS", Optional.empty());
  private static final StackStatus ROLLING_BACK =
      StackStatus.of("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", Optional.empty());

  private final Random random;
  private final FaultInjector faults;
  private final Map<String, LifecycleScenario> regions = new LinkedHashMap<>();
  private final Map<String, OrganizationConfiguration> untouched = new LinkedHashMap<>();
  private final List<String> history = new ArrayList<>();
  private Map<String, Resource> stack = new LinkedHashMap<>();

  RandomStack(Random random, List<String> names) {
    this.random = random;
    this.faults = new FaultInjector(random);
    for (String name : names) {
      OrganizationConfiguration live = any();
      regions.put(name, LifecycleScenario.where(live));
      untouched.put(name, live);
      history.add(name + " is " + live.encoded());
    }
  }

  OrganizationConfiguration any() {
    List<OrganizationConfiguration> all = OrganizationConfiguration.values();
    return all.get(random.nextInt(all.size()));
  }

  List<String> history() {
    return history;
  }

  /** Another writer writes; the Region is no longer restored to what was live at first. */
  void foreignWrite(String region) {
    OrganizationConfiguration theirs = any();
    history.add("foreign write:  " + region + " " + theirs.encoded());
    regions.get(region).hub.foreignWrite(theirs);
    settle(region);
    untouched.remove(region);
  }

  /** Creates, updates, then, where all succeeded, deletes; otherwise rolls back. */
  void deploy(Map<String, Declared> template) {
    Map<String, Resource> before = new LinkedHashMap<>(stack);
    for (Map.Entry<String, Declared> each : template.entrySet()) {
      Resource old = before.get(each.getKey());
      if (old != null && old.declared().equals(each.getValue())) {
        continue;
      }
      faults.inject(regions.get(each.getKey()), history);
      if (!createOrUpdate(each.getKey(), each.getValue(), old)) {
        rollBack(before);
        return;
      }
    }
    for (String dropped : before.keySet()) {
      if (!template.containsKey(dropped)) {
        delete(dropped);
      }
    }
  }

  private boolean createOrUpdate(String region, Declared declared, Resource old) {
    LiveConfiguration before = truth(region);
    RequestType type = old == null ? RequestType.CREATE : RequestType.UPDATE;
    Response response = send(type, region, old == null ? "" : old.id(), declared);
    boolean success = response.status() == Response.Status.SUCCESS;
    OrganizationConfiguration previous = old == null ? before.toConfiguration() : old.previous();
    stack.put(region, new Resource(declared, response.physicalResourceId(), previous));
    Oracle.afterWrite(history, before, declared.configuration(), response, truth(region));
    return success;
  }

  /** Without faults, so that it succeeds. */
  private void rollBack(Map<String, Resource> before) {
    history.add("rollback");
    regions.values().forEach(each -> each.stack = ROLLING_BACK);
    for (String region : List.copyOf(stack.keySet())) {
      faults.end(regions.get(region));
      Resource now = stack.get(region);
      Resource old = before.get(region);
      if (old == null) {
        delete(region);
      } else if (!now.equals(old)) {
        createOrUpdate(region, old.declared(), old);
      }
    }
    regions.values().forEach(each -> each.stack = UPDATING);
  }

  private void delete(String region) {
    faults.end(regions.get(region));
    Resource resource = stack.remove(region);
    LiveConfiguration before = truth(region);
    Response response = send(RequestType.DELETE, region, resource.id(), resource.declared());
    Oracle.afterDelete(
        history,
        before,
        resource.declared(),
        resource.previous(),
        regions.get(region).stack.equals(ROLLING_BACK),
        response,
        truth(region));
  }

  void deleteAll() {
    List.copyOf(stack.keySet()).forEach(this::delete);
  }

  /** Returns the Regions without foreign writes, and what was live before the first deployment. */
  Map<String, OrganizationConfiguration> untouched() {
    return untouched;
  }

  OrganizationConfiguration live(String region) {
    return truth(region).toConfiguration();
  }

  private Response send(RequestType type, String region, String id, Declared declared) {
    history.add(type + " " + region + " " + declared + " id " + id);
    LifecycleScenario run = regions.get(region);
    Response response = run.handle(type, id, declared.configuration(), declared.onDelete());
    history.add(" -> " + response.status() + " " + response.reason());
    faults.end(run);
    settle(region);
    return response;
  }

  /** Lets a pending change end before the next event. */
  private void settle(String region) {
    regions.get(region).clock.advance(Duration.ofMinutes(1));
  }

  private LiveConfiguration truth(String region) {
    return regions.get(region).hub.truth();
  }

  /** Returns whether {@code live} is {@code configuration} with the Status ENABLED. */
  static boolean shows(LiveConfiguration live, OrganizationConfiguration configuration) {
    return live.equals(FakeSecurityHub.enabled(configuration));
  }
}

package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A stack over several Regions, deployed as CloudFormation does it, and the oracle that says after
 * every event what must be live then.
 */
final class RandomStack {

  /** What a template declares for a Region. */
  record Declared(OrganizationConfiguration configuration, OnDelete onDelete) {}

  private record Resource(Declared declared, String id) {}

  private final Random random;
  private final FaultInjector trouble;
  private final Map<String, LifecycleScenario> regions = new LinkedHashMap<>();
  private final Map<String, OrganizationConfiguration> untouched = new LinkedHashMap<>();
  private final List<String> story = new ArrayList<>();
  private Map<String, Resource> stack = new LinkedHashMap<>();

  RandomStack(Random random, List<String> names) {
    this.random = random;
    this.trouble = new FaultInjector(random);
    for (String name : names) {
      OrganizationConfiguration live = any();
      regions.put(name, LifecycleScenario.where(live));
      untouched.put(name, live);
      story.add(name + " is " + live.encoded());
    }
  }

  OrganizationConfiguration any() {
    List<OrganizationConfiguration> every = OrganizationConfiguration.every();
    return every.get(random.nextInt(every.size()));
  }

  List<String> story() {
    return story;
  }

  /** Somebody else writes; what was there before our stack is nobody's any more. */
  void foreignWrite(String region) {
    OrganizationConfiguration theirs = any();
    story.add("somebody makes " + region + " " + theirs.encoded());
    regions.get(region).hub.foreignWrite(theirs);
    settle(region);
    untouched.remove(region);
  }

  /** Creates, updates, then, where all went well, deletes; otherwise rolls back. */
  void deploy(Map<String, Declared> template) {
    Map<String, Resource> before = new LinkedHashMap<>(stack);
    for (Map.Entry<String, Declared> each : template.entrySet()) {
      Resource old = before.get(each.getKey());
      if (old != null && old.declared().equals(each.getValue())) {
        continue;
      }
      trouble.befall(regions.get(each.getKey()), story);
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
    String type = old == null ? "Create" : "Update";
    Response answer = send(type, region, old == null ? "" : old.id(), declared);
    boolean success = answer.status() == Response.Status.SUCCESS;
    stack.put(region, new Resource(declared, answer.physicalResourceId()));
    Oracle.afterWrite(story, before, declared.configuration(), answer, truth(region));
    Oracle.idRemembers(story, before, old == null ? "" : old.id(), answer);
    return success;
  }

  /** Without trouble, and so without failure: what a rollback needs is not taken away here. */
  private void rollBack(Map<String, Resource> before) {
    story.add("rollback");
    for (String region : List.copyOf(stack.keySet())) {
      trouble.end(regions.get(region));
      Resource now = stack.get(region);
      Resource old = before.get(region);
      if (old == null) {
        delete(region);
      } else if (!now.equals(old)) {
        createOrUpdate(region, old.declared(), old);
      }
    }
  }

  private void delete(String region) {
    trouble.end(regions.get(region));
    Resource resource = stack.remove(region);
    LiveConfiguration before = truth(region);
    Response answer = send("Delete", region, resource.id(), resource.declared());
    Oracle.afterDelete(story, before, resource.declared(), resource.id(), answer, truth(region));
  }

  void deleteAll() {
    List.copyOf(stack.keySet()).forEach(this::delete);
  }

  /**
   * Returns the Regions that nobody else touched, and what was there before the first deployment.
   */
  Map<String, OrganizationConfiguration> untouched() {
    return untouched;
  }

  OrganizationConfiguration live(String region) {
    return truth(region).asDeclared();
  }

  private Response send(String type, String region, String id, Declared declared) {
    story.add(type + " " + region + " " + declared + " id " + id);
    LifecycleScenario run = regions.get(region);
    Response answer = run.of(type, id, declared.configuration(), declared.onDelete());
    story.add(" -> " + answer.status() + " " + answer.reason());
    trouble.end(run);
    settle(region);
    return answer;
  }

  /** What goes on by itself comes to its end: the next event finds a Region at rest. */
  private void settle(String region) {
    regions.get(region).clock.advance(java.time.Duration.ofMinutes(1));
  }

  private LiveConfiguration truth(String region) {
    return regions.get(region).hub.truth();
  }

  /** Returns whether {@code live} is what a hub shows with {@code configuration} in force. */
  static boolean shows(LiveConfiguration live, OrganizationConfiguration configuration) {
    return live.equals(FakeSecurityHub.enabled(configuration));
  }
}

package io.github.cdksecurityhub.lambda.drift;

import static io.github.cdksecurityhub.lambda.drift.DeclaredCentral.AGGREGATOR;
import static io.github.cdksecurityhub.lambda.drift.DeclaredCentral.IN_ORDER;
import static io.github.cdksecurityhub.lambda.drift.DeclaredCentral.POLICIES;
import static io.github.cdksecurityhub.lambda.drift.DeclaredCentral.TARGETS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A stack of central configuration, which CloudFormation deploys or rolls back step by step. */
final class SimulatedCentralStack {
  private final FakeClock clock;
  private final SimulatedCentralHub hub;
  private final Random random;
  private final Deque<Runnable> steps = new ArrayDeque<>();
  private int created;

  DeclaredCentral template = new DeclaredCentral(Map.of());
  Map<String, String> physicalIds = Map.of();
  StackStatus status;

  SimulatedCentralStack(FakeClock clock, SimulatedCentralHub hub, Random random) {
    this.clock = clock;
    this.hub = hub;
    this.random = random;
    while (status == null || !status.value().equals("UPDATE_COMPLETE")) {
      begin(template.changed(random));
      finish();
    }
  }

  boolean isDeploying() {
    return !steps.isEmpty();
  }

  void step() {
    steps.remove().run();
  }

  void finish() {
    while (isDeploying()) {
      step();
    }
  }

  void begin(DeclaredCentral next) {
    DeclaredCentral before = template;
    template = next;
    status = StackStatus.of("UPDATE_IN_PROGRESS", Optional.of(clock.now()));
    List<String> changed =
        IN_ORDER.stream()
            .filter(id -> next.resources().containsKey(id))
            .filter(id -> !next.resources().get(id).equals(before.resources().get(id)))
            .toList();
    List<String> done = new ArrayList<>();
    int failsAt = random.nextInt(4) == 0 ? random.nextInt(changed.size() + 1) : -1;
    for (String id : changed) {
      steps.add(
          () -> {
            boolean isOk = done.size() != failsAt && put(id, next);
            done.add(id);
            if (!isOk) {
              rollBack(before, done);
            }
          });
    }
    steps.add(() -> become("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"));
    for (String id : reversed()) {
      if (before.resources().containsKey(id) && !next.resources().containsKey(id)) {
        steps.add(() -> delete(id));
      }
    }
    steps.add(() -> become("UPDATE_COMPLETE"));
  }

  private void rollBack(DeclaredCentral before, List<String> done) {
    steps.clear();
    become("UPDATE_ROLLBACK_IN_PROGRESS");
    template = before;
    boolean isOk = random.nextInt(8) > 0;
    IN_ORDER.stream()
        .filter(done::contains)
        .filter(id -> before.resources().containsKey(id))
        .forEach(id -> steps.add(() -> put(id, before)));
    steps.add(() -> become(isOk ? "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS" : status.value()));
    for (String id : reversed()) {
      if (done.contains(id) && !before.resources().containsKey(id)) {
        steps.add(() -> delete(id));
      }
    }
    steps.add(() -> become(isOk ? "UPDATE_ROLLBACK_COMPLETE" : "UPDATE_ROLLBACK_FAILED"));
  }

  private static List<String> reversed() {
    List<String> reversed = new ArrayList<>(IN_ORDER);
    Collections.reverse(reversed);
    return reversed;
  }

  private void become(String value) {
    status = StackStatus.of(value, status.lastUpdated());
  }

  /** Creates or updates; returns whether that succeeded. */
  private boolean put(String id, DeclaredCentral declared) {
    Map<String, String> fields = declared.resources().get(id);
    boolean isNew = !physicalIds.containsKey(id);
    Map<String, String> ids = new HashMap<>(physicalIds);
    if (isNew) {
      created++;
      ids.put(
          id,
          TARGETS.containsKey(id)
              ? TARGETS.get(id).id()
              : "arn:aws:securityhub:us-east-1:123456789012:%s/%d"
                  .formatted(
                      id.equals(AGGREGATOR) ? "finding-aggregator" : "configuration-policy",
                      created));
    }
    boolean isLost =
        !isNew && !TARGETS.containsKey(id) && DeclaredCentral.live(id, hub.truth(), ids).isEmpty();
    String policy = policyId(DeclaredCentral.policy(fields), ids);
    boolean lacksPolicy =
        POLICIES.contains(DeclaredCentral.policy(fields))
            && !hub.truth().policies.containsKey(policy);
    if (isLost || lacksPolicy) {
      return false;
    }
    physicalIds = Map.copyOf(ids);
    hub.change(
        "CloudFormation writes " + id,
        there -> {
          if (id.equals(AGGREGATOR)) {
            there.aggregator = Optional.of(DeclaredCentral.aggregator(ids.get(id), fields));
          } else if (TARGETS.containsKey(id)) {
            there.associate(TARGETS.get(id), policy, "SUCCESS", clock.now());
          } else {
            ObjectNode content =
                (ObjectNode) FakeCentralHub.json(DeclaredCentral.policy(id, fields));
            there
                .policies
                .computeIfAbsent(DeployedTemplate.policyId(ids.get(id)), any -> content)
                .setAll(content);
          }
        });
    return true;
  }

  private static String policyId(String logicalId, Map<String, String> ids) {
    return POLICIES.contains(logicalId)
        ? DeployedTemplate.policyId(ids.getOrDefault(logicalId, "none"))
        : logicalId;
  }

  private void delete(String id) {
    hub.change(
        "CloudFormation deletes " + id,
        there -> {
          there.associations.remove(TARGETS.get(id));
          there.policies.remove(DeployedTemplate.policyId(physicalIds.getOrDefault(id, "none")));
        });
    Map<String, String> ids = new HashMap<>(physicalIds);
    ids.remove(id);
    physicalIds = Map.copyOf(ids);
  }

  DeployedTemplate deployed(String stackId) {
    return new DeployedTemplate(
        stackId, FakeCentralHub.value(template.json()), Map.of(), physicalIds);
  }
}

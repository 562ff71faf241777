package io.github.cdksecurityhub.lambda.drift;

import static io.github.cdksecurityhub.lambda.drift.DeclaredCentral.AGGREGATOR;
import static io.github.cdksecurityhub.lambda.drift.DeclaredCentral.SELF_MANAGED;
import static io.github.cdksecurityhub.lambda.drift.DeclaredCentral.TARGETS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.LiveAssociation;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What users change of a stack's central configuration, drawn by lot. */
final class RandomUsers {
  private final Random random;
  private final FakeClock clock;
  private final SimulatedCentralHub hub;
  private final FakeSecurityHub home;
  private final SimulatedCentralStack stack;

  /** What is not, or may not be, as a deployment has left it. */
  final Set<String> touched = new HashSet<>();

  RandomUsers(
      Random random,
      FakeClock clock,
      SimulatedCentralHub hub,
      FakeSecurityHub home,
      SimulatedCentralStack stack) {
    this.random = random;
    this.clock = clock;
    this.hub = hub;
    this.home = home;
    this.stack = stack;
  }

  boolean isCentral() {
    return home.truth().toConfiguration().isCentral();
  }

  Optional<ObservedRun.Trigger> change() {
    if (!isCentral()) {
      return Optional.empty();
    }
    List<String> ids = List.copyOf(stack.physicalIds.keySet().stream().sorted().toList());
    String id = ids.get(random.nextInt(ids.size()));
    touched.add(id);
    if (random.nextInt(40) == 0 && !stack.isDeploying()) {
      return centralEnds();
    }
    if (TARGETS.containsKey(id)) {
      return changeAssociation(id, TARGETS.get(id));
    }
    return id.equals(AGGREGATOR) ? changeAggregator(id) : changePolicy(id);
  }

  /** R30. */
  private Optional<ObservedRun.Trigger> centralEnds() {
    touched.addAll(stack.physicalIds.keySet());
    touched.add(home.place().region());
    home.foreignWrite(new OrganizationConfiguration.Local(false, AutoEnableStandards.NONE));
    hub.change(
        "central configuration ends",
        next -> {
          next.policies.clear();
          next.associations.clear();
        });
    return Optional.empty();
  }

  private Optional<ObservedRun.Trigger> changeAssociation(String id, PolicyTarget target) {
    boolean isThere = hub.truth().associations.containsKey(target);
    List<String> policies = new ArrayList<>(hub.truth().policies.keySet());
    policies.add(SELF_MANAGED);
    String policy = policies.get(random.nextInt(policies.size()));
    switch (random.nextInt(4)) {
      case 0 ->
          hub.change(
              "a user applies " + policy + " to " + id,
              next -> next.associate(target, policy, "SUCCESS", clock.now()));
      case 1 -> {
        hub.change("a user removes " + id, next -> next.associations.remove(target));
        return change(id, "StartConfigurationPolicyDisassociation");
      }
      case 2 -> {
        if (isThere) {
          String there = hub.truth().associations.get(target).policyId();
          hub.change(
              "a user begins to remove " + id,
              next -> next.associate(target, there, "PENDING", clock.now()));
          settleLater(target, "");
          return change(id, "StartConfigurationPolicyDisassociation");
        }
      }
      default -> {
        if (isThere) {
          String there = hub.truth().associations.get(target).policyId();
          hub.change(id + " fails", next -> next.associate(target, there, "FAILED", clock.now()));
          return Optional.empty();
        }
      }
    }
    return change(id, "StartConfigurationPolicyAssociation");
  }

  private Optional<ObservedRun.Trigger> changeAggregator(String id) {
    String arn = stack.physicalIds.get(id);
    Optional<LiveAggregator> other =
        switch (random.nextInt(8)) {
          case 0 -> Optional.empty();
          case 1 ->
              Optional.of(new LiveAggregator(arn + "9", "SPECIFIED_REGIONS", List.of("eu-west-1")));
          case 2, 3 ->
              hub.truth()
                  .aggregator
                  .map(each -> new LiveAggregator(each.arn(), "ALL_REGIONS", List.of()));
          default ->
              hub.truth()
                  .aggregator
                  .map(
                      each ->
                          new LiveAggregator(
                              each.arn(),
                              "SPECIFIED_REGIONS",
                              List.of(random.nextBoolean() ? "eu-west-1" : "sa-east-1")));
        };
    if (other.isEmpty()) {
      touched.add(home.place().region());
    }
    hub.change("a user makes the aggregator " + other, next -> next.aggregator = other);
    return change(id, other.isEmpty() ? "DeleteFindingAggregator" : "UpdateFindingAggregator");
  }

  private Optional<ObservedRun.Trigger> changePolicy(String id) {
    String policyId = DeployedTemplate.policyId(stack.physicalIds.get(id));
    if (!hub.truth().policies.containsKey(policyId)) {
      return Optional.empty();
    }
    if (random.nextInt(10) == 0) {
      TARGETS.values().stream()
          .filter(
              each ->
                  Optional.ofNullable(hub.truth().associations.get(each))
                      .filter(there -> there.policyId().equals(policyId))
                      .isPresent())
          .forEach(each -> touchTarget(each, false));
      // An association that declares it needs it, too.
      TARGETS.keySet().forEach(touched::add);
      hub.change(
          "a user deletes " + id,
          next -> {
            next.policies.remove(policyId);
            next.associations.values().removeIf(each -> each.policyId().equals(policyId));
          });
      return change(id, "DeleteConfigurationPolicy");
    }
    int kind = random.nextInt(4);
    String value = "changed" + random.nextInt(2);
    hub.change(
        "a user changes "
            + List.of("the days", "the description", "the tag", "another tag").get(kind)
            + " of "
            + id,
        next -> {
          ObjectNode policy = next.policies.get(policyId);
          switch (kind) {
            case 0 -> policy.findParent("Integer").put("Integer", 90 + random.nextInt(2));
            case 1 -> policy.put("Description", value);
            case 2 -> policy.withObject("/Tags").put("team", value);
            default -> policy.withObject("/Tags").put("other", value);
          }
        });
    return kind < 2 ? change(id, "UpdateConfigurationPolicy") : Optional.empty();
  }

  private static Optional<ObservedRun.Trigger> change(String id, String operation) {
    return Optional.of(new ObservedRun.Trigger(id, operation));
  }

  /** Ends the association's PENDING in some seconds, unless another has replaced it. */
  void settleLater(PolicyTarget target, String status) {
    Instant since = clock.now();
    clock.at(
        clock.passed().plusMillis(1 + random.nextInt(40_000)),
        () -> {
          LiveAssociation there = hub.truth().associations.get(target);
          if (there != null
              && there.status().equals("PENDING")
              && there.updatedAt().equals(Optional.of(since))) {
            touchTarget(target, status.equals("SUCCESS"));
            hub.change(
                target + " becomes " + status,
                next -> {
                  next.associations.remove(target);
                  if (!status.isEmpty()) {
                    next.associate(target, there.policyId(), status, clock.now());
                  }
                });
          }
        });
  }

  private void touchTarget(PolicyTarget target, boolean isHarmless) {
    TARGETS.forEach(
        (id, each) -> touched.addAll(each.equals(target) && !isHarmless ? Set.of(id) : Set.of()));
  }
}

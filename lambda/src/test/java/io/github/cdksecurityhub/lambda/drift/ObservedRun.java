package io.github.cdksecurityhub.lambda.drift;

import static io.github.cdksecurityhub.lambda.drift.DeclaredCentral.AGGREGATOR;
import static io.github.cdksecurityhub.lambda.drift.DeclaredCentral.POLICIES;
import static io.github.cdksecurityhub.lambda.drift.DeclaredCentral.STATUS;
import static io.github.cdksecurityhub.lambda.drift.DeclaredCentral.TARGETS;

import io.github.cdksecurityhub.lambda.SimulatedDriftFunction;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one run of the drift function has read and written, and what must be true of a write. */
final class ObservedRun {
  /** What a CloudTrail event has reported, where one invoked the function. */
  record Trigger(String id, String operation) {
    boolean isRemovalOf(String other) {
      return id.equals(other) && operation.equals("StartConfigurationPolicyDisassociation");
    }
  }

  final Instant start;
  final Optional<Trigger> trigger;
  DeclaredCentral declared;
  private Map<String, String> physicalIds;
  StackStatus before;
  private final boolean heals;
  private final SimulatedCentralStack stack;
  private final Map<String, List<Optional<Map<String, String>>>> seen = new HashMap<>();
  private final Map<String, Integer> seenBeforeWrite = new HashMap<>();
  private final List<String> writes = new ArrayList<>();
  private Set<String> listed = Set.of();
  private StackStatus status;
  private String last = "";

  /** Resources of which a write was sent that was, or may have been, carried out. */
  final Set<String> sent = new HashSet<>();

  /** Those of which one was. */
  final Set<String> written = new HashSet<>();

  /** Whether something that it needs could not be read. */
  boolean isFaulty;

  boolean isStackUnknown;

  ObservedRun(
      Instant start, boolean heals, Optional<Trigger> trigger, SimulatedCentralStack stack) {
    this.start = start;
    this.heals = heals;
    this.trigger = trigger;
    this.stack = stack;
  }

  void sent(String operation) {
    last = operation;
  }

  /** The first read is of the deployment that the run is about. */
  void read(StackStatus read) {
    if (before == null) {
      before = read;
      declared = stack.template;
      physicalIds = stack.physicalIds;
    }
    status = read;
    isStackUnknown |= !read.isKnown();
    last = "DescribeStacks";
  }

  void shown(String operation, String policyId, FakeCentralHub state) {
    for (String id : declared.resources().keySet()) {
      boolean isShown =
          switch (operation) {
            case "ListFindingAggregators" -> id.equals(AGGREGATOR);
            case "ListConfigurationPolicyAssociations" -> TARGETS.containsKey(id);
            case "ListConfigurationPolicies" ->
                POLICIES.contains(id) && !state.policies.containsKey(policyId(id));
            default -> POLICIES.contains(id) && policyId(id).equals(policyId);
          };
      if (isShown) {
        Optional<Map<String, String>> live = DeclaredCentral.live(id, state, physicalIds);
        seen.computeIfAbsent(id, any -> new ArrayList<>()).add(declared.watched(id, live));
      }
    }
    if (operation.equals("ListConfigurationPolicies")) {
      listed = Set.copyOf(state.policies.keySet());
    }
  }

  private String policyId(String id) {
    return DeployedTemplate.policyId(physicalIds.getOrDefault(id, "none"));
  }

  boolean sawInSync(String id) {
    return seen.getOrDefault(id, List.of()).stream().anyMatch(live -> declared.isInSync(id, live));
  }

  /** Returns whether a read has shown it as declared after the last write of it was sent. */
  boolean sawHealed(String id) {
    List<Optional<Map<String, String>>> all = seen.getOrDefault(id, List.of());
    return all.subList(seenBeforeWrite.getOrDefault(id, 0), all.size()).stream()
        .anyMatch(live -> declared.isInSync(id, live));
  }

  /** Returns whether a user was removing it, as the event has reported, whenever it was read. */
  boolean sawOnlyRemoval(String id) {
    return trigger.filter(each -> each.isRemovalOf(id)).isPresent()
        && seen.getOrDefault(id, List.of()).stream()
            .allMatch(live -> live.filter(each -> "PENDING".equals(each.get(STATUS))).isPresent());
  }

  boolean isInSync(String id, FakeCentralHub state) {
    return declared.isInSync(id, DeclaredCentral.live(id, state, physicalIds));
  }

  /** Returns which of its resources a write is of; empty where it is of none. */
  String resource(String operation, String name) {
    return declared.resources().keySet().stream()
        .filter(
            id ->
                switch (operation) {
                  case "UpdateFindingAggregator" ->
                      id.equals(AGGREGATOR) && name.equals(physicalIds.get(id));
                  case "UpdateConfigurationPolicy" ->
                      POLICIES.contains(id) && name.equals(policyId(id));
                  case "TagResource" -> POLICIES.contains(id) && name.equals(physicalIds.get(id));
                  default -> TARGETS.containsKey(id) && TARGETS.get(id).id().equals(name);
                })
        .findFirst()
        .orElse("");
  }

  /** Returns why the function may not write {@code value} now; empty where it may. */
  String problemOfStack() {
    if (!heals) {
      return "heals, which is not declared";
    }
    boolean isAsBefore =
        last.equals("DescribeStacks") && status.equals(before) && before.isComplete();
    return isAsBefore
        ? ""
        : "writes after " + last + ", where the stack was " + status + ", before " + before;
  }

  String problem(
      String operation, String id, Object value, Instant now, Optional<Instant> lastWrite) {
    if (!problemOfStack().isEmpty()) {
      return problemOfStack();
    }
    if (id.isEmpty() || !value.toString().replace("\"", "").equals(value(operation, id))) {
      return "writes " + value + ", which the stack does not declare of '" + id + "'";
    }
    if (!now.isBefore(start.plus(SimulatedDriftFunction.WORK))) {
      return "writes after its time";
    }
    if (trigger.isPresent()
        && lastWrite
            .filter(at -> at.isBefore(start) && now.isBefore(at.plus(HealCooldown.DURATION)))
            .isPresent()) {
      return "heals again right after " + lastWrite.get();
    }
    return problemOfLive(operation, id);
  }

  private String problemOfLive(String operation, String id) {
    List<Optional<Map<String, String>>> all = seen.getOrDefault(id, List.of());
    if (all.isEmpty()) {
      // Under LOCAL nothing is read, and a write is refused.
      return "";
    }
    boolean isRead = seenBeforeWrite.getOrDefault(id, 0) < all.size();
    if (!isRead) {
      // A policy's tags are written right after its content.
      boolean isSecondHalf =
          operation.equals("TagResource") && writes.equals(List.of("UpdateConfigurationPolicy"));
      return isSecondHalf ? "" : "writes again without a read";
    }
    Optional<Map<String, String>> live = all.get(all.size() - 1);
    boolean isBeingRemoved =
        trigger.filter(each -> each.isRemovalOf(id)).isPresent()
            && live.isPresent()
            && "PENDING".equals(live.get().get(STATUS));
    if (declared.isInSync(id, live) && !isBeingRemoved) {
      return "writes what is as declared";
    }
    if (all.subList(0, all.size() - 1).stream().noneMatch(found -> isAsFound(id, found, live))) {
      return "writes over a change that it has just seen: " + all;
    }
    if (POLICIES.contains(id) && live.isEmpty()) {
      return "writes a policy that no longer exists";
    }
    String policy = value(operation, id);
    boolean lacksPolicy =
        TARGETS.containsKey(id) && !policy.startsWith("SELF") && !listed.contains(policy);
    return lacksPolicy ? "applies a policy that no longer exists" : "";
  }

  /** What differs was so when it was read before; a write that succeeded in part leaves less. */
  private boolean isAsFound(
      String id, Optional<Map<String, String>> found, Optional<Map<String, String>> live) {
    if (found.isEmpty() || live.isEmpty()) {
      return found.equals(live);
    }
    Map<String, String> changed = new HashMap<>(live.get());
    changed.entrySet().removeAll(declared.resources().get(id).entrySet());
    if (changed.containsKey(DeclaredCentral.POLICY)) {
      // The status of another policy is not compared.
      changed.remove(STATUS);
    }
    return found.get().entrySet().containsAll(changed.entrySet());
  }

  void sent(String operation, String id) {
    int read = seen.getOrDefault(id, List.of()).size();
    if (seenBeforeWrite.getOrDefault(id, 0) < read) {
      writes.clear();
    }
    writes.add(operation);
    seenBeforeWrite.put(id, read);
  }

  /** Returns what is declared of a resource, as it is sent. */
  private String value(String operation, String id) {
    Map<String, String> fields = declared.resources().get(id);
    return switch (operation) {
      case "UpdateFindingAggregator" ->
          DeclaredCentral.aggregator(physicalIds.get(id), fields).toString();
      case "UpdateConfigurationPolicy" ->
          FakeCentralHub.value(FakeCentralHub.json(DeclaredCentral.policy(id, fields)))
              .toString()
              .replace("\"", "");
      case "TagResource" ->
          Map.of("team", String.valueOf(fields.get(DeclaredCentral.TEAM))).toString();
      default -> {
        String policy = fields.get(DeclaredCentral.POLICY);
        yield POLICIES.contains(policy) ? policyId(policy) : policy;
      }
    };
  }
}

package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.CentralHub;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.LiveAssociation;
import io.github.cdksecurityhub.lambda.central.LivePolicy;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Central configuration with its history: reads may be stale (R26), and each request may fail. */
final class SimulatedCentralHub implements CentralHub {

  /** What sees each request of the function before it is carried out, and may make it fail. */
  interface Requests {
    /** Returns how old what it shows is. */
    Duration read(String operation);

    /** Reports what a read has shown of {@code operation}'s resources. */
    void shown(String operation, String policyId, FakeCentralHub state);

    /** Returns the status of an association that begins now. */
    String statusOfNew(PolicyTarget target);

    /** Returns how it fails. */
    WriteFault write(String operation, String resource, Object value);
  }

  /** A failure of a write, which may have been carried out all the same. */
  record WriteFault(Optional<SecurityHubException> failure, boolean isCarriedOut) {
    /** Returns whether the function can't know that it was not. */
    boolean mayBeCarriedOut() {
      return failure.filter(each -> !each.failure().cause().leavesOutcomeUnknown()).isEmpty();
    }
  }

  private final FakeClock clock;
  private final Consumer<String> log;
  private final TreeMap<Instant, FakeCentralHub> history = new TreeMap<>();
  Requests requests;

  SimulatedCentralHub(FakeClock clock, Consumer<String> log) {
    this.clock = clock;
    this.log = log;
    history.put(Instant.MIN, new FakeCentralHub());
  }

  FakeCentralHub truth() {
    return history.lastEntry().getValue();
  }

  /** Returns each state that was live at some time since {@code start}. */
  Stream<FakeCentralHub> since(Instant start) {
    return history.tailMap(history.floorKey(start), true).values().stream();
  }

  void change(String what, Consumer<FakeCentralHub> change) {
    log.accept(what);
    FakeCentralHub next = truth().copy();
    change.accept(next);
    history.put(clock.now(), next);
  }

  private <T> T read(String operation, String policyId, Function<FakeCentralHub, T> request) {
    Duration age = requests.read(operation);
    FakeCentralHub shown = history.floorEntry(clock.now().minus(age)).getValue();
    requests.shown(operation, policyId, shown);
    return request.apply(shown);
  }

  @Override
  public Optional<LiveAggregator> aggregator() {
    return read("ListFindingAggregators", "", hub -> hub.aggregator);
  }

  @Override
  public List<LivePolicy> policies() {
    return read("ListConfigurationPolicies", "", FakeCentralHub::policies);
  }

  @Override
  public Optional<JsonValue> content(String policyId, boolean withTags) {
    return read("GetConfigurationPolicy", policyId, hub -> hub.content(policyId, withTags));
  }

  @Override
  public List<LiveAssociation> associations() {
    return read("ListConfigurationPolicyAssociations", "", FakeCentralHub::associations);
  }

  @Override
  public List<LiveAssociation> inherited() {
    return truth().inherited();
  }

  private interface Effect {
    void on(FakeCentralHub hub) throws SecurityHubException;
  }

  private void write(String operation, String resource, Object value, Effect effect)
      throws SecurityHubException {
    WriteFault fault = requests.write(operation, resource, value);
    if (fault.isCarriedOut()) {
      FakeCentralHub next = truth().copy();
      effect.on(next);
      history.put(clock.now(), next);
    }
    if (fault.failure().isPresent()) {
      throw fault.failure().get();
    }
  }

  @Override
  public void updatePolicy(String policyId, JsonValue properties, String reason)
      throws SecurityHubException {
    write(
        "UpdateConfigurationPolicy",
        policyId,
        properties,
        hub -> {
          if (hub.policies.containsKey(policyId)) {
            hub.updatePolicy(policyId, properties, reason);
          }
        });
  }

  @Override
  public void tagPolicy(String arn, Map<String, String> tags) throws SecurityHubException {
    write("TagResource", arn, tags, hub -> hub.tagPolicy(arn, tags));
  }

  @Override
  public void associate(String policyId, PolicyTarget target) throws SecurityHubException {
    write(
        "StartConfigurationPolicyAssociation",
        target.id(),
        policyId,
        hub -> hub.associate(target, policyId, requests.statusOfNew(target), clock.now()));
  }

  @Override
  public void updateAggregator(LiveAggregator wanted) throws SecurityHubException {
    write("UpdateFindingAggregator", wanted.arn(), wanted, hub -> hub.updateAggregator(wanted));
  }
}

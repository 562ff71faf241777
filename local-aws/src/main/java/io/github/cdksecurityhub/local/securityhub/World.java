package io.github.cdksecurityhub.local.securityhub;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What changes over the life of a local Security Hub; every use locks {@link #lock}.
 *
 * <p>The service rules on one call at a time, as if each were a transaction, so that a test can say
 * what happens between two of them.
 */
final class World {
  private final Object lock = new Object();
  private final InstantSource time;
  private final Map<Place, Behaviour> exceptions = new HashMap<>();
  private final Map<Place, TokenBucket> buckets = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<Consumer<TrailEntry>> trails = new CopyOnWriteArrayList<>();
  private Behaviour behaviour;
  private Organization organization;

  /** An account in a Region. */
  record Place(String account, String region) {}

  World(InstantSource time, Behaviour behaviour, Organization organization) {
    this.time = time;
    this.behaviour = behaviour;
    this.organization = organization;
  }

  Object lock() {
    return lock;
  }

  Instant now() {
    return time.instant();
  }

  /** The organization as it is by now. */
  Organization organization() {
    synchronized (lock) {
      organization = organization.settledAt(now());
      return organization;
    }
  }

  void change(UnaryOperator<Organization> change) {
    synchronized (lock) {
      organization = change.apply(organization());
    }
  }

  Behaviour behaviourAt(Place place) {
    synchronized (lock) {
      return behaviour.overriddenBy(exceptions.getOrDefault(place, Behaviour.mostProbable()));
    }
  }

  <T> void set(Knob<T> knob, T value) {
    synchronized (lock) {
      behaviour = behaviour.with(knob, value);
      for (String id : organization.accounts().keySet()) {
        change(o -> o.withAccount(id, a -> a.withEveryRegion(s -> s.withoutCountdown(knob))));
      }
    }
  }

  <T> void set(Place place, Knob<T> knob, T value) {
    synchronized (lock) {
      Behaviour here = exceptions.getOrDefault(place, Behaviour.mostProbable());
      exceptions.put(place, here.with(knob, value));
      change(o -> o.withRegion(place.account(), place.region(), s -> s.withoutCountdown(knob)));
    }
  }

  /** Takes a call off the allowance of a place; false if there is none left (R5). */
  boolean admit(Place place) {
    if (behaviourAt(place).get(Knob.THROTTLING) == Variant.Throttling.OFF) {
      return true;
    }
    TokenBucket bucket = buckets.getOrDefault(place, TokenBucket.full(now())).refilledAt(now());
    buckets.put(place, bucket.isEmpty() ? bucket : bucket.afterOneCall());
    return !bucket.isEmpty();
  }

  void trail(Consumer<TrailEntry> listener) {
    trails.add(listener);
  }

  /** Records a user's call in the trail. */
  void leaveTrail(Place place, Operation operation) {
    leaveTrail(place, operation, "", "{}", Optional.empty());
  }

  /** Records a call with what it asked for, as JSON. */
  void leaveTrail(
      Place place,
      Operation operation,
      String token,
      String requestParameters,
      Optional<String> errorCode) {
    TrailEntry entry =
        new TrailEntry(
            now(),
            place.account(),
            place.region(),
            operation.awsName(),
            token,
            operation.isReadOnly(),
            requestParameters,
            errorCode);
    trails.forEach(listener -> listener.accept(entry));
  }

  void record(Call call) {
    synchronized (lock) {
      calls.add(call);
    }
  }

  Calls calls() {
    synchronized (lock) {
      return new Calls(calls);
    }
  }

  void forgetCalls() {
    synchronized (lock) {
      calls.clear();
    }
  }
}

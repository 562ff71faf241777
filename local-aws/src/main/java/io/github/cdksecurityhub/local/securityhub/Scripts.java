package io.github.cdksecurityhub.local.securityhub;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The scripts of all places: an account's operation in a Region, or any of the three. */
final class Scripts {
  private final Object lock;
  private final Map<Place, OperationScript> scripts = new HashMap<>();

  /** Where a script applies; what is empty applies to all. */
  record Place(Optional<String> account, Optional<String> region, Optional<Operation> operation) {}

  Scripts(Object lock) {
    this.lock = lock;
  }

  OperationScript at(Place place) {
    synchronized (lock) {
      return scripts.computeIfAbsent(place, p -> new OperationScript(lock));
    }
  }

  void clear() {
    synchronized (lock) {
      scripts.values().forEach(OperationScript::clear);
    }
  }

  /** The fault of a call, from the nearest script that has any steps left. */
  Optional<Fault> faultFor(ServiceRequest request) {
    return nearestFirst(request)
        .filter(OperationScript::hasFaults)
        .findFirst()
        .flatMap(OperationScript::nextFault);
  }

  /** What another user does at a call, from the nearest script that has any steps left. */
  Optional<Intervention> interventionFor(ServiceRequest request) {
    return nearestFirst(request)
        .filter(OperationScript::hasInterventions)
        .findFirst()
        .flatMap(OperationScript::nextIntervention);
  }

  private Stream<OperationScript> nearestFirst(ServiceRequest request) {
    Optional<String> account = Optional.of(request.account());
    Optional<String> region = Optional.of(request.region());
    Optional<Operation> operation = Optional.of(request.operation());
    Optional<String> any = Optional.empty();
    return List.of(
            new Place(account, region, operation),
            new Place(account, region, Optional.empty()),
            new Place(any, any, operation),
            new Place(any, any, Optional.empty()))
        .stream()
        .map(scripts::get)
        .filter(script -> script != null);
  }
}

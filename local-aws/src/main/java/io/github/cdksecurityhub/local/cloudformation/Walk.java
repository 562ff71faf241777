package io.github.cdksecurityhub.local.cloudformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An order of work: each item starts when all that it waits for are done. */
final class Walk {

  private final Map<String, Set<String>> waitsFor = new LinkedHashMap<>();
  private final Set<String> started = new LinkedHashSet<>();
  private final Set<String> done = new LinkedHashSet<>();
  private final Set<String> failed = new LinkedHashSet<>();

  /** Prerequisites that are no items themselves count as done. */
  Walk(Map<String, Set<String>> prerequisites) {
    prerequisites.forEach(
        (item, needs) -> {
          Set<String> known = new TreeSet<>(needs);
          known.retainAll(prerequisites.keySet());
          waitsFor.put(item, known);
        });
  }

  /** The same items the other way round: what needed an item now comes before it. */
  static Walk reversed(Map<String, Set<String>> prerequisites) {
    Map<String, Set<String>> reversed = new LinkedHashMap<>();
    prerequisites.keySet().forEach(item -> reversed.put(item, new TreeSet<>()));
    prerequisites.forEach(
        (item, needs) ->
            needs.stream()
                .filter(reversed::containsKey)
                .forEach(need -> reversed.get(need).add(item)));
    return new Walk(reversed);
  }

  /** Takes the items that can start now; each is given once. */
  List<String> takeReady() {
    List<String> ready = new ArrayList<>();
    waitsFor.forEach(
        (item, needs) -> {
          if (!started.contains(item) && done.containsAll(needs)) {
            ready.add(item);
          }
        });
    started.addAll(ready);
    return ready;
  }

  void done(String item) {
    done.add(item);
  }

  void failed(String item) {
    failed.add(item);
  }

  Set<String> failures() {
    return Set.copyOf(failed);
  }

  /** Items that nothing can start any more or that are not started yet. */
  Set<String> notStarted() {
    Set<String> items = new LinkedHashSet<>(waitsFor.keySet());
    items.removeAll(started);
    return items;
  }
}

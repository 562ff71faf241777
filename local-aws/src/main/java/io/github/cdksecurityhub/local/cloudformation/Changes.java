package io.github.cdksecurityhub.local.cloudformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an update has changed so far: needed to undo it and to clean up after it. */
final class Changes {

  private final Map<String, Resource> before = new LinkedHashMap<>();
  private final Set<String> created = new LinkedHashSet<>();
  private final Set<String> restored = new LinkedHashSet<>();
  private final Map<String, Map<String, Resource>> incarnations = new LinkedHashMap<>();

  /** Remembers a resource as it was before its first change. */
  void updating(Resource resource) {
    before.putIfAbsent(resource.logicalId(), resource);
    seen(resource);
  }

  /** Remembers that a resource did not exist before. */
  void creating(String logicalId) {
    created.add(logicalId);
  }

  /** Remembers a physical resource; the last description of it wins. */
  void seen(Resource resource) {
    incarnations
        .computeIfAbsent(resource.logicalId(), id -> new LinkedHashMap<>())
        .put(resource.physicalId(), resource);
  }

  /** Remembers that a resource was put back. */
  void restored(String logicalId) {
    restored.add(logicalId);
  }

  /** True if a resource was put back, in this rollback or one that was continued. */
  boolean isRestored(String logicalId) {
    return restored.contains(logicalId);
  }

  /** The resources that existed before and were touched. */
  Map<String, Resource> before() {
    return before;
  }

  /** The resources that did not exist before. */
  Set<String> created() {
    return created;
  }

  /** Physical resources that are no resource of the stack any more. */
  List<Resource> replaced(Map<String, Resource> current) {
    List<Resource> replaced = new ArrayList<>();
    incarnations.forEach(
        (logicalId, byPhysicalId) -> {
          Resource latest = current.get(logicalId);
          byPhysicalId.values().stream()
              .filter(r -> latest != null && !r.physicalId().equals(latest.physicalId()))
              .forEach(replaced::add);
        });
    return replaced;
  }
}

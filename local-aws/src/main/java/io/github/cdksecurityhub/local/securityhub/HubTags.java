package io.github.cdksecurityhub.local.securityhub;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tags of a Region's hub (R41).
 *
 * @param values the tags that are in force, in the order in which they were set
 * @param stale what reads still show instead
 */
record HubTags(Map<String, String> values, Optional<Stale> stale) {
  static final HubTags NONE = new HubTags(Map.of(), Optional.empty());

  /** Old tags that reads still show, and for how long. */
  record Stale(Map<String, String> shown, Countdown countdown) {}

  /** Tags that every read shows. */
  static HubTags of(Map<String, String> values) {
    return new HubTags(new LinkedHashMap<>(values), Optional.empty());
  }

  HubTags with(Map<String, String> more) {
    Map<String, String> merged = new LinkedHashMap<>(values);
    merged.putAll(more);
    return of(merged);
  }

  HubTags without(Collection<String> keys) {
    Map<String, String> fewer = new LinkedHashMap<>(values);
    fewer.keySet().removeAll(keys);
    return of(fewer);
  }

  /** The same tags, while reads show others. */
  HubTags showing(Map<String, String> shown, Countdown countdown) {
    return new HubTags(values, Optional.of(new Stale(shown, countdown)));
  }
}

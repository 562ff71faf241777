package io.github.cdksecurityhub.local.securityhub;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tags of a Region's hub or of a configuration policy (R41).
 *
 * @param values the tags that are in force, in the order in which they were set
 * @param stale what reads still show instead
 */
record Tags(Map<String, String> values, Optional<Stale> stale) {
  static final Tags NONE = new Tags(Map.of(), Optional.empty());

  /** Old tags that reads still show, and for how long. */
  record Stale(Map<String, String> shown, Countdown countdown) {}

  /** Tags that every read shows. */
  static Tags of(Map<String, String> values) {
    return new Tags(new LinkedHashMap<>(values), Optional.empty());
  }

  Tags with(Map<String, String> more) {
    Map<String, String> merged = new LinkedHashMap<>(values);
    merged.putAll(more);
    return of(merged);
  }

  Tags without(Collection<String> keys) {
    Map<String, String> fewer = new LinkedHashMap<>(values);
    fewer.keySet().removeAll(keys);
    return of(fewer);
  }

  /** The same tags, while reads show others. */
  Tags showing(Map<String, String> shown, Countdown countdown) {
    return new Tags(values, Optional.of(new Stale(shown, countdown)));
  }
}

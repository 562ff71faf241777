package io.github.cdksecurityhub.local.securityhub;

import java.util.List;
import java.util.Map;

/**
 * What belongs to a Region's hub itself.
 *
 * @param tags its tags, in the order in which they were set (R41)
 * @param settings how it makes findings (R42)
 * @param standards the standards that are enabled, by what their ARNs end in (R43)
 */
record Hub(
    Eventual<Map<String, String>> tags, Eventual<HubSettings> settings, List<String> standards) {
  static final Hub NEW =
      new Hub(Eventual.of(Map.of()), Eventual.of(HubSettings.NEW), Standards.DEFAULTS);

  /** Copies the standards. */
  Hub {
    standards = List.copyOf(standards);
  }

  Hub withTags(Eventual<Map<String, String>> value) {
    return new Hub(value, settings, standards);
  }

  Hub withSettings(Eventual<HubSettings> value) {
    return new Hub(tags, value, standards);
  }

  Hub withStandards(List<String> value) {
    return new Hub(tags, settings, value);
  }
}

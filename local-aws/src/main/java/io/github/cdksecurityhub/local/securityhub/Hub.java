package io.github.cdksecurityhub.local.securityhub;

import java.util.List;

/**
 * What belongs to a Region's hub itself.
 *
 * @param tags its tags (R41)
 * @param settings how it makes findings (R42)
 * @param standards the standards that are enabled, by what their ARNs end in (R43)
 */
record Hub(HubTags tags, HubSettings settings, List<String> standards) {
  static final Hub NEW = new Hub(HubTags.NONE, HubSettings.NEW, Standards.DEFAULTS);

  /** Copies the standards. */
  Hub {
    standards = List.copyOf(standards);
  }

  Hub withTags(HubTags value) {
    return new Hub(value, settings, standards);
  }

  Hub withSettings(HubSettings value) {
    return new Hub(tags, value, standards);
  }

  Hub withStandards(List<String> value) {
    return new Hub(tags, settings, value);
  }
}

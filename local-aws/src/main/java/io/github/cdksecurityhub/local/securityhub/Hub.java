package io.github.cdksecurityhub.local.securityhub;

import java.util.List;
import java.util.Optional;

/**
 * What belongs to a Region's hub itself.
 *
 * @param tags its tags (R41)
 * @param settings how it makes findings (R42)
 * @param stale what reads still show instead of the settings
 * @param standards the standards that are enabled, by what their ARNs end in (R43)
 */
record Hub(Tags tags, HubSettings settings, Optional<Stale> stale, List<String> standards) {
  static final Hub NEW = new Hub(Tags.NONE, HubSettings.NEW, Optional.empty(), Standards.DEFAULTS);

  /** Old settings that reads still show, and for how long. */
  record Stale(HubSettings shown, Countdown countdown) {}

  /** Copies the standards. */
  Hub {
    standards = List.copyOf(standards);
  }

  Hub withTags(Tags value) {
    return new Hub(value, settings, stale, standards);
  }

  /** Settings that every read shows. */
  Hub withSettings(HubSettings value) {
    return new Hub(tags, value, Optional.empty(), standards);
  }

  /** The same hub, while reads show other settings. */
  Hub showing(HubSettings shown, Countdown countdown) {
    return new Hub(tags, settings, Optional.of(new Stale(shown, countdown)), standards);
  }

  Hub withStandards(List<String> value) {
    return new Hub(tags, settings, stale, value);
  }
}

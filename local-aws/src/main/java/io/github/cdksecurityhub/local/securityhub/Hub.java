package io.github.cdksecurityhub.local.securityhub;

/**
 * What belongs to a Region's hub itself.
 *
 * @param tags its tags (R41)
 * @param settings how it makes findings (R42)
 */
record Hub(HubTags tags, HubSettings settings) {
  static final Hub NEW = new Hub(HubTags.NONE, HubSettings.NEW);

  Hub withTags(HubTags value) {
    return new Hub(value, settings);
  }

  Hub withSettings(HubSettings value) {
    return new Hub(tags, value);
  }
}

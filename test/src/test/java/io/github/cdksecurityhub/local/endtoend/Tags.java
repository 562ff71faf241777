package io.github.cdksecurityhub.local.endtoend;

import io.github.cdksecurityhub.local.securityhub.RegionHandle;
import java.util.Map;

/** The names of the tags that name a Region's owner: API, so written out here once more. */
final class Tags {
  static final String STACK = "securityhub-organization:stack";
  static final String RESOURCE = "securityhub-organization:resource";
  static final String LIFE = "securityhub-organization:life";
  static final String PREVIOUS = "securityhub-organization:previous";
  static final String PREVIOUS_LINKED = "securityhub-organization:previous-linked";
  static final String WRITER = "securityhub-organization:writer";
  static final String WRITTEN = "securityhub-organization:written";

  private Tags() {}

  /** Returns the tags of a Region that another stack's resource manages. */
  static Map<String, String> ofStack(String stackId, String resource, String previous) {
    return Map.of(STACK, stackId, RESOURCE, resource, LIFE, "0badcafe", PREVIOUS, previous);
  }

  /** Returns the stack that the tags of the Region name; empty where they name none. */
  static String stackOf(RegionHandle region) {
    return region.tags().current().getOrDefault(STACK, "");
  }
}

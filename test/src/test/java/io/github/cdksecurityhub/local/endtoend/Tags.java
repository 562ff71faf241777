package io.github.cdksecurityhub.local.endtoend;

import io.github.cdksecurityhub.local.securityhub.RegionHandle;

/** The names of the tags that name a Region's owner: API, so written out here once more. */
final class Tags {
  static final String STACK = "securityhub-organization:stack";
  static final String PREVIOUS = "securityhub-organization:previous";
  static final String PREVIOUS_LINKED = "securityhub-organization:previous-linked";
  static final String WRITER = "securityhub-organization:writer";

  private Tags() {}

  /** Returns the stack that the tags of the Region name; empty where they name none. */
  static String stackOf(RegionHandle region) {
    return region.tags().current().getOrDefault(STACK, "");
  }
}

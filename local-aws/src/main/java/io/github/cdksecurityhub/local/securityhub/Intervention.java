package io.github.cdksecurityhub.local.securityhub;

/** Something that another user does at the time of a call. */
record Intervention(Moment moment, Runnable action) {}

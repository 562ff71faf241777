package io.github.cdksecurityhub.local.securityhub;

/**
 * Something that another user does at the time of a call.
 *
 * @param moment before or after the service processes the call
 * @param action what they do
 */
record Intervention(Moment moment, Runnable action) {}

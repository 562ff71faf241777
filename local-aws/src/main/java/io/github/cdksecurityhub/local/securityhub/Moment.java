package io.github.cdksecurityhub.local.securityhub;

/** When something happens to a call, seen from the service. */
public enum Moment {
  /** Before the service has processed it: nothing took effect. */
  BEFORE,
  /** After the service has processed it, before the response leaves: a write took effect. */
  AFTER
}

package io.github.cdksecurityhub.local.securityhub;

/** How far a change of the configuration type has come; always ENABLED under LOCAL (R8). */
public enum ConfigurationStatus {
  /** The change was accepted and is under way. */
  PENDING,
  /** The configuration type is in force. */
  ENABLED,
  /** The change failed; the status message may give the reason. */
  FAILED
}

package io.github.cdksecurityhub.local.securityhub;

/** Which standards new accounts of the organization start with. */
public enum AutoEnableStandards {
  /** Security Hub's default standards. */
  DEFAULT,
  /** None. */
  NONE
}

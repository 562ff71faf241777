package io.github.cdksecurityhub;

/** Which security standards Security Hub turns on in accounts that join the organization. */
public enum AutoEnableStandards {
  /** Security Hub's default standards are turned on in new accounts. */
  DEFAULT,
  /** No standard is turned on in new accounts. */
  NONE
}

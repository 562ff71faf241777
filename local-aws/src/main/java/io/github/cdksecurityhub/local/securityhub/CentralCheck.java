package io.github.cdksecurityhub.local.securityhub;

/** What must hold before CENTRAL is accepted; the order of the checks is not known (R18 to R23). */
public enum CentralCheck {
  /** AutoEnable is false, standards are NONE or left out (R23). */
  FIELDS,
  /** A finding aggregator exists (R18). */
  AGGREGATOR,
  /** The call is made in its home Region (R19). */
  HOME_REGION,
  /** The home Region is not an opt-in Region (R20). */
  OPT_IN,
  /** The administrator is not the management account (R21). */
  MANAGEMENT_ACCOUNT,
  /** The data of the organization is synced (R22). */
  SYNCED
}

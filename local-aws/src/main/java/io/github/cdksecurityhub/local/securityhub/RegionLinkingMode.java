package io.github.cdksecurityhub.local.securityhub;

/** Which Regions a finding aggregator links to its home Region. */
public enum RegionLinkingMode {
  /** Every other Region. */
  ALL_REGIONS,
  /** Every other Region but the listed ones. */
  ALL_REGIONS_EXCEPT_SPECIFIED,
  /** The listed Regions. */
  SPECIFIED_REGIONS,
  /** None; enough for central configuration (R20). */
  NO_REGIONS;

  boolean takesRegions() {
    return this == ALL_REGIONS_EXCEPT_SPECIFIED || this == SPECIFIED_REGIONS;
  }
}

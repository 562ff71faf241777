package io.github.cdksecurityhub.lambda.wire;

/** The clouds of AWS that know nothing of each other, and how hosts are named in them. */
public enum Partition {
  /** China. */
  AWS_CN("cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
  /** GovCloud. */
  AWS_US_GOV("us-gov-", "amazonaws.com", "api.aws"),
  /** Isolated. */
  AWS_ISO("us-iso-", "c2s.ic.gov", "api.aws.ic.gov"),
  /** Isolated. */
  AWS_ISO_B("us-isob-", "sc2s.sgov.gov", "api.aws.scloud"),
  /** Isolated. */
  AWS_ISO_E("eu-isoe-", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
  /** Isolated. */
  AWS_ISO_F("us-isof-", "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
  /** The European Sovereign Cloud. */
  AWS_EUSC("eusc-", "amazonaws.eu", "api.amazonwebservices.eu"),
  /** All other Regions, also those that are yet to come. */
  AWS("", "amazonaws.com", "api.aws");

  private final String regions;
  private final String suffix;
  private final String dualStackSuffix;

  Partition(String regions, String suffix, String dualStackSuffix) {
    this.regions = regions;
    this.suffix = suffix;
    this.dualStackSuffix = dualStackSuffix;
  }

  /** Returns the partition of a Region, by the beginning of its name. */
  public static Partition of(String region) {
    for (Partition each : values()) {
      if (region.startsWith(each.regions)) {
        return each;
      }
    }
    throw new IllegalStateException("Every name begins with nothing");
  }

  /** Returns what host names end with. */
  String suffix() {
    return suffix;
  }

  /** Returns what names of hosts end with that speak IPv6 too. */
  String dualStackSuffix() {
    return dualStackSuffix;
  }
}

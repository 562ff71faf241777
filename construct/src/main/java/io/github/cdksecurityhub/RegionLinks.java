package io.github.cdksecurityhub;

/**
 * The Regions that one construct links to its home Region.
 *
 * @param path the construct
 * @param account the account id, or what stands for it where it is unknown
 * @param linked the Regions
 */
record RegionLinks(String path, String account, LinkedRegions linked) {

  /** Whether a Region of the account is known to be linked, or to be the home Region. */
  boolean reach(TargetRegion region) {
    if (linked instanceof Links.Only only) {
      return only.regions().contains(region.value());
    }
    if (linked instanceof Links.AllExcept except) {
      return region.isNamed() && !except.regions().contains(region.value());
    }
    return linked instanceof Links.All;
  }
}

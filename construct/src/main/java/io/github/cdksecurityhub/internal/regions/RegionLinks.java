package io.github.cdksecurityhub.internal.regions;

import java.util.function.Predicate;

/**
 * The Regions that one construct links to its home Region.
 *
 * @param path the construct
 * @param account the account id, or what stands for it where it is unknown
 * @param linked whether a Region of the account is known to be linked, or to be the home Region
 */
public record RegionLinks(String path, String account, Predicate<TargetRegion> linked) {

  public boolean reach(TargetRegion region) {
    return linked.test(region);
  }
}

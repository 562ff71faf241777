package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The Regions that the home Region's finding aggregator links: findings come from there, and
 * central configuration holds there.
 *
 * <p>Security Hub links only Regions in which it is enabled. An account has one aggregator in all
 * Regions together, and its Region is the home Region.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/finding-aggregation.html">Cross-Region
 *     aggregation</a>
 */
public sealed interface LinkedRegions permits Links {

  /**
   * {@return every Region of the partition, also those that AWS opens or that you opt into later}
   */
  static LinkedRegions all() {
    return Links.of(Links.Mode.ALL, List.of());
  }

  /**
   * Every Region of the partition but some, also those that come later.
   *
   * @param regions names of the Regions that are left out; the home Region is always in
   * @return the Regions
   */
  static LinkedRegions allExcept(String... regions) {
    return Links.of(Links.Mode.ALL_EXCEPT, listOf(regions));
  }

  /**
   * Some Regions beside the home Region.
   *
   * @param regions names of the Regions
   * @return the Regions
   */
  static LinkedRegions only(String... regions) {
    return Links.of(Links.Mode.ONLY, listOf(regions));
  }

  /**
   * What an aggregator links that is not declared here: one that was made by hand, or by another
   * stack. It must be there before the deployment, and stay. One that the same app declares is
   * waited for, and outlives the configuration.
   *
   * <p>This is also the way to link no Region at all: CloudFormation's type has no {@code
   * NO_REGIONS}, so make that aggregator by hand once.
   *
   * @param arn the aggregator's ARN, in the stack's Region and account; may be a token, such as
   *     {@code aggregator.getAttrFindingAggregatorArn()}
   * @return the Regions
   */
  static LinkedRegions existingAggregator(String arn) {
    return Links.existing(requireNonNull(arn, "arn is required"));
  }

  private static List<String> listOf(String... regions) {
    requireNonNull(regions, "regions is required");
    return PolicyHeader.joined("a Region", List.of(), regions);
  }
}

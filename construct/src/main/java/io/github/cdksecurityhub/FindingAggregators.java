package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.internal.LogicalIds;
import io.github.cdksecurityhub.internal.regions.TargetRegion;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Reference;
import software.amazon.awscdk.Tokenization;
import software.amazon.awscdk.services.securityhub.CfnFindingAggregator;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** The finding aggregator of the home Region, and which Regions it links. */
final class FindingAggregators {
  private FindingAggregators() {}

  /** What links an aggregator that exists; refuses what is no ARN of one. */
  static LinkedRegions existing(String who, String arn) {
    LinkedRegionRules.checkForm(who, arn);
    return LinkedRegions.existingAggregator(arn);
  }

  /** Whether a Region of the account is known to be linked, or to be the home Region. */
  static boolean links(LinkedRegions linked, TargetRegion region) {
    if (linked instanceof Links.Only only) {
      return only.regions().contains(region.value());
    }
    if (linked instanceof Links.AllExcept except) {
      return region.isNamed() && !except.regions().contains(region.value());
    }
    return linked instanceof Links.All;
  }

  /** The resource, or nothing where the aggregator is declared elsewhere. */
  static Optional<CfnFindingAggregator> declare(Construct scope, LinkedRegions linked) {
    if (linked instanceof Links.Existing) {
      return Optional.empty();
    }
    CfnFindingAggregator.Builder builder = CfnFindingAggregator.Builder.create(scope, "Aggregator");
    if (linked instanceof Links.Only only) {
      builder.regionLinkingMode("SPECIFIED_REGIONS").regions(only.regions());
    } else if (linked instanceof Links.AllExcept except) {
      builder.regionLinkingMode("ALL_REGIONS_EXCEPT_SPECIFIED").regions(except.regions());
    } else {
      builder.regionLinkingMode("ALL_REGIONS");
    }
    CfnFindingAggregator aggregator = builder.build();
    LogicalIds.ofAggregator(aggregator);
    return Optional.of(aggregator);
  }

  /**
   * What the app declares of an aggregator that exists, by its ARN. No property of the
   * configuration holds the ARN, so CloudFormation would not know of the order by itself.
   */
  static List<IConstruct> declaredAs(LinkedRegions linked) {
    if (!(linked instanceof Links.Existing existing) || !isToken(existing.arn())) {
      return List.of();
    }
    return Tokenization.reverseString(existing.arn()).getTokens().stream()
        .filter(Reference.class::isInstance)
        .map(token -> ((Reference) token).getTarget())
        .toList();
  }
}

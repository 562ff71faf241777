package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.internal.LogicalIds;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Reference;
import software.amazon.awscdk.Tokenization;
import software.amazon.awscdk.services.securityhub.CfnFindingAggregator;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** The finding aggregator of the home Region. */
final class FindingAggregators {
  private FindingAggregators() {}

  /** The resource, or nothing where the aggregator is declared elsewhere. */
  static Optional<CfnFindingAggregator> declare(Construct scope, Links links) {
    if (links.isExisting()) {
      return Optional.empty();
    }
    CfnFindingAggregator.Builder builder =
        CfnFindingAggregator.Builder.create(scope, "Aggregator")
            .regionLinkingMode(links.mode().linkingMode());
    if (!links.regions().isEmpty()) {
      builder.regions(links.regions());
    }
    CfnFindingAggregator aggregator = builder.build();
    aggregator.overrideLogicalId(LogicalIds.AGGREGATOR);
    return Optional.of(aggregator);
  }

  /**
   * What the app declares of an aggregator that exists, by its ARN. No property of the
   * configuration holds the ARN, so CloudFormation would not know of the order by itself.
   */
  static List<IConstruct> declaredAs(Links links) {
    if (!isToken(links.arn())) {
      return List.of();
    }
    return Tokenization.reverseString(links.arn()).getTokens().stream()
        .filter(Reference.class::isInstance)
        .map(token -> ((Reference) token).getTarget())
        .toList();
  }
}

package io.github.cdksecurityhub.lambda.central;

import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Central configuration in one account and Region, as far as it can be read: nothing here writes.
 */
public interface CentralReader {
  /** Reads the account's one finding aggregator, in whichever Region it is. */
  Optional<LiveAggregator> aggregator();

  /** Lists the configuration policies; only the home Region returns them (R19). */
  List<LivePolicy> policies();

  /**
   * Reads the content of a policy, in the shape of {@code AWS::SecurityHub::ConfigurationPolicy}.
   *
   * @param withTags whether its tags are read too, which is another request
   */
  Optional<JsonValue> content(String policyId, boolean withTags);

  /** Lists which policy is applied to which target, without what targets inherit. */
  List<LiveAssociation> associations();

  /** Lists what inherits its policy; a target that is in the organization at all. */
  List<LiveAssociation> inherited();
}

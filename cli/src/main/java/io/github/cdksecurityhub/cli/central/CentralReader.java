package io.github.cdksecurityhub.cli.central;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Central configuration in one account and Region, as far as it can be read: nothing here writes.
 */
public interface CentralReader {
  /**
   * Reads the account's one finding aggregator, in whichever Region it is.
   *
   * @return empty where there is none
   * @throws UnreadableException where it can't be read
   */
  Optional<LiveAggregator> aggregator() throws UnreadableException;

  /**
   * Lists the configuration policies; only the home Region returns them (R19).
   *
   * @return the id and the name of each; {@link #content} has the rest
   * @throws UnreadableException where they can't be read
   */
  List<LivePolicy> policies() throws UnreadableException;

  /**
   * Reads the content of a policy, in the shape of {@code AWS::SecurityHub::ConfigurationPolicy}.
   *
   * @param policyId its UUID
   * @return empty where there is no such policy any more
   * @throws UnreadableException where it can't be read
   */
  Optional<JsonNode> content(String policyId) throws UnreadableException;

  /**
   * Lists which policy is applied to which target, without what targets inherit.
   *
   * @return at most one for each target, with any status
   * @throws UnreadableException where they can't be read
   */
  List<LiveAssociation> associations() throws UnreadableException;
}

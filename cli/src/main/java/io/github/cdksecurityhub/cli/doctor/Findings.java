package io.github.cdksecurityhub.cli.doctor;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import java.util.List;
import java.util.Optional;

/**
 * What was found in one Region. What is empty could not be told.
 *
 * @param place where
 * @param subscribed whether Security Hub is enabled
 * @param administrator whether the account is the delegated administrator
 * @param live the organization configuration
 * @param home the finding aggregator's Region, {@code none} where there is none
 * @param failures what is in the way, each once
 */
public record Findings(
    AccountRegion place,
    Optional<Boolean> subscribed,
    Optional<Boolean> administrator,
    Optional<LiveConfiguration> live,
    Optional<String> home,
    List<Failure> failures) {
  /**
   * Keeps a copy of the list.
   *
   * @param place the account and the Region
   * @param subscribed true where Describe answers; where it refuses, what the refusal or
   *     DescribeHub says
   * @param administrator true where Describe answers, false where it refuses for that reason (R13)
   * @param live from Describe
   * @param home from ListFindingAggregators, which is asked where Security Hub is enabled
   * @param failures of all these reads, at most one of each kind
   */
  public Findings {
    failures = List.copyOf(failures);
  }

  /**
   * {@return whether the construct could work here: what is live can be read and is not FAILED, and
   * nothing is in the way}
   */
  public boolean isWell() {
    return failures.isEmpty() && live.isPresent() && !live.get().status().isFailed();
  }

  /**
   * {@return whether the account has not enabled this Region, which then knows none of its keys}
   */
  public boolean isNotEnabled() {
    return !failures.isEmpty()
        && failures.stream()
            .allMatch(
                failure ->
                    failure.said().code().equals("UnrecognizedClientException")
                        || failure.said().code().equals("InvalidClientTokenId"));
  }
}

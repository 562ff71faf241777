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
  /** Copies the list. */
  public Findings {
    failures = List.copyOf(failures);
  }

  /** Tells whether the construct could work here. */
  public boolean isWell() {
    return failures.isEmpty() && live.isPresent() && !live.get().status().isFailed();
  }

  /** Tells whether the Region is not one that the account has enabled: it knows no such key. */
  public boolean isNotEnabled() {
    return !failures.isEmpty()
        && failures.stream()
            .allMatch(
                failure ->
                    failure.said().code().equals("UnrecognizedClientException")
                        || failure.said().code().equals("InvalidClientTokenId"));
  }
}

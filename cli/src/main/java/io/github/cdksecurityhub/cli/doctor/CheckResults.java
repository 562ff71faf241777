package io.github.cdksecurityhub.cli.doctor;

import io.github.cdksecurityhub.cli.aws.CallerAdvice;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import java.util.List;
import java.util.Optional;

/**
 * What the checks of one Region returned. A value is empty where it could not be read.
 *
 * @param place where
 * @param subscribed whether Security Hub is enabled
 * @param administrator whether the account is the delegated administrator
 * @param live the organization configuration
 * @param home the finding aggregator's Region, {@code none} where there is none
 * @param ownership who manages the Region by the tags of its hub
 * @param failures why the construct would not work here, each cause once
 */
public record CheckResults(
    AccountRegion place,
    Optional<Boolean> subscribed,
    Optional<Boolean> administrator,
    Optional<LiveConfiguration> live,
    Optional<String> home,
    Optional<Ownership> ownership,
    List<Failure> failures) {
  public CheckResults {
    failures = List.copyOf(failures);
  }

  /**
   * Returns whether the construct could work here: the configuration can be read and is not FAILED,
   * and there are no failures.
   */
  public boolean isOk() {
    return failures.isEmpty() && live.isPresent() && !live.get().status().isFailed();
  }

  /** Returns who manages the Region, empty where no stack does, or that could not be read. */
  public Optional<Owner> owner() {
    return ownership.flatMap(Ownership::owner);
  }

  /**
   * Returns whether the account has not enabled this Region, which then rejects its credentials
   * (R49).
   */
  public boolean isNotEnabled() {
    return !failures.isEmpty() && failures.stream().allMatch(CallerAdvice::isNotEnabled);
  }
}

package io.github.cdksecurityhub.cli.doctor;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the checks of one Region returned. A value is empty where it could not be read.
 *
 * @param place where
 * @param subscribed whether Security Hub is enabled
 * @param administrator whether the account is the delegated administrator
 * @param live the organization configuration
 * @param home the finding aggregator's Region, {@code none} where there is none
 * @param failures why the construct would not work here, each cause once
 */
public record CheckResults(
    AccountRegion place,
    Optional<Boolean> subscribed,
    Optional<Boolean> administrator,
    Optional<LiveConfiguration> live,
    Optional<String> home,
    List<Failure> failures) {
  private static final Set<String> NOT_ENABLED =
      Set.of("OptInRequired", "SubscriptionRequiredException", "RegionDisabledException");

  /**
   * Keeps a copy of the list.
   *
   * @param place the account and the Region
   * @param subscribed true where Describe succeeds; elsewhere by its error, or by DescribeHub
   * @param administrator true where Describe succeeds, false where its error is NOT_ADMINISTRATOR
   *     (R13)
   * @param live from Describe
   * @param home from ListFindingAggregators, which is called where Security Hub is enabled
   * @param failures of all these reads, at most one of each cause
   */
  public CheckResults {
    failures = List.copyOf(failures);
  }

  /**
   * {@return whether the construct could work here: the configuration can be read and is not
   * FAILED, and there are no failures}
   */
  public boolean isOk() {
    return failures.isEmpty() && live.isPresent() && !live.get().status().isFailed();
  }

  /**
   * {@return whether the account has not enabled this Region, which then rejects its credentials
   * (R49)}
   */
  public boolean isNotEnabled() {
    return !failures.isEmpty() && failures.stream().allMatch(CheckResults::isNotEnabled);
  }

  /**
   * {@return whether a failure means that the account has not enabled the Region}
   *
   * @param failure of a read
   */
  public static boolean isNotEnabled(Failure failure) {
    return failure.is(FailureCause.CREDENTIALS_REJECTED)
        || NOT_ENABLED.contains(failure.error().code());
  }
}

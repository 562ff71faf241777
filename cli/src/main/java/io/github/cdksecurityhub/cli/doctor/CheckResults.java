package io.github.cdksecurityhub.cli.doctor;

import io.github.cdksecurityhub.cli.aws.CallerAdvice;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import java.util.List;
import java.util.Optional;

/** What the checks of one Region returned; what could not be read is empty. */
record CheckResults(
    AccountRegion place,
    Optional<Boolean> subscribed,
    Optional<Boolean> administrator,
    Optional<LiveConfiguration> live,
    Optional<String> home,
    Optional<Ownership> ownership,
    List<Failure> failures) {
  boolean isOk() {
    return failures.isEmpty() && live.isPresent() && !live.get().status().isFailed();
  }

  Optional<Owner> owner() {
    return ownership.flatMap(Ownership::owner);
  }

  /** A Region that the account has not enabled rejects its credentials (R49). */
  boolean isNotEnabled() {
    return !failures.isEmpty() && failures.stream().allMatch(CallerAdvice::isNotEnabled);
  }
}

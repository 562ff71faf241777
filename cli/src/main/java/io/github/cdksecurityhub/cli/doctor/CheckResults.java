package io.github.cdksecurityhub.cli.doctor;

import io.github.cdksecurityhub.cli.aws.CallerAdvice;
import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  /** A fault can mean that there is no aggregator (R17), and LOCAL needs none. */
  private static final FailureCause[] MAY_MEAN_NONE = {
    FailureCause.FINDING_AGGREGATOR_UNKNOWN, FailureCause.SERVICE_FAULT, FailureCause.GATEWAY_FAULT
  };

  interface Read<T> {
    T now() throws SecurityHubException, ReconcileException, InterruptedException;
  }

  /** Reads the configuration first: its response or its error settles most of the rest. */
  static CheckResults of(SecurityHubReader reader, Read<Boolean> hubStatus, Preview preview)
      throws InterruptedException {
    Map<FailureCause, Failure> failures = new LinkedHashMap<>();
    Optional<Observation> found = value(failures, preview::read);
    found
        .flatMap(Observation::statusFailure)
        .ifPresent(failure -> failures.put(failure.cause(), failure));
    Optional<LiveConfiguration> live = found.map(Observation::live);
    Optional<Boolean> isRead = Optional.of(live.isPresent());
    Optional<Boolean> administrator =
        live.isPresent() || failures.containsKey(FailureCause.NOT_ADMINISTRATOR)
            ? isRead
            : Optional.empty();
    Optional<Boolean> subscribed = Optional.empty();
    if (live.isPresent() || failures.containsKey(FailureCause.NOT_SUBSCRIBED)) {
      subscribed = isRead;
    } else if (!failures.containsKey(FailureCause.UNREACHABLE)) {
      subscribed = value(failures, hubStatus);
    }
    Optional<String> home =
        subscribed.orElse(false)
            ? value(failures, () -> reader.findHomeRegion().orElse("none"), MAY_MEAN_NONE)
            : Optional.empty();
    Optional<Ownership> ownership =
        live.isPresent() ? value(failures, preview::readOwnership) : Optional.empty();
    List<Failure> all = List.copyOf(failures.values());
    return new CheckResults(reader.place(), subscribed, administrator, live, home, ownership, all);
  }

  private static <T> Optional<T> value(
      Map<FailureCause, Failure> failures, Read<T> read, FailureCause... harmless)
      throws InterruptedException {
    try {
      return Optional.of(read.now());
    } catch (ReconcileException e) {
      failures.putIfAbsent(e.failure().cause(), e.failure());
    } catch (SecurityHubException e) {
      if (!e.failure().is(harmless)) {
        failures.putIfAbsent(e.failure().cause(), e.failure());
      }
    }
    return Optional.empty();
  }

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

package io.github.cdksecurityhub.cli.doctor;

import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.Ownership;
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

/** Checks one Region. */
final class Checks {
  /** A fault can mean that there is no aggregator (R17), and LOCAL needs none. */
  private static final FailureCause[] MAY_MEAN_NONE = {
    FailureCause.FINDING_AGGREGATOR_UNKNOWN, FailureCause.SERVICE_FAULT, FailureCause.GATEWAY_FAULT
  };

  private final Map<FailureCause, Failure> failures = new LinkedHashMap<>();

  interface Read<T> {
    T now() throws SecurityHubException, ReconcileException, InterruptedException;
  }

  /** Reads the configuration first: its response or its error settles most of the rest. */
  static CheckResults run(SecurityHubReader reader, Read<Boolean> hubStatus, Preview preview)
      throws InterruptedException {
    Checks checks = new Checks();
    Optional<Observation> found = checks.value(preview::read);
    found.flatMap(Observation::statusFailure).ifPresent(checks::remember);
    Optional<LiveConfiguration> live = found.map(Observation::live);
    Optional<Boolean> administrator =
        live.isPresent() || checks.has(FailureCause.NOT_ADMINISTRATOR)
            ? Optional.of(live.isPresent())
            : Optional.empty();
    Optional<Boolean> subscribed =
        live.isPresent() || checks.has(FailureCause.NOT_SUBSCRIBED)
            ? Optional.of(live.isPresent())
            : checks.subscribed(hubStatus);
    Optional<String> home =
        subscribed.orElse(false)
            ? checks.value(() -> reader.findHomeRegion().orElse("none"), MAY_MEAN_NONE)
            : Optional.empty();
    Optional<Ownership> ownership =
        live.isPresent() ? checks.value(preview::readOwnership) : Optional.empty();
    return new CheckResults(
        reader.place(),
        subscribed,
        administrator,
        live,
        home,
        ownership,
        List.copyOf(checks.failures.values()));
  }

  private Optional<Boolean> subscribed(Read<Boolean> hubStatus) throws InterruptedException {
    return has(FailureCause.UNREACHABLE) ? Optional.empty() : value(hubStatus);
  }

  private <T> Optional<T> value(Read<T> read, FailureCause... harmless)
      throws InterruptedException {
    try {
      return Optional.of(read.now());
    } catch (ReconcileException e) {
      remember(e.failure());
    } catch (SecurityHubException e) {
      if (!e.failure().is(harmless)) {
        remember(e.failure());
      }
    }
    return Optional.empty();
  }

  private boolean has(FailureCause cause) {
    return failures.containsKey(cause);
  }

  private void remember(Failure failure) {
    failures.putIfAbsent(failure.cause(), failure);
  }
}

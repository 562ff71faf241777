package io.github.cdksecurityhub.cli.doctor;

import io.github.cdksecurityhub.cli.preview.HubStatus;
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
public final class Checks {
  /** A fault can mean that there is no aggregator (R17), and LOCAL needs none. */
  private static final FailureCause[] MAY_MEAN_NONE = {
    FailureCause.FINDING_AGGREGATOR_UNKNOWN, FailureCause.SERVICE_FAULT, FailureCause.GATEWAY_FAULT
  };

  private final SecurityHubReader reader;
  private final HubStatus hubStatus;
  private final Preview preview;
  private final Map<FailureCause, Failure> failures = new LinkedHashMap<>();

  public Checks(SecurityHubReader reader, HubStatus hubStatus, Preview preview) {
    this.reader = reader;
    this.hubStatus = hubStatus;
    this.preview = preview;
  }

  /**
   * Reads the organization configuration first: its response or its error settles most of the rest.
   */
  public CheckResults run() throws InterruptedException {
    Optional<LiveConfiguration> live = live();
    Optional<Boolean> subscribed = live.isPresent() ? Optional.of(true) : subscribed();
    boolean isAdministrator = live.isPresent();
    boolean isNone = failures.containsKey(FailureCause.NOT_ADMINISTRATOR);
    Optional<String> home = subscribed.orElse(false) ? home() : Optional.empty();
    Optional<Ownership> ownership = live.isPresent() ? ownership() : Optional.empty();
    return new CheckResults(
        reader.place(),
        subscribed,
        isAdministrator || isNone ? Optional.of(isAdministrator) : Optional.empty(),
        live,
        home,
        ownership,
        List.copyOf(failures.values()));
  }

  private Optional<LiveConfiguration> live() throws InterruptedException {
    try {
      Observation found = preview.read();
      found.statusFailure().ifPresent(this::remember);
      return Optional.of(found.live());
    } catch (ReconcileException e) {
      remember(e.failure());
      return Optional.empty();
    }
  }

  private Optional<Boolean> subscribed() {
    if (failures.containsKey(FailureCause.NOT_SUBSCRIBED)) {
      return Optional.of(false);
    }
    if (failures.containsKey(FailureCause.UNREACHABLE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(hubStatus.isEnabled());
    } catch (SecurityHubException e) {
      remember(e.failure());
      return Optional.empty();
    }
  }

  private Optional<String> home() {
    try {
      return Optional.of(reader.findHomeRegion().orElse("none"));
    } catch (SecurityHubException e) {
      if (!e.failure().is(MAY_MEAN_NONE)) {
        remember(e.failure());
      }
      return Optional.empty();
    }
  }

  private Optional<Ownership> ownership() throws InterruptedException {
    try {
      return Optional.of(preview.readOwnership());
    } catch (ReconcileException e) {
      remember(e.failure());
      return Optional.empty();
    }
  }

  private void remember(Failure failure) {
    failures.putIfAbsent(failure.cause(), failure);
  }
}

package io.github.cdksecurityhub.cli.doctor;

import io.github.cdksecurityhub.cli.preview.HubStatus;
import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.ErrorClassifier;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import io.github.cdksecurityhub.lambda.reconcile.Spreading;
import io.github.cdksecurityhub.lambda.reconcile.Standing;
import io.github.cdksecurityhub.lambda.reconcile.Transient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at one Region. */
public final class Examination {
  private final SecurityHubReader reader;
  private final HubStatus hubStatus;
  private final Preview preview;
  private final Map<Class<?>, Failure> failures = new LinkedHashMap<>();

  /**
   * Prepares.
   *
   * @param reader Security Hub there
   * @param hubStatus whether Security Hub is enabled there
   * @param preview reads, and retries what fails
   */
  public Examination(SecurityHubReader reader, HubStatus hubStatus, Preview preview) {
    this.reader = reader;
    this.hubStatus = hubStatus;
    this.preview = preview;
  }

  /**
   * Reads the organization configuration first: its answer or its refusal tells most of the rest.
   *
   * @return what there is; a read that fails is one of its failures, and no exception
   * @throws InterruptedException where the thread is interrupted while it waits to ask again
   */
  public Findings run() throws InterruptedException {
    Optional<LiveConfiguration> live = live();
    Optional<Boolean> subscribed = live.isPresent() ? Optional.of(true) : subscribed();
    boolean isAdministrator = live.isPresent();
    boolean isNone = failures.containsKey(Spreading.NotAdministrator.class);
    Optional<String> home = subscribed.orElse(false) ? home() : Optional.empty();
    return new Findings(
        reader.place(),
        subscribed,
        isAdministrator || isNone ? Optional.of(isAdministrator) : Optional.empty(),
        live,
        home,
        List.copyOf(failures.values()));
  }

  private Optional<LiveConfiguration> live() throws InterruptedException {
    try {
      LiveConfiguration live = preview.read();
      if (live.status().isFailed()) {
        remember(new ErrorClassifier(reader.place()).ofFailedStatus(live));
      }
      return Optional.of(live);
    } catch (ReconcileException e) {
      remember(e.failure());
      return Optional.empty();
    }
  }

  private Optional<Boolean> subscribed() {
    if (failures.containsKey(Standing.NotSubscribed.class)) {
      return Optional.of(false);
    }
    if (failures.containsKey(Transient.Unreachable.class)) {
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
      // InternalException can mean that there is none (R17), and none is no failure of LOCAL.
      return e.failure() instanceof Transient.ServiceFault ? Optional.empty() : denied(e.failure());
    }
  }

  private Optional<String> denied(Failure failure) {
    remember(failure);
    return Optional.empty();
  }

  private void remember(Failure failure) {
    failures.putIfAbsent(failure.getClass(), failure);
  }
}

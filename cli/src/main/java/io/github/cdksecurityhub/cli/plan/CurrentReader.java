package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.util.List;
import java.util.Optional;

/**
 * Security Hub in one Region as an event in the course of a deployment reads it: the stack's
 * finding aggregator is created before it, and its policies are deleted before a Delete.
 */
final class CurrentReader implements SecurityHubReader {
  private final SecurityHubReader live;
  private final Organization organization;
  private Optional<Observation> observation = Optional.empty();
  private Optional<Failure> failure = Optional.empty();

  CurrentReader(SecurityHubReader live, Organization organization) {
    this.live = live;
    this.organization = organization;
  }

  /** Returns a reader that shows this without a request. */
  CurrentReader showing(Observation known) {
    CurrentReader reader = new CurrentReader(live, organization);
    reader.observation = Optional.of(known);
    return reader;
  }

  /** Returns a reader that fails so without a request: it was retried long enough. */
  CurrentReader failing(Failure known) {
    CurrentReader reader = new CurrentReader(live, organization);
    reader.failure = Optional.of(known);
    return reader;
  }

  @Override
  public AccountRegion place() {
    return live.place();
  }

  @Override
  public Observation describe() throws SecurityHubException {
    if (failure.isPresent()) {
      throw new SecurityHubException(failure.get());
    }
    return observation.isPresent() ? observation.get() : live.describe();
  }

  @Override
  public Optional<String> findHomeRegion() throws SecurityHubException {
    Optional<Optional<String>> simulated = organization.linking().simulatedHome();
    return simulated.isPresent() ? simulated.get() : live.findHomeRegion();
  }

  @Override
  public List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
    return live.associatedPolicies().stream().filter(each -> !organization.isGone(each)).toList();
  }
}

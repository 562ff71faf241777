package io.github.cdksecurityhub.lambda.handler;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import io.github.cdksecurityhub.lambda.reconcile.Standing;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Security Hub, closed for writes once the event is answered: work that woke up late, perhaps in a
 * later invocation of the same instance, must not write behind CloudFormation's back.
 */
record GatedSecurityHub(SecurityHub hub, BooleanSupplier isOpen) implements SecurityHub {
  @Override
  public AccountRegion place() {
    return hub.place();
  }

  @Override
  public LiveConfiguration describe() throws SecurityHubException {
    return hub.describe();
  }

  @Override
  public Optional<String> findHomeRegion() throws SecurityHubException {
    return hub.findHomeRegion();
  }

  @Override
  public List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
    return hub.associatedPolicies();
  }

  @Override
  public void update(OrganizationConfiguration desired) throws SecurityHubException {
    if (!isOpen.getAsBoolean()) {
      throw new SecurityHubException(
          new Standing.OutOfTime(
              "a write, dropped because the event is answered", ServiceError.ofText("")));
    }
    hub.update(desired);
  }
}

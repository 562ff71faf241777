package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Call;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.wire.Service;
import java.util.List;
import java.util.Optional;

/** The port, over the wire. No request is repeated. */
final class HttpSecurityHub implements SecurityHub {
  private final AccountRegion place;
  private final Asking asking;

  HttpSecurityHub(Service service, AccountRegion place) {
    this.place = place;
    this.asking = new Asking(service, place);
  }

  @Override
  public AccountRegion place() {
    return place;
  }

  @Override
  public LiveConfiguration describe() throws SecurityHubException {
    return asking.forAnswer(
        Call.DESCRIBE, Operations.describeOrganizationConfiguration(), Translator::live);
  }

  @Override
  public Optional<String> findHomeRegion() throws SecurityHubException {
    return asking.forAnswer(
        Call.LIST_AGGREGATORS, Operations.listFindingAggregators(), Translator::homeRegion);
  }

  @Override
  public List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
    return new PolicyLists(asking).read();
  }

  @Override
  public void update(OrganizationConfiguration desired) throws SecurityHubException {
    Call call =
        switch (desired.type()) {
          case LOCAL -> Call.UPDATE_TO_LOCAL;
          case CENTRAL -> Call.UPDATE_TO_CENTRAL;
        };
    asking.acknowledged(call, Operations.updateOrganizationConfiguration(desired));
  }
}

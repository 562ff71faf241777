package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import io.github.cdksecurityhub.lambda.wire.Service;
import java.util.List;
import java.util.Optional;

/** What can be read, over the wire. What failed is not asked again here. */
class HttpSecurityHubReader implements SecurityHubReader {
  final Asking asking;
  private final AccountRegion place;

  HttpSecurityHubReader(Service service, AccountRegion place) {
    this.asking = new Asking(service, place);
    this.place = place;
  }

  @Override
  public final AccountRegion place() {
    return place;
  }

  @Override
  public final LiveConfiguration describe() throws SecurityHubException {
    return asking.forAnswer(
        ApiOperation.DESCRIBE, Operations.describeOrganizationConfiguration(), Translator::live);
  }

  @Override
  public final Optional<String> findHomeRegion() throws SecurityHubException {
    return asking.forAnswer(
        ApiOperation.LIST_AGGREGATORS, Operations.listFindingAggregators(), Translator::homeRegion);
  }

  @Override
  public final List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
    return new PolicyLists(asking).read();
  }
}

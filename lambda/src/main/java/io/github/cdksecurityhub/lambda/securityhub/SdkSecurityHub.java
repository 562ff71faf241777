package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Call;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** The port, through the SDK's client. No request is repeated. */
final class SdkSecurityHub implements SecurityHub {
  private final SecurityHubClient client;
  private final AccountRegion place;
  private final Translator translator;

  SdkSecurityHub(SecurityHubClient client, AccountRegion place) {
    this.client = client;
    this.place = place;
    this.translator = new Translator(place);
  }

  @Override
  public AccountRegion place() {
    return place;
  }

  @Override
  public LiveConfiguration describe() throws SecurityHubException {
    var response =
        request(Call.DESCRIBE, () -> client.describeOrganizationConfiguration(request -> {}));
    return translator.live(response);
  }

  @Override
  public Optional<String> findHomeRegion() throws SecurityHubException {
    var response =
        request(Call.LIST_AGGREGATORS, () -> client.listFindingAggregators(request -> {}));
    return translator.homeRegion(response);
  }

  @Override
  public List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
    return request(Call.LIST_POLICIES, () -> new PolicyLists(client).read());
  }

  @Override
  public void update(OrganizationConfiguration desired) throws SecurityHubException {
    Call call =
        switch (desired.type()) {
          case LOCAL -> Call.UPDATE_TO_LOCAL;
          case CENTRAL -> Call.UPDATE_TO_CENTRAL;
        };
    request(call, () -> client.updateOrganizationConfiguration(translator.request(desired)));
  }

  private <T> T request(Call call, Supplier<T> request) throws SecurityHubException {
    try {
      return request.get();
    } catch (SdkException | UncheckedIOException e) {
      throw translator.failure(call, e);
    }
  }
}

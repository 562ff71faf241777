package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** The reading half of the port, through the SDK's client. It has no method that writes. */
class SdkSecurityHubReader implements SecurityHubReader {
  /** The service lists a hundred to a page; an account has one aggregator. */
  static final int MAX_PAGES = 10;

  final SecurityHubClient client;
  private final AccountRegion place;
  private final ErrorClassifier errors;

  SdkSecurityHubReader(SecurityHubClient client, AccountRegion place) {
    this.client = client;
    this.place = place;
    this.errors = new ErrorClassifier(place);
  }

  @Override
  public final AccountRegion place() {
    return place;
  }

  @Override
  public final Observation describe() throws SecurityHubException {
    LiveConfiguration live =
        send(
            ApiOperation.DESCRIBE,
            () -> Translator.live(client.describeOrganizationConfiguration(request -> {})));
    Optional<Failure> failure =
        live.status().isFailed() ? Optional.of(errors.ofFailedStatus(live)) : Optional.empty();
    return new Observation(live, failure);
  }

  /** An empty page with a NextToken is legal (R48). */
  @Override
  public final Optional<String> findHomeRegion() throws SecurityHubException {
    return send(
        ApiOperation.LIST_AGGREGATORS,
        () ->
            client.listFindingAggregatorsPaginator(request -> {}).stream()
                .limit(MAX_PAGES)
                .flatMap(page -> page.findingAggregators().stream())
                .findFirst()
                .map(Translator::homeRegion));
  }

  @Override
  public final List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
    return send(ApiOperation.LIST_POLICIES, () -> new AssociatedPolicies(client).list());
  }

  /** Sends a request once; an exception arrives as its cause. */
  final <T> T send(ApiOperation operation, Supplier<T> request) throws SecurityHubException {
    try {
      return request.get();
    } catch (SdkException
        | UncheckedIOException
        | NoCredentialsException
        | IllegalArgumentException
        | Translator.UnreadableResponseException e) {
      throw new SecurityHubException(errors.of(operation, e), e);
    }
  }
}

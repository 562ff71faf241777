package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.preview.Subscription;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Call;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.Standing;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** Whether it is on, through the SDK's client. */
final class SdkSubscription implements Subscription {
  private final SecurityHubClient client;
  private final Translator translator;

  SdkSubscription(SecurityHubClient client, AccountRegion place) {
    this.client = client;
    this.translator = new Translator(place);
  }

  @Override
  public boolean isSubscribed() throws SecurityHubException {
    try {
      request(Call.DESCRIBE_HUB, () -> client.describeHub(request -> {}));
      return true;
    } catch (SecurityHubException e) {
      if (e.failure() instanceof Standing.NotSubscribed) {
        return false;
      }
      throw e;
    }
  }

  private <T> T request(Call call, Supplier<T> request) throws SecurityHubException {
    try {
      return request.get();
    } catch (SdkException | UncheckedIOException e) {
      throw translator.failure(call, e);
    }
  }
}

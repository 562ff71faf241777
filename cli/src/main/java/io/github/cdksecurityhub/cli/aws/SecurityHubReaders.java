package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import io.github.cdksecurityhub.lambda.securityhub.SdkSecurityHubReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/**
 * Security Hub for a user's credentials, read only: nothing that it returns has a method that
 * writes.
 */
public final class SecurityHubReaders {
  private final Map<String, SecurityHubClient> clients = new ConcurrentHashMap<>();
  private final Function<String, SecurityHubClient> byRegion;

  SecurityHubReaders(Function<String, SecurityHubClient> byRegion) {
    this.byRegion = byRegion;
  }

  public SecurityHubReader in(AccountRegion place) {
    return new SdkSecurityHubReader(client(place), place);
  }

  /**
   * Reads whether Security Hub is enabled at {@code place}.
   *
   * @throws SecurityHubException where that can't be read
   */
  public boolean isHubEnabled(AccountRegion place) throws SecurityHubException {
    try {
      SecurityHubClient client = client(place);
      new SdkSecurityHubReader(client, place)
          .send(ApiOperation.DESCRIBE_HUB, () -> client.describeHub(request -> {}));
      return true;
    } catch (SecurityHubException e) {
      if (e.failure().is(FailureCause.NOT_SUBSCRIBED)) {
        return false;
      }
      throw e;
    }
  }

  private SecurityHubClient client(AccountRegion place) {
    return clients.computeIfAbsent(place.region(), byRegion);
  }
}

package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.preview.Subscription;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.Standing;

/** Whether it is on, over the wire. */
record HttpSubscription(Asking asking) implements Subscription {
  @Override
  public boolean isSubscribed() throws SecurityHubException {
    try {
      asking.acknowledged(ApiOperation.DESCRIBE_HUB, Operations.describeHub());
      return true;
    } catch (SecurityHubException e) {
      if (e.failure() instanceof Standing.NotSubscribed) {
        return false;
      }
      throw e;
    }
  }
}

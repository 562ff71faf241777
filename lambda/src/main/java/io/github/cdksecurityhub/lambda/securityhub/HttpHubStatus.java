package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.Standing;

/** Whether Security Hub is enabled, over the wire. */
record HttpHubStatus(Asking asking) {
  boolean isEnabled() throws SecurityHubException {
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

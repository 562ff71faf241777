package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import java.util.function.Supplier;

/** Reads of the function: each is retried as its cause says. */
record RetriedRequests(SdkSecurityHubReader hub, Retries retries)
    implements SdkCentralReader.Sender {

  @Override
  public <T> T send(ApiOperation operation, Supplier<T> request) {
    try {
      return retries.call(operation.action(), () -> hub.send(operation, request));
    } catch (ReconcileException e) {
      throw new UnreadableException(e.message(RetryAction.NEXT_RUN), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableException("The function was interrupted.", e);
    }
  }
}

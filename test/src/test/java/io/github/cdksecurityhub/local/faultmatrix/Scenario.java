package io.github.cdksecurityhub.local.faultmatrix;

import io.github.cdksecurityhub.local.cloudformation.ResponseFault;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.Operation;
import io.github.cdksecurityhub.local.securityhub.OperationScript;
import io.github.cdksecurityhub.local.securityhub.RegionHandle;
import java.util.concurrent.CompletableFuture;

/** What a fault can act on: everything around one stack's function. */
interface Scenario {

  /** The Region that the resource configures, which belongs to this case alone. */
  RegionHandle region();

  LocalSecurityHub hub();

  String account();

  /** Ends with the case: what waits for it gets no response. */
  CompletableFuture<Void> end();

  /** Kills the JVM that runs the event, at once. */
  void kill();

  /** Applies the fault to the first PUTs of responses from now on. */
  void putsFail(ResponseFault fault, int times);

  /** Delivers the next event in this way. */
  void deliver(LocalLambda.Delivery delivery);

  /** Lets Lambda run an event once and not again, as for an event that got too old. */
  void neverRunAgain();

  /** Runs {@code action} a moment after the next attempt has begun. */
  void soonAfterTheStart(Runnable action);

  default OperationScript reads() {
    return region().on(Operation.DESCRIBE_ORGANIZATION_CONFIGURATION);
  }

  default OperationScript writes() {
    return region().on(Operation.UPDATE_ORGANIZATION_CONFIGURATION);
  }

  default Fault denied(Operation operation) {
    return Fault.deniedByIam(account(), region().region(), operation);
  }
}

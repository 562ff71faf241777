package io.github.cdksecurityhub.lambda;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.util.concurrent.CountDownLatch;

/** A Security Hub in which one operation hangs, also when interrupted, until it is released. */
final class HangingHub {
  final FakeSecurityHub hub;
  private final CountDownLatch released = new CountDownLatch(1);

  HangingHub(Operation hanging, String live) {
    hub =
        new FakeSecurityHub(
            new FakeClock(),
            FakeSecurityHub.enabled(OrganizationConfiguration.decode(live).orElseThrow()));
    hub.beforeRequest(
        operation -> {
          if (operation == hanging) {
            awaitRelease();
          }
        });
  }

  void release() {
    released.countDown();
  }

  private void awaitRelease() {
    try {
      released.await();
    } catch (InterruptedException e) {
      awaitRelease();
    }
  }
}

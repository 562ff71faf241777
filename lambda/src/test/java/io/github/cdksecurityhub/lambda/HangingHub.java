package io.github.cdksecurityhub.lambda;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;

/** A Security Hub in which one method hangs, also when interrupted, until it is released. */
final class HangingHub {
  final FakeSecurityHub hub;
  private final CountDownLatch released = new CountDownLatch(1);
  private final String hangsIn;

  HangingHub(String hangsIn, String live) {
    this.hangsIn = hangsIn;
    hub =
        new FakeSecurityHub(
            new FakeClock(),
            FakeSecurityHub.enabled(OrganizationConfiguration.decode(live).orElseThrow()));
  }

  SecurityHub proxy() {
    Class<?>[] type = {SecurityHub.class};
    return (SecurityHub)
        Proxy.newProxyInstance(
            SecurityHub.class.getClassLoader(), type, (proxy, method, all) -> call(method, all));
  }

  void release() {
    released.countDown();
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    while (method.getName().equals(hangsIn) && released.getCount() > 0) {
      try {
        released.await();
      } catch (InterruptedException e) {
        continue;
      }
    }
    try {
      return method.invoke(hub, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}

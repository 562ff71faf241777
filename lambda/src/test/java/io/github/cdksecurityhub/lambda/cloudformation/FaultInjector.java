package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.util.List;
import java.util.Random;

/** What injects one event, drawn by lot; most of it passes, some of it makes the event fail. */
final class FaultInjector {
  private final Random random;

  FaultInjector(Random random) {
    this.random = random;
  }

  void inject(LifecycleScenario run, List<String> history) {
    int drawn = random.nextInt(14);
    switch (drawn) {
      case 0 ->
          run.hub.failNext(Operation.DESCRIBE, 1 + random.nextInt(4), ErrorFixtures.throttled());
      case 1 ->
          run.hub.failNext(Operation.UPDATE, 1 + random.nextInt(4), ErrorFixtures.throttled());
      case 2 -> run.hub.failNext(Operation.UPDATE, 1 + random.nextInt(4), ErrorFixtures.internal());
      case 3 -> run.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.broken());
      case 4 -> run.hub.failNextAfterEffect(ErrorFixtures.broken());
      case 5 -> run.hub.failNextAfterEffect(ErrorFixtures.internal());
      case 6 -> run.hub.loseUpdates(1 + random.nextInt(3));
      case 7 -> run.hub.loseUpdates(100);
      case 8 -> run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notAdministrator());
      case 9 -> run.hub.failAlways(Operation.UPDATE, ErrorFixtures.notAdministrator());
      case 10 -> run.hub.failAlways(Operation.UPDATE, ErrorFixtures.throttled());
      case 11 ->
          run.hub.failNext(Operation.UPDATE, 1 + random.nextInt(5), ErrorFixtures.conflict());
      default -> {}
    }
    history.add("fault " + drawn);
  }

  void end(LifecycleScenario run) {
    run.hub.calm();
  }
}

package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.util.Random;
import java.util.function.Consumer;

/** What goes wrong at a hub, drawn by lot; most of it passes, some of it makes an event fail. */
final class FaultInjector {
  private static final int FAULTS = 21;

  private final Random random;

  FaultInjector(Random random) {
    this.random = random;
  }

  /** Returns whether an event there may fail now. */
  boolean inject(FakeSecurityHub hub, Consumer<String> log) {
    int drawn = random.nextInt(2 * FAULTS);
    switch (drawn) {
      case 0 -> hub.failNext(Operation.DESCRIBE, some(), ErrorFixtures.throttled());
      case 1 -> hub.failNext(Operation.UPDATE, some(), ErrorFixtures.throttled());
      case 2 -> hub.failNext(Operation.UPDATE, some(), ErrorFixtures.internal());
      case 3 -> hub.failNext(Operation.UPDATE, 1, ErrorFixtures.broken());
      case 4 -> hub.failNextAfterEffect(ErrorFixtures.broken());
      case 5 -> hub.failNextAfterEffect(ErrorFixtures.internal());
      case 6 -> hub.loseUpdates(1 + random.nextInt(3));
      case 7 -> hub.failNext(Operation.UPDATE, some(), ErrorFixtures.conflict());
      case 8 -> hub.failNext(Operation.TAG, some(), ErrorFixtures.throttled());
      case 9 -> hub.failNext(Operation.UNTAG, some(), ErrorFixtures.throttled());
      case 10 -> hub.loseUpdates(100);
      case 11 -> hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notAdministrator());
      case 12 -> hub.failAlways(Operation.UPDATE, ErrorFixtures.notAdministrator());
      case 13 -> hub.failAlways(Operation.UPDATE, ErrorFixtures.throttled());
      case 14 -> hub.failAlways(Operation.LIST_TAGS, ErrorFixtures.denied());
      case 15 -> hub.failAlways(Operation.TAG, ErrorFixtures.denied());
      case 16 -> hub.failAlways(Operation.UNTAG, ErrorFixtures.denied());
      case 17 -> hub.failAlways(Operation.UPDATE_HUB, ErrorFixtures.denied());
      case 18 -> hub.failNext(Operation.DESCRIBE_HUB, some(), ErrorFixtures.throttled());
      case 19 -> hub.failNext(Operation.UPDATE_HUB, some(), ErrorFixtures.throttled());
      case 20 -> hub.failNext(Operation.UPDATE_HUB, 1, ErrorFixtures.broken());
      default -> {
        return false;
      }
    }
    log.accept("  fault " + drawn);
    return drawn > 9 && drawn < 18;
  }

  private int some() {
    return 1 + random.nextInt(4);
  }

  /** Ends what was injected. */
  void end(FakeSecurityHub hub) {
    hub.calm();
  }
}

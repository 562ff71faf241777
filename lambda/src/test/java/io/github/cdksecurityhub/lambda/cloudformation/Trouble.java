package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.Words;
import java.util.List;
import java.util.Random;

/** What befalls one event, drawn by lot; most of it passes, some of it makes the event fail. */
final class Trouble {
  private final Random random;

  Trouble(Random random) {
    this.random = random;
  }

  void befall(Run run, List<String> story) {
    int drawn = random.nextInt(14);
    switch (drawn) {
      case 0 -> run.hub.failNext(Operation.DESCRIBE, 1 + random.nextInt(4), Words.throttled());
      case 1 -> run.hub.failNext(Operation.UPDATE, 1 + random.nextInt(4), Words.throttled());
      case 2 -> run.hub.failNext(Operation.UPDATE, 1 + random.nextInt(4), Words.internal());
      case 3 -> run.hub.failNext(Operation.UPDATE, 1, Words.broken());
      case 4 -> run.hub.failNextAfterEffect(Words.broken());
      case 5 -> run.hub.failNextAfterEffect(Words.internal());
      case 6 -> run.hub.loseUpdates(1 + random.nextInt(3));
      case 7 -> run.hub.loseUpdates(100);
      case 8 -> run.hub.failAlways(Operation.DESCRIBE, Words.notAdministrator());
      case 9 -> run.hub.failAlways(Operation.UPDATE, Words.notAdministrator());
      case 10 -> run.hub.failAlways(Operation.UPDATE, Words.throttled());
      case 11 -> run.hub.failNext(Operation.UPDATE, 1 + random.nextInt(5), Words.conflict());
      default -> {}
    }
    story.add("trouble " + drawn);
  }

  void end(Run run) {
    run.hub.calm();
  }
}

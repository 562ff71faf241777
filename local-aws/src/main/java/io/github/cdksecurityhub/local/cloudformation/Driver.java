package io.github.cdksecurityhub.local.cloudformation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Carries a stack operation out: hands its steps to providers and reports back how they ended. */
final class Driver {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private record Settled(Step step, ResourceResult result) {}

  private final ResourceProvider customResources;
  private final ResourceProvider nativeResources;
  private final BlockingQueue<Settled> settled = new LinkedBlockingQueue<>();

  Driver(ResourceProvider customResources, ResourceProvider nativeResources) {
    this.customResources = customResources;
    this.nativeResources = nativeResources;
  }

  /** Drives until the operation is over; all decisions are made on the calling thread. */
  void drive(StackOperation operation) throws InterruptedException {
    long start = System.nanoTime();
    begin(operation.advance());
    while (!operation.over()) {
      long left = LIMIT.toNanos() - (System.nanoTime() - start);
      Settled next = settled.poll(Math.max(0, left), TimeUnit.NANOSECONDS);
      if (next == null) {
        throw new IllegalStateException("The stack is not at rest after " + LIMIT);
      }
      operation.settled(next.step(), next.result());
      begin(operation.advance());
    }
  }

  private void begin(List<Step> steps) {
    for (Step step : steps) {
      ResourceProvider provider =
          CustomResources.provides(step.request().type()) ? customResources : nativeResources;
      provider.handle(step.request()).thenAccept(result -> settled.add(new Settled(step, result)));
    }
  }
}

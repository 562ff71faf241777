package io.github.cdksecurityhub.lambda.cloudformation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/** How Lambda delivers an event, drawn by lot: once, twice, late, or to runs that die (R36). */
final class EventDelivery {
  /** How long CloudFormation waits for a response. */
  private static final Duration TIMEOUT = Duration.ofMinutes(16);

  private static final int MOMENTS = 20;
  private static final List<Integer> DELAYS = List.of(1, 4, 8, 30, 60, 130, 600, 1500);

  private final SimulatedAccount account;
  private final Random random;

  EventDelivery(SimulatedAccount account, Random random) {
    this.account = account;
    this.random = random;
  }

  /** Delivers it until the function responds, as often as that takes. */
  Response deliver(CustomResourceEvent event) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> twice(event);
      case 2 -> afterDeath(event);
      default -> once(event);
    };
  }

  /**
   * Delivers it; empty where CloudFormation does not get, or does not wait for, the response.
   *
   * <p>An event that fails is not run twice at once: the tags that one run gives back are the
   * other's, too.
   */
  Optional<Response> tryToDeliver(CustomResourceEvent event, boolean mayFail) {
    switch (random.nextInt(12)) {
      case 0 -> {
        return neverResponded(event);
      }
      case 1 -> {
        return cancelled(event);
      }
      case 2 -> {
        later(event, "after its cancellation");
        return Optional.empty();
      }
      default -> {
        return Optional.of(mayFail ? once(event) : deliver(event));
      }
    }
  }

  /** Delivers it once. */
  Response once(CustomResourceEvent event) {
    return account.invocation(event, 0).run().orElseThrow();
  }

  private void later(CustomResourceEvent event, String why) {
    int delay = delay();
    account.log("  delivered in " + delay + " s, " + why);
    account.timeline.start(Duration.ofSeconds(delay), () -> once(event));
  }

  private int delay() {
    return DELAYS.get(random.nextInt(DELAYS.size()));
  }

  /** An event that is younger than five seconds is not asked for, so the stack is not as fast. */
  private Response twice(CustomResourceEvent event) {
    Instant old = account.timeline.now().plusSeconds(6);
    int delay = delay();
    account.log("  delivered twice, " + delay + " s apart");
    AtomicReference<Response> first = new AtomicReference<>();
    start(event, 0, first);
    start(event, delay, first);
    while (first.get() == null || account.timeline.now().isBefore(old)) {
      account.timeline.advance(Duration.ofMillis(100));
    }
    return first.get();
  }

  private void start(CustomResourceEvent event, int delay, AtomicReference<Response> first) {
    account.timeline.start(Duration.ofSeconds(delay), () -> first.compareAndSet(null, once(event)));
  }

  private int moment() {
    return 1 + random.nextInt(MOMENTS);
  }

  private Response afterDeath(CustomResourceEvent event) {
    int moment = moment();
    Optional<Response> response = account.invocation(event, moment).run();
    if (response.isPresent()) {
      return response.get();
    }
    account.log("  died at moment " + moment + ", delivered again");
    account.timeline.advance(Duration.ofMinutes(1));
    return once(event);
  }

  private Optional<Response> neverResponded(CustomResourceEvent event) {
    int moment = moment();
    Optional<Response> response = account.invocation(event, moment).run();
    if (response.isEmpty()) {
      account.log("  died at moment " + moment + ", and no response");
      account.timeline.advance(TIMEOUT);
    }
    return response;
  }

  private Optional<Response> cancelled(CustomResourceEvent event) {
    AtomicReference<Response> response = new AtomicReference<>();
    start(event, 0, response);
    int seconds = random.nextInt(40);
    account.timeline.advance(Duration.ofSeconds(seconds).plusMillis(random.nextInt(1000)));
    if (response.get() == null) {
      account.log("  cancelled after " + seconds + " s");
    }
    return Optional.ofNullable(response.get());
  }
}

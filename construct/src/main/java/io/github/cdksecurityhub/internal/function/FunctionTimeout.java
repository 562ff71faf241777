package io.github.cdksecurityhub.internal.function;

import io.github.cdksecurityhub.OrganizationConfiguration;
import io.github.cdksecurityhub.internal.Refusal;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awscdk.Duration;
import software.constructs.IConstruct;

/**
 * The function's timeout, and what follows from it: how long Lambda repeats an event, and how long
 * CloudFormation waits for its response.
 *
 * @param timeout how long one run may take
 * @param milliseconds the same, empty for a token
 */
public record FunctionTimeout(Duration timeout, OptionalLong milliseconds) {
  /** Lambda's limit for one run. */
  private static final long LONGEST_SECONDS = 15 * 60;

  /** A read, a write, the proof of it, and a few retries. */
  private static final long SHORTEST_LOCAL_SECONDS = 2 * 60;

  /**
   * Going central is asynchronous, and Terraform waits 180 seconds for it alone; before that an
   * organization may still be syncing.
   */
  private static final long SHORTEST_CENTRAL_SECONDS = 5 * 60;

  /** Lambda runs an asynchronous event up to three times. */
  private static final long RUNS = 3;

  /** Lambda pauses one minute and then two between runs; the rest is for waiting in the queue. */
  private static final long PAUSES_SECONDS = 5 * 60;

  public FunctionTimeout(Duration timeout) {
    this(
        timeout,
        timeout.isUnresolved()
            ? OptionalLong.empty()
            : OptionalLong.of(timeout.toMilliseconds().longValue()));
  }

  /** The longest that one run can take. */
  public static Duration longest() {
    return Duration.seconds(LONGEST_SECONDS);
  }

  /** The time that was asked for, or the longest; checked for local configuration. */
  public static FunctionTimeout of(IConstruct construct, Optional<Duration> timeout) {
    FunctionTimeout time = new FunctionTimeout(timeout.orElseGet(FunctionTimeout::longest));
    time.checkFor(construct, false);
    return time;
  }

  /** Refuses a time that the wait does not fit into. A token passes. */
  public void checkFor(IConstruct construct, OrganizationConfiguration configuration) {
    checkFor(construct, configuration.isCentral());
  }

  private void checkFor(IConstruct construct, boolean central) {
    if (milliseconds.isEmpty()) {
      return;
    }
    long shortest = central ? SHORTEST_CENTRAL_SECONDS : SHORTEST_LOCAL_SECONDS;
    long wanted = milliseconds.getAsLong();
    if (wanted >= shortest * 1000 && wanted <= LONGEST_SECONDS * 1000 && wanted % 1000 == 0) {
      return;
    }
    String type = central ? "central" : "local";
    throw Refusal.of(
        construct,
        "give the function a timeout of " + timeout.toIsoString(),
        "proving a %s configuration can take %d minutes, and Lambda ends a run after 15"
            .formatted(type, shortest / 60),
        "Pass whole seconds from %d to 15 minutes, or leave it out for 15"
            .formatted(shortest / 60));
  }

  /**
   * How long CloudFormation waits for a response: every run that Lambda may make of one event.
   *
   * <p>With the longest timeout that is 3000 seconds, of the 3600 that CloudFormation allows.
   */
  public Duration serviceTimeout() {
    return Duration.seconds(RUNS * seconds() + PAUSES_SECONDS);
  }

  /**
   * How old an event may be when a run of it starts, so that none still writes after CloudFormation
   * has stopped waiting and perhaps rolled back.
   */
  public Duration maxEventAge() {
    return Duration.seconds((RUNS - 1) * seconds() + PAUSES_SECONDS);
  }

  /** A token can be anything, so it counts as the most that it can be. */
  private long seconds() {
    return milliseconds.orElse(LONGEST_SECONDS * 1000) / 1000;
  }
}

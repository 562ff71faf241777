package io.github.cdksecurityhub.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One finished attempt to run an event.
 *
 * @param number counted from 1
 * @param started when the instance got the event (or when its start failed)
 * @param outcome how it ended
 * @param coldStart process start to INIT ready; empty where a warm instance ran
 * @param duration from getting the event to its end
 * @param usage what the instance had used by then; empty where the system does not report it
 * @param log what the instance printed: INIT's lines too where the start was cold
 */
public record Attempt(
    int number,
    Instant started,
    AttemptOutcome outcome,
    Optional<Duration> coldStart,
    Duration duration,
    Optional<Usage> usage,
    List<String> log) {

  /** Copies the log. */
  public Attempt {
    log = List.copyOf(log);
  }

  /**
   * What an attempt cost, by {@code /proc}.
   *
   * @param initCpu CPU time of the instance before its first event
   * @param cpu CPU time of this attempt
   * @param peakMemoryBytes the most memory that the instance ever held
   */
  public record Usage(Duration initCpu, Duration cpu, long peakMemoryBytes) {}
}

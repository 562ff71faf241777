package io.github.cdksecurityhub.local.securityhub;

import java.time.Duration;

/**
 * How long a condition of the service lasts: for a number of calls, for a time, or both.
 *
 * @param calls the calls that still meet the condition; {@link Integer#MAX_VALUE} outlast any test
 * @param duration the time until which calls meet it
 */
public record Lasting(int calls, Duration duration) {

  /**
   * Checks that neither part is negative.
   *
   * @throws IllegalArgumentException if one is
   */
  public Lasting {
    if (calls < 0 || duration.isNegative()) {
      throw new IllegalArgumentException("A condition lasts for zero calls or longer: " + calls);
    }
  }

  /**
   * Not at all.
   *
   * @return a condition that no call meets
   */
  public static Lasting none() {
    return calls(0);
  }

  /**
   * A number of calls; which calls count is up to the condition.
   *
   * @param calls zero or more
   * @return a condition that so many calls meet
   */
  public static Lasting calls(int calls) {
    return new Lasting(calls, Duration.ZERO);
  }

  /**
   * A time, measured by the hub's own source of time.
   *
   * @param duration zero or more
   * @return a condition that every call in that time meets
   */
  public static Lasting time(Duration duration) {
    return new Lasting(0, duration);
  }

  /**
   * Without an end.
   *
   * @return a condition that every call meets
   */
  public static Lasting forEver() {
    return calls(Integer.MAX_VALUE);
  }
}

package io.github.cdksecurityhub.internal.drift;

import io.github.cdksecurityhub.SecurityHubDriftDetectionProps;
import io.github.cdksecurityhub.internal.Refusal;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.IConstruct;

/**
 * How drift is detected, once it is known to make sense, with the defaults for what was left out.
 */
public record DriftSettings(
    Duration interval, boolean heals, boolean hasDashboard, List<ITopic> topics) {
  private static final double MINUTE = 60_000;

  public static DriftSettings of(IConstruct construct, SecurityHubDriftDetectionProps props) {
    Duration interval = Optional.ofNullable(props.getInterval()).orElseGet(() -> Duration.hours(1));
    checkRate(construct, interval);
    return new DriftSettings(
        interval,
        Boolean.TRUE.equals(props.getHeal()),
        Boolean.TRUE.equals(props.getDashboard()),
        DriftTopics.checked(construct, Optional.ofNullable(props.getTopics()).orElse(List.of())));
  }

  /** EventBridge knows rates of whole minutes, and none that is shorter. */
  private static void checkRate(IConstruct construct, Duration interval) {
    if (interval.isUnresolved()) {
      return;
    }
    double minutes = interval.toMilliseconds().doubleValue() / MINUTE;
    if (minutes < 1 || minutes != Math.rint(minutes)) {
      throw Refusal.of(
          construct,
          "check for drift every " + interval.toIsoString(),
          "EventBridge runs rules at rates of whole minutes, one at least",
          "Pass whole minutes, hours or days, such as interval(Duration.hours(1))");
    }
  }
}

package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.IConstruct;

/**
 * A look at what is live, by the clock and after every change that CloudTrail tells of.
 *
 * <p>A function of its own reads every Region that the stack declares and compares it with the
 * declaration. What differs is told by an EventBridge event, a metric by Region and a log line; so
 * is what cannot be read. It never writes, unless it is told to {@link #heal}. Deployments of the
 * stack are no drift.
 *
 * <pre>{@code
 * SecurityHubOrganizationConfiguration.Builder.create(this, "SecurityHub")
 *     .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
 *     .driftDetection(DriftDetection.every(Duration.hours(1)).notify(topic))
 *     .build();
 * }</pre>
 *
 * <p>Instances don't change: every method returns another one.
 */
public final class DriftDetection {
  private static final double MINUTE = 60_000;

  private final Duration interval;
  private final boolean heals;
  private final boolean hasDashboard;
  private final List<ITopic> topics;

  private DriftDetection(
      Duration interval, boolean heals, boolean hasDashboard, List<ITopic> topics) {
    this.interval = requireNonNull(interval, "interval");
    this.heals = heals;
    this.hasDashboard = hasDashboard;
    this.topics = List.copyOf(topics);
  }

  /**
   * Looks by the clock.
   *
   * <p>In the stack's Region a change by hand is noticed within moments all the same, where
   * CloudTrail is on there; in the others at the next look.
   *
   * @param interval the time between two looks, whole minutes; a token passes
   * @return drift detection that only looks
   */
  public static DriftDetection every(Duration interval) {
    return new DriftDetection(interval, false, false, List.of());
  }

  /**
   * Puts drift back, in the way of a deployment: written only where it differs and proven by
   * reading, and only while live is what was seen to have drifted.
   *
   * <p>The function may then write. A change that follows a heal within ten minutes is reported and
   * left to the next look by the clock, so that two machines that heal don't chase each other.
   *
   * @return drift detection that heals
   */
  public DriftDetection heal() {
    return new DriftDetection(interval, true, hasDashboard, topics);
  }

  /**
   * Sends a sentence for each event of this stack to a topic: drift, heals, and what cannot be
   * read.
   *
   * @param topic in the stack's Region; where it is encrypted by a key of its own, that has to let
   *     {@code events.amazonaws.com} use it
   * @return drift detection that tells the topic too
   */
  public DriftDetection notify(ITopic topic) {
    List<ITopic> more = new ArrayList<>(topics);
    more.add(requireNonNull(topic, "topic"));
    return new DriftDetection(interval, heals, hasDashboard, more);
  }

  /**
   * Adds a CloudWatch dashboard that shows every Region's state over time.
   *
   * @return drift detection with a dashboard
   */
  public DriftDetection dashboard() {
    return new DriftDetection(interval, heals, true, topics);
  }

  Duration interval() {
    return interval;
  }

  boolean heals() {
    return heals;
  }

  boolean hasDashboard() {
    return hasDashboard;
  }

  List<ITopic> topics() {
    return topics;
  }

  /** EventBridge knows rates of whole minutes, and none that is shorter. */
  void checkFor(IConstruct construct) {
    if (interval.isUnresolved()) {
      return;
    }
    double minutes = interval.toMilliseconds().doubleValue() / MINUTE;
    if (minutes < 1 || minutes != Math.rint(minutes)) {
      throw Refusal.of(
          construct,
          "look for drift every " + interval.toIsoString(),
          "EventBridge runs rules at rates of whole minutes, one at least",
          "Pass whole minutes, hours or days to DriftDetection.every, such as Duration.hours(1)");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DriftDetection that && comparable().equals(that.comparable());
  }

  @Override
  public int hashCode() {
    return comparable().hashCode();
  }

  /** Constructs are compared by path: their Java objects may differ where the construct doesn't. */
  private List<Object> comparable() {
    return List.of(
        new TimeBudget(interval).comparable(),
        heals,
        hasDashboard,
        topics.stream().map(topic -> topic.getNode().getPath()).toList());
  }
}

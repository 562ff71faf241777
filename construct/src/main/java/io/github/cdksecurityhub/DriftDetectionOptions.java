package io.github.cdksecurityhub;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * The options that a {@link SecurityHubDriftDetection} takes, written once for both of its
 * builders.
 *
 * <p>Only {@code configurations} is required.
 *
 * @param <B> the builder, returned by every method
 */
public abstract sealed class DriftDetectionOptions<B> extends FunctionOptions<B>
    permits SecurityHubDriftDetection.Builder, SecurityHubDriftDetectionProps.Builder {
  private List<ISecurityHubOrganizationConfiguration> configurations;
  private Duration interval;
  private Boolean heal;
  private Boolean dashboard;
  private List<ITopic> topics;

  DriftDetectionOptions() {}

  /**
   * The configurations to check, each in all of its Regions. Required.
   *
   * @param configurations constructs of the same stack, each once
   * @return this
   */
  public B configurations(List<? extends ISecurityHubOrganizationConfiguration> configurations) {
    this.configurations = givenAll("configurations", configurations);
    return self();
  }

  /**
   * The time between two scheduled checks. Default: one hour.
   *
   * <p>In the stack's Region a change by hand is noticed within moments all the same, where
   * CloudTrail is on there; in the others at the next check.
   *
   * @param interval whole minutes; a token passes
   * @return this
   */
  public B interval(Duration interval) {
    this.interval = given("interval", interval);
    return self();
  }

  /**
   * Whether drift is reverted, in the way of a deployment: written only where it differs and proven
   * by reading, and only while live is what was found to have drifted. Default: false, and the
   * function's role can't write.
   *
   * <p>A change that follows a heal within ten minutes is reported and left to the next scheduled
   * check, so that two programs that heal don't fight.
   *
   * @param heal whether drift is reverted
   * @return this
   */
  public B heal(boolean heal) {
    this.heal = heal;
    return self();
  }

  /**
   * Whether there is a CloudWatch dashboard that shows every Region's state over time. Default:
   * false.
   *
   * @param dashboard whether there is one
   * @return this
   */
  public B dashboard(boolean dashboard) {
    this.dashboard = dashboard;
    return self();
  }

  /**
   * The topics that get a sentence for each event of this stack: drift, heals, and what cannot be
   * read. Default: none.
   *
   * @param topics standard topics of the stack's account and Region, at most five, as an
   *     EventBridge rule has no more targets; one that is named twice gets each event once. Where
   *     one is encrypted by a key of its own, that has to let {@code events.amazonaws.com} use it
   * @return this
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html">EventBridge
   *     quotas</a>
   */
  public B topics(List<? extends ITopic> topics) {
    this.topics = givenAll("topics", topics);
    return self();
  }

  SecurityHubDriftDetectionProps props(String who) {
    checkGiven(who);
    return new Values.DriftDetection(
        memorySize,
        logGroup,
        logRetention,
        environmentEncryption,
        vpc,
        vpcSubnets,
        securityGroups,
        configurations,
        interval,
        heal,
        dashboard,
        topics);
  }
}

package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import io.github.cdksecurityhub.internal.drift.DriftAlarms;
import io.github.cdksecurityhub.internal.drift.DriftMetrics;
import io.github.cdksecurityhub.internal.drift.DriftRules;
import io.github.cdksecurityhub.internal.drift.DriftSettings;
import io.github.cdksecurityhub.internal.drift.WatchedResources;
import io.github.cdksecurityhub.internal.function.FunctionSettings;
import io.github.cdksecurityhub.internal.function.RunningFunction;
import io.github.cdksecurityhub.internal.regions.StackInfo;
import io.github.cdksecurityhub.internal.regions.TargetRegion;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.events.OnEventOptions;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.iam.IRole;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Checks whether what is live is what is declared: by the clock, and after every change that
 * CloudTrail reports.
 *
 * <p>A function of its own reads every Region of the configurations that it is given, and of a
 * {@link SecurityHubCentralConfiguration} the finding aggregator, the policies and what they are
 * associated with. What differs is reported by an EventBridge event, a metric and a log line; so is
 * what cannot be read. It writes only with {@link DriftDetectionOptions#heal}. Deployments of the
 * stack are no drift.
 *
 * <pre>{@code
 * SecurityHubDriftDetection.Builder.create(this, "Drift")
 *     .configurations(List.of(configuration))
 *     .topics(List.of(topic))
 *     .build();
 * }</pre>
 */
public final class SecurityHubDriftDetection extends FunctionConstruct {
  private final WatchedConfigurations watched;
  private final DriftSettings drift;
  private final RunningFunction running;
  private final WatchedResources resources;

  /**
   * Creates the function and what runs it.
   *
   * @param scope the stack, or a construct in it
   * @param id a name that is unique in the scope
   * @param props what is checked, and how
   * @throws IllegalArgumentException if it cannot work
   */
  public SecurityHubDriftDetection(
      Construct scope, String id, SecurityHubDriftDetectionProps props) {
    super(scope, id);
    requireNonNull(props, "props is required");
    Options.checkEntries(this, "configurations", props.getConfigurations());
    Options.checkEntries(this, "topics", props.getTopics());
    Options.checkEntries(this, "securityGroups", props.getSecurityGroups());
    this.watched = WatchedConfigurations.of(this, props.getConfigurations());
    this.drift = DriftSettings.of(this, props);
    this.running =
        new DriftFunction(this, watched, drift.heals()).make(FunctionSettings.of(this, props));
    this.resources = new WatchedResources(running, runAndReport(), drift.heals());
    watched.centrals().forEach(central -> central.watch(resources::add));
  }

  /** It starts when every Region is deployed, and ends before the first one is deleted. */
  private List<Rule> runAndReport() {
    List<IRole> ours = new ArrayList<>(watched.writers());
    ours.add(getRole());
    IConstruct[] deployed = watched.configurations().toArray(IConstruct[]::new);
    List<Rule> rules =
        List.of(
            DriftRules.schedule(this, drift, getFunction()),
            DriftRules.change(this, ours, getFunction()));
    rules.forEach(rule -> rule.getNode().addDependency(deployed));
    if (!drift.topics().isEmpty()) {
      DriftRules.report(this, drift.topics());
    }
    if (drift.hasDashboard()) {
      DriftMetrics.dashboard(this, getLogGroup(), drift.heals());
    }
    return rules;
  }

  @Override
  RunningFunction running() {
    return running;
  }

  /**
   * Whether a Region has drifted: 1 or 0 with every check, and nothing where it could not be read.
   *
   * @param region a checked Region, or the token that it was declared with
   * @return the metric, the highest in 5 minutes
   * @throws IllegalArgumentException if the Region is not checked here
   */
  public Metric metricDrift(String region) {
    return DriftMetrics.drift(watched.region(this, requireNonNull(region, "region is required")));
  }

  /**
   * Whether a Region has drifted, see {@link #metricDrift(String)}.
   *
   * @param region a checked Region, or the token that it was declared with
   * @param options statistic, period and the rest
   * @return the metric
   * @throws IllegalArgumentException if the Region is not checked here
   */
  public Metric metricDrift(String region, MetricOptions options) {
    return metricDrift(region).with(options);
  }

  /**
   * Whether a resource of central configuration has drifted: 1 or 0 for each of a type with every
   * check, and nothing where it could not be read. Their Region is the stack's.
   *
   * @param resourceType {@code AWS::SecurityHub::FindingAggregator}, {@code
   *     AWS::SecurityHub::ConfigurationPolicy} or {@code AWS::SecurityHub::PolicyAssociation}
   * @return the metric, the highest in 5 minutes: 1 where any of the type has drifted
   * @throws IllegalArgumentException if no resource of the type is checked here
   */
  public Metric metricResourceDrift(String resourceType) {
    resources.checkWatched(this, requireNonNull(resourceType, "resourceType is required"));
    return DriftMetrics.drift(Stack.of(this), resourceType);
  }

  /**
   * Whether a resource of central configuration has drifted, see {@link
   * #metricResourceDrift(String)}.
   *
   * @param resourceType CloudFormation's name of the type
   * @param options statistic, period and the rest
   * @return the metric
   * @throws IllegalArgumentException if no resource of the type is checked here
   */
  public Metric metricResourceDrift(String resourceType, MetricOptions options) {
    return metricResourceDrift(resourceType).with(options);
  }

  /**
   * {@return a metric of whether a Region or a resource could not be read, the highest in 5
   * minutes}
   */
  public Metric metricUnreadable() {
    return DriftMetrics.unreadable(getFunction());
  }

  /**
   * Whether a Region or a resource could not be read, see {@link #metricUnreadable()}.
   *
   * @param options statistic, period and the rest
   * @return the metric
   */
  public Metric metricUnreadable(MetricOptions options) {
    return metricUnreadable().with(options);
  }

  /**
   * Adds a rule for the events of this stack, whole: drift, heals, and what cannot be read.
   *
   * @param id a name that is unique in this construct
   * @param options the target, such as a function or a queue; with {@code eventPattern} the rule
   *     matches those of them alone that it names, by their {@code detail.state} for instance
   * @return the rule
   */
  public Rule onEvent(String id, OnEventOptions options) {
    return DriftRules.onEvent(
        this, requireNonNull(id, "id is required"), requireNonNull(options, "options is required"));
  }

  /**
   * Adds an alarm for each Region, one for each type of central configuration's resources that are
   * declared so far, one for what cannot be read and one for checks that fail.
   *
   * <p>Another call adds its actions to the same alarms, and the alarms of types that were declared
   * since. An action that an alarm has already is not added again.
   *
   * @param actions what happens when one of them goes off; none is allowed, and an alarm has at
   *     most five in all
   * @return the alarms
   * @throws IllegalArgumentException if an alarm would have more
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm</a>
   */
  public List<Alarm> addAlarms(IAlarmAction... actions) {
    for (IAlarmAction action : requireNonNull(actions, "actions is required")) {
      requireNonNull(action, "an action is null");
    }
    List<Alarm> alarms = new ArrayList<>();
    StackInfo stack = StackInfo.of(this);
    for (TargetRegion region : watched.regions().keySet()) {
      alarms.add(DriftAlarms.ofRegion(this, "DriftAlarm" + stack.suffix(region), region));
    }
    resources.types().forEach(type -> alarms.add(DriftAlarms.ofType(this, type)));
    alarms.addAll(DriftAlarms.ofFunction(this, getFunction()));
    alarms.forEach(alarm -> DriftAlarms.addActions(alarm, actions));
    return alarms;
  }

  /** Builds a {@link SecurityHubDriftDetection}. */
  public static final class Builder extends DriftDetectionOptions<Builder> {
    private final Construct scope;
    private final String id;

    private Builder(Construct scope, String id) {
      this.scope = scope;
      this.id = id;
    }

    /**
     * {@return a builder with every option at its default}
     *
     * @param scope the stack, or a construct in it
     * @param id a name that is unique in the scope
     */
    public static Builder create(Construct scope, String id) {
      return new Builder(scope, id);
    }

    /**
     * {@return the construct}
     *
     * @throws IllegalArgumentException if it cannot work
     */
    public SecurityHubDriftDetection build() {
      return new SecurityHubDriftDetection(scope, id, props(who(scope, id)));
    }
  }
}

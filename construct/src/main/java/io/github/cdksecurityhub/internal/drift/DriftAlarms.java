package io.github.cdksecurityhub.internal.drift;

import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.regions.TargetRegion;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** The alarms on what the drift function finds, and on what it can't find out. */
public final class DriftAlarms {
  /** From the reference of PutMetricAlarm. */
  private static final int MOST_ACTIONS = 5;

  private DriftAlarms() {}

  /** One for the Region. Between two checks nothing is counted, and the state stays. */
  public static Alarm ofRegion(Construct scope, String id, TargetRegion target) {
    return alarm(
        scope,
        id,
        "Security Hub's organization configuration in %s is not as declared"
            .formatted(target.value()),
        DriftMetrics.drift(target),
        TreatMissingData.IGNORE);
  }

  /** One for a type of central configuration's resources. */
  public static Alarm ofType(Construct scope, String resourceType) {
    return alarm(
        scope,
        "DriftAlarm" + resourceType.substring(resourceType.lastIndexOf(':') + 1),
        "A resource of the type %s is not as declared".formatted(resourceType),
        DriftMetrics.drift(Stack.of(scope), resourceType),
        TreatMissingData.IGNORE);
  }

  /** Two for the function: what can't be read is not known to be as declared. */
  public static List<Alarm> ofFunction(Construct scope, IFunction function) {
    List<Alarm> alarms = new ArrayList<>();
    alarms.add(
        alarm(
            scope,
            "UnreadableAlarm",
            "Security Hub's organization configuration could not be read in some Region, or a resource of it",
            DriftMetrics.unreadable(function),
            TreatMissingData.IGNORE));
    alarms.add(
        alarm(
            scope,
            "FailedRunsAlarm",
            "A check for drift of Security Hub's organization configuration failed",
            function.metricErrors(),
            TreatMissingData.NOT_BREACHING));
    return alarms;
  }

  /** Adds actions, and refuses more than an alarm has. */
  public static void addActions(Alarm alarm, IAlarmAction... actions) {
    alarm.addAlarmAction(actions);
    CfnAlarm resource = (CfnAlarm) alarm.getNode().getDefaultChild();
    Object arns = Stack.of(alarm).resolve(resource.getAlarmActions());
    if (arns instanceof List<?> all && all.size() > MOST_ACTIONS) {
      throw Refusal.of(
          alarm,
          "take %d actions".formatted(all.size()),
          "a CloudWatch alarm has at most %d".formatted(MOST_ACTIONS),
          "Pass one SnsAction, and let what the others do subscribe to its topic");
    }
  }

  /** The one that is there already, or a new one. */
  private static Alarm alarm(
      Construct scope, String id, String description, IMetric metric, TreatMissingData missing) {
    if (scope.getNode().tryFindChild(id) instanceof Alarm existing) {
      return existing;
    }
    Alarm alarm =
        Alarm.Builder.create(scope, id)
            .alarmDescription(description)
            .metric(metric)
            .threshold(1)
            .evaluationPeriods(1)
            .treatMissingData(missing)
            .build();
    DistinctActions.of(alarm);
    return alarm;
  }
}

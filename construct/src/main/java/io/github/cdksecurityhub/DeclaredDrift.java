package io.github.cdksecurityhub;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.constructs.Construct;

/** What a declaration offers of its drift: metrics and alarms, where somebody looks for it. */
record DeclaredDrift(Construct declaration, Optional<DriftFunction> function) {

  Metric metric(String region) {
    require("count drift in " + region);
    return DriftMetrics.drift(TargetRegion.of(Stack.of(declaration), region));
  }

  List<Alarm> alarms(Collection<TargetRegion> targets, IAlarmAction... actions) {
    DriftFunction looking = require("alarm on drift");
    List<Alarm> alarms = new ArrayList<>();
    DeclaringStack stack = DeclaringStack.of(declaration);
    for (TargetRegion target : targets) {
      String suffix = stack.suffix(target);
      alarms.add(DriftAlarms.ofRegion(declaration, "DriftAlarm" + suffix, target));
    }
    alarms.addAll(looking.alarms());
    DriftAlarms.act(alarms, actions);
    return alarms;
  }

  private DriftFunction require(String attempt) {
    return function.orElseThrow(
        () ->
            Refusal.of(
                declaration,
                attempt,
                "nobody looks for it",
                "Set driftDetection(DriftDetection.every(Duration.hours(1))) on it"));
  }
}

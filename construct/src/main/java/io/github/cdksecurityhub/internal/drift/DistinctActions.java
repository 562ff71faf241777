package io.github.cdksecurityhub.internal.drift;

import java.util.List;
import software.amazon.awscdk.IAnyProducer;
import software.amazon.awscdk.IResolveContext;
import software.amazon.awscdk.Lazy;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/**
 * The actions of an alarm, each once: CloudFormation refuses one that is there twice.
 *
 * @param all as they were added, also after this
 */
record DistinctActions(List<String> all) implements IAnyProducer {

  static void of(Alarm alarm) {
    CfnAlarm resource = (CfnAlarm) alarm.getNode().getDefaultChild();
    DistinctActions actions = new DistinctActions(resource.getAlarmActions());
    resource.setAlarmActions(Token.asList(Lazy.uncachedAny(actions)));
  }

  @Override
  public Object produce(IResolveContext context) {
    return context.resolve(all) instanceof List<?> arns ? arns.stream().distinct().toList() : null;
  }
}

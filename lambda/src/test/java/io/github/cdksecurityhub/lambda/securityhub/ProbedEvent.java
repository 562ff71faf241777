package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.Events;
import io.github.cdksecurityhub.lambda.cloudformation.LifecycleHandler;
import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import java.time.Duration;
import java.util.function.Function;

/** A whole event over a real connection, whose waits take no time. */
final class ProbedEvent {
  private ProbedEvent() {}

  /** Returns status and reason of the answer to an event of this type that declares this. */
  static String[] run(
      Function<AccountRegion, SecurityHub> hubs, String region, String type, String declared)
      throws InterruptedException {
    OrganizationConfiguration configuration =
        OrganizationConfiguration.decode(declared).orElseThrow();
    String id =
        "123456789012/" + region + "/securityhub-organization-configuration/LOCAL,false,DEFAULT";
    CustomResourceEvent event =
        Events.event(
            type,
            type.equals("Create") ? "" : id,
            Events.properties(region, configuration, OnDelete.RESTORE));
    FakeClock clock = new FakeClock();
    Deadline budget =
        new Deadline(clock, clock.now(), clock.now().plus(Duration.ofMinutes(14)), Duration.ZERO);
    Response answer = new LifecycleHandler(event, "123456789012", hubs, budget, new Nobody()).run();
    return new String[] {answer.status().name(), answer.reason()};
  }

  private static final class Nobody implements ProgressListener {
    @Override
    public void enter(Phase phase) {}

    @Override
    public void note(String doing) {}
  }
}

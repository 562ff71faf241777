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
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/** A whole event over a real connection, whose waits take no time. */
final class ProbedEvent {
  private ProbedEvent() {}

  /** Returns status and reason of the response to an event of this type that declares this. */
  static String[] run(
      Function<AccountRegion, SecurityHub> hubs, String region, String type, String declared)
      throws IOException, InterruptedException {
    OrganizationConfiguration configuration =
        OrganizationConfiguration.decode(declared).orElseThrow();
    String id = "123456789012/" + region + "/securityhub-organization-configuration/0f5c4b1e";
    CustomResourceEvent event =
        CustomResourceEvent.read(
            new ByteArrayInputStream(
                Events.json(
                    type,
                    "https://localhost/",
                    type.equals("Create") ? "" : id,
                    Events.properties(region, configuration, OnDelete.RESTORE))));
    FakeClock clock = new FakeClock();
    Deadline deadline = new Deadline(clock, clock.now().plusSeconds(840), Duration.ZERO);
    Response response =
        new LifecycleHandler(
                event, "123456789012", hubs, Events.DEPLOYING, deadline, (phase, message) -> {})
            .handle();
    return new String[] {response.status().name(), response.reason()};
  }
}

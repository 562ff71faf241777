package io.github.cdksecurityhub.lambda;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.LifecycleHandler;
import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubClients;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import io.github.cdksecurityhub.lambda.stack.StackStatusSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Loads in INIT what the first event needs: a made-up event is handled, and nothing is sent or
 * logged.
 */
final class Priming {
  private static final String ACCOUNT = "000000000000";
  private static final String EVENT =
      """
      {"RequestType":"Create","ResponseURL":"https://localhost/","StackId":"-","RequestId":"-","LogicalResourceId":"-",\
      "ResourceProperties":{"ServiceToken":"","SchemaVersion":"1","Region":"%s","ConfigurationType":"LOCAL",\
      "AutoEnable":"true","AutoEnableStandards":"NONE","OnDelete":"RETAIN"}}\
      """;

  private static final StackStatusSource NO_STACK = stackId -> StackStatus.unknown("");

  private Priming() {}

  /** An instance that is not primed works too: its first event reports the cause of any failure. */
  static void run(SecurityHubClients clients) {
    try {
      handle(clients, Clock.system());
    } catch (IOException | RuntimeException | Error e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Response handle(SecurityHubClients clients, Clock clock)
      throws IOException, InterruptedException {
    String region = Optional.ofNullable(System.getenv("AWS_REGION")).orElse("us-east-1");
    Deadline deadline = new Deadline(clock, clock.now().plusSeconds(5), Duration.ZERO);
    clients.in(new AccountRegion(ACCOUNT, region));
    byte[] json = EVENT.formatted(region).getBytes(StandardCharsets.UTF_8);
    CustomResourceEvent event = CustomResourceEvent.read(new ByteArrayInputStream(json));
    FunctionLog log = new FunctionLog(clock, line -> {}, "");
    log.identify(event);
    return new LifecycleHandler(event, ACCOUNT, clients::priming, NO_STACK, deadline, log).handle();
  }
}

package io.github.cdksecurityhub.lambda.handler;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.EventReader;
import io.github.cdksecurityhub.lambda.cloudformation.LifecycleHandler;
import io.github.cdksecurityhub.lambda.cloudformation.ResponseSerializer;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubClients;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Loads in INIT what the first event needs: a made-up event runs, and nothing is sent or logged.
 */
final class Priming {
  private static final String ACCOUNT = "000000000000";
  private static final String EVENT =
      """
      {"RequestType":"Create","StackId":"-","RequestId":"-","LogicalResourceId":"-","ResourceProperties":{\
      "ServiceToken":"","SchemaVersion":"1","Region":"%s","ConfigurationType":"LOCAL","AutoEnable":"true",\
      "AutoEnableStandards":"NONE","OnDelete":"RETAIN"}}""";

  private Priming() {}

  /** An instance that is not primed works too: its first event reports the cause of any failure. */
  static void run(SecurityHubClients clients, String region) {
    try {
      clients.in(new AccountRegion(ACCOUNT, region));
      byte[] json = EVENT.formatted(region).getBytes(StandardCharsets.UTF_8);
      CustomResourceEvent event = EventReader.read(new ByteArrayInputStream(json));
      Clock clock = Clock.system();
      Log log = new Log(clock, SILENT, "");
      log.describe(event);
      Timetable timetable = Timetable.of(clock.now(), Duration.ofSeconds(5));
      var budget = timetable.budgetFor(event.requestType(), clock);
      LifecycleHandler lifecycle =
          new LifecycleHandler(event, ACCOUNT, clients::priming, budget, log);
      ResponseSerializer.write(event, lifecycle.run());
    } catch (IOException | RuntimeException | Error e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final LambdaLogger SILENT =
      new LambdaLogger() {
        @Override
        public void log(String message) {
          // As it says.
        }

        @Override
        public void log(byte[] message) {
          // As it says.
        }
      };
}

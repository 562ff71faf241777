package io.github.cdksecurityhub.lambda.handler;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.EventReader;
import io.github.cdksecurityhub.lambda.cloudformation.LifecycleHandler;
import io.github.cdksecurityhub.lambda.cloudformation.ResponseSerializer;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubClients;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * Plays one made-up event while the function instance starts, so that the first real one finds
 * everything loaded.
 *
 * <p>No request is made of the service, nothing is answered and nothing is logged. Whatever goes
 * wrong, the instance starts: a cold one works too, and the first event reports what is really
 * wrong, with its place.
 */
final class Rehearsal {
  private static final String ACCOUNT = "000000000000";
  private static final String EVENT =
      """
      {"RequestType":"Create","StackId":"-","RequestId":"-","LogicalResourceId":"-","ResourceProperties":{\
      "ServiceToken":"","SchemaVersion":"1","Region":"%s","ConfigurationType":"LOCAL","AutoEnable":"true",\
      "AutoEnableStandards":"NONE","OnDelete":"RETAIN"}}""";

  private Rehearsal() {}

  static void play(SecurityHubClients clients, String region) {
    try {
      Thread tls = new Thread(Rehearsal::loadTls, "tls");
      tls.setDaemon(true);
      tls.start();
      act(clients, region);
      tls.join();
      clients.shakeHands(region);
    } catch (IOException | RuntimeException | Error e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Beside the rest, since INIT has more than one core to give. */
  private static void loadTls() {
    try {
      SSLContext.getDefault().createSSLEngine();
    } catch (NoSuchAlgorithmException | RuntimeException e) {
      // The handshake meets the same, and the first event reports it.
      return;
    }
  }

  private static void act(SecurityHubClients clients, String region)
      throws IOException, InterruptedException {
    byte[] json = EVENT.formatted(region).getBytes(StandardCharsets.UTF_8);
    Clock clock = Clock.system();
    Log log = new Log(clock, SILENCE, "");
    CustomResourceEvent event = EventReader.read(new ByteArrayInputStream(json));
    log.describe(event);
    Timetable timetable = Timetable.of(clock.now(), Duration.ofSeconds(5));
    LifecycleHandler lifecycle =
        new LifecycleHandler(
            event,
            ACCOUNT,
            clients::rehearsing,
            timetable.budgetFor(event.requestType(), clock),
            log);
    ResponseSerializer.write(event, lifecycle.run());
  }

  private static final LambdaLogger SILENCE =
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

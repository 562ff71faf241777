package io.github.cdksecurityhub.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.Events;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Work that hangs, on the system clock: the response is sent in time all the same. */
@Tag("slow")
class HangingWorkTest {
  private static final String FAILED =
      "123456789012/eu-west-1/securityhub-organization-configuration/0f5c4b1e/failed";
  private final List<HangingHub> hubs = new ArrayList<>();
  @AutoClose private final RawServer server = new RawServer();

  @AfterEach
  void stop() throws InterruptedException {
    hubs.forEach(HangingHub::release);
    awaitTheWorkThread();
  }

  private byte[] event(String declared) {
    return Events.json(
        "Create",
        server.url() + "/?secret",
        "",
        Events.properties(
            "eu-west-1",
            OrganizationConfiguration.decode(declared).orElseThrow(),
            OnDelete.RESTORE));
  }

  private Duration invoke(HangingHub hub, String declared, int remainingMillis) throws IOException {
    long begin = System.nanoTime();
    CustomResourceHandler.handle(
        new ByteArrayInputStream(event(declared)),
        new FakeContext(remainingMillis),
        place -> hub.hub,
        Events.DEPLOYING,
        Clock.system());
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private Map<String, Object> onlyResponse() {
    assertThat(server.requests()).as("exactly one response").hasSize(1);
    return Json.object(server.requests().get(0).body());
  }

  private HangingHub hanging(Operation operation) {
    HangingHub hub = new HangingHub(operation, "LOCAL,false,NONE");
    hubs.add(hub);
    return hub;
  }

  private static void awaitTheWorkThread() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("work")) {
        thread.join(2_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DESCRIBE,CENTRAL,observe",
    "LIST_TAGS,CENTRAL,observe",
    "LIST,CENTRAL,observe",
    "TAG,'LOCAL,true,NONE',apply",
    "UPDATE,CENTRAL,apply"
  })
  void workThatHangsIsReportedInTimeAsPending(Operation hangsIn, String declared, String phase)
      throws Exception {
    HangingHub hub = hanging(hangsIn);
    assertThat(invoke(hub, declared, 1_200))
        .as("sent after the end of the work")
        .isBetween(Duration.ofMillis(1_000), Duration.ofSeconds(10));
    Map<String, Object> response = onlyResponse();
    assertThat(response)
        .containsEntry("Status", "FAILED")
        .containsEntry("PhysicalResourceId", FAILED);
    assertThat((String) response.get("Reason"))
        .contains("123456789012 in eu-west-1", "time ran out", phase, "then deploy again");
    hub.release();
    awaitTheWorkThread();
    onlyResponse();
  }

  @ParameterizedTest
  @EnumSource(names = {"DESCRIBE", "LIST_TAGS", "LIST", "TAG"})
  void workThatContinuesLateWritesNothing(Operation hangsIn) throws Exception {
    HangingHub hub = hanging(hangsIn);
    invoke(hub, "CENTRAL", 300);
    hub.release();
    awaitTheWorkThread();
    assertThat(hub.hub.updates()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-5, 0, 1, 2, 6, 20})
  void withAlmostNoTimeThereIsStillOneResponse(int remainingMillis) throws Exception {
    HangingHub hub = hanging(Operation.DESCRIBE);
    try {
      invoke(hub, "LOCAL,true,NONE", remainingMillis);
    } catch (IOException e) {
      assertThat(e).as("sent, and read late").hasMessageContaining("Timeout");
    }
    for (int i = 0; i < 400 && server.requests().isEmpty(); i++) {
      sleep(5);
    }
    assertThat(onlyResponse()).containsEntry("Status", "FAILED");
    hub.release();
    awaitTheWorkThread();
    assertThat(hub.hub.updates()).isEmpty();
  }

  @Test
  void aRaceBetweenWorkAndTimeHasOneResponse() throws Exception {
    for (int i = 0; i < 12; i++) {
      server.fresh();
      HangingHub hub = new HangingHub(Operation.DESCRIBE, "LOCAL,true,NONE");
      Thread releaser =
          new Thread(
              () -> {
                sleep(73);
                hub.release();
              });
      releaser.start();
      invoke(hub, "LOCAL,true,NONE", 80);
      releaser.join();
      awaitTheWorkThread();
      onlyResponse();
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.github.cdksecurityhub.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.Json;
import io.github.cdksecurityhub.lambda.RawServer;
import io.github.cdksecurityhub.lambda.cloudformation.Events;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Work that hangs, on the machine's own clock: somebody is left to answer. */
class WatchdogTest {
  private static final String ID = "123456789012/eu-west-1/securityhub-organization-configuration/";
  private final List<StubbornHub> hanging = new ArrayList<>();
  private RawServer server;

  @BeforeEach
  void start() throws IOException {
    server = new RawServer();
  }

  @AfterEach
  void stop() throws InterruptedException {
    hanging.forEach(StubbornHub::release);
    untilTheWorkerIsGone();
    server.close();
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

  private Duration invoke(SecurityHub hub, String declared, int remainingMillis)
      throws IOException {
    long begin = System.nanoTime();
    new Invocation(Clock.system(), place -> hub, new FakeContext(remainingMillis))
        .run(new ByteArrayInputStream(event(declared)));
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private Map<String, Object> onlyAnswer() {
    assertThat(server.requests()).as("exactly one answer").hasSize(1);
    return Json.object(server.requests().get(0).body());
  }

  private StubbornHub hanging(String operation) {
    StubbornHub hub = new StubbornHub(operation, "LOCAL,false,NONE");
    hanging.add(hub);
    return hub;
  }

  private static void untilTheWorkerIsGone() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("work")) {
        thread.join(2_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "describe,CENTRAL,observe,unobserved",
    "find,CENTRAL,diff,'LOCAL,false,NONE'",
    "update,CENTRAL,apply,'LOCAL,false,NONE'"
  })
  void workThatHangsIsAnsweredInTimeWithWhatWasPending(
      String hangsIn, String declared, String phase, String previous) throws Exception {
    StubbornHub hub = hanging(hangsIn);
    assertThat(invoke(hub, declared, 1_200))
        .as("answered behind the work's end; that it comes before the function's, see Timetable")
        .isBetween(Duration.ofMillis(1_000), Duration.ofSeconds(10));
    Map<String, Object> answer = onlyAnswer();
    assertThat(answer)
        .containsEntry("Status", "FAILED")
        .containsEntry("PhysicalResourceId", ID + previous);
    assertThat((String) answer.get("Reason"))
        .contains("123456789012 in eu-west-1", "time ran out", phase, "Deploy again: that is safe");
    hub.release();
    untilTheWorkerIsGone();
    onlyAnswer();
  }

  @ParameterizedTest
  @ValueSource(strings = {"describe", "find"})
  void workThatWakesUpLateWritesNothing(String hangsIn) throws Exception {
    StubbornHub hub = hanging(hangsIn);
    invoke(hub, "CENTRAL", 300);
    hub.release();
    untilTheWorkerIsGone();
    assertThat(hub.updates).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-5, 0, 1, 2, 6, 20})
  void withNextToNoTimeThereIsStillExactlyOneAnswer(int remainingMillis) throws Exception {
    StubbornHub hub = hanging("describe");
    try {
      invoke(hub, "LOCAL,true,NONE", remainingMillis);
    } catch (IOException e) {
      assertThat(e)
          .as("the answer went out, a busy machine was slow to take it")
          .hasMessageContaining("Timeout");
    }
    for (int i = 0; i < 400 && server.requests().isEmpty(); i++) {
      sleep(5);
    }
    assertThat(onlyAnswer()).containsEntry("Status", "FAILED");
    hub.release();
    untilTheWorkerIsGone();
    assertThat(hub.updates).isEmpty();
  }

  /** Whoever is first answers; the other's answer is dropped. */
  @Test
  void aRaceBetweenWorkAndWatchdogHasOneAnswer() throws Exception {
    for (int i = 0; i < 12; i++) {
      server.fresh();
      StubbornHub hub = new StubbornHub("describe", "LOCAL,true,NONE");
      Thread releaser =
          new Thread(
              () -> {
                sleep(73);
                hub.release();
              });
      releaser.start();
      invoke(hub, "LOCAL,true,NONE", 80);
      releaser.join();
      untilTheWorkerIsGone();
      onlyAnswer();
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void theGateLetsReadsPassAndStopsWritesOnceItIsClosed() throws SecurityHubException {
    FakeClock clock = new FakeClock();
    OrganizationConfiguration on =
        OrganizationConfiguration.decode("LOCAL,true,NONE").orElseThrow();
    FakeSecurityHub hub = new FakeSecurityHub(clock, FakeSecurityHub.enabled(on));
    GatedSecurityHub closed = new GatedSecurityHub(hub, () -> false);
    assertThat(closed.describe()).isEqualTo(hub.truth());
    assertThat(closed.findHomeRegion()).contains("eu-west-1");
    assertThat(closed.place()).isEqualTo(hub.place());
    assertThatThrownBy(() -> closed.update(on)).isInstanceOf(SecurityHubException.class);
    assertThat(hub.updates()).isEmpty();
    new GatedSecurityHub(hub, () -> true).update(on);
    assertThat(hub.updates()).hasSize(1);
  }
}

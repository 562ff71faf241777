package io.github.cdksecurityhub.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.Events;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log's lines, as docs/run/operations.md and docs/run/troubleshooting.md query them. */
class FunctionLogTest {
  private final FakeClock clock = new FakeClock();
  private final FakeContext context = new FakeContext(900_000);
  private final FunctionLog log =
      new FunctionLog(clock, context.getLogger()::log, context.getAwsRequestId());

  @AfterEach
  void everyLineIsOneObject() {
    context.assertEveryLineIsOneObject();
  }

  private List<Map<String, Object>> lines() {
    return context.lines.stream().map(Json::object).toList();
  }

  private void handle(FakeSecurityHub hub) throws IOException {
    try (RawServer server = new RawServer()) {
      byte[] event =
          Events.json(
              "Update",
              server.url() + "/?X-Amz-Signature=5ec2e7",
              "x",
              Events.properties(
                  "eu-west-1",
                  OrganizationConfiguration.decode("CENTRAL").orElseThrow(),
                  OnDelete.RESTORE));
      CustomResourceHandler.handle(
          new ByteArrayInputStream(event), context, place -> hub, Events.DEPLOYING, clock);
    }
  }

  private FakeSecurityHub hub() {
    return new FakeSecurityHub(
        clock,
        FakeSecurityHub.enabled(
            OrganizationConfiguration.decode("LOCAL,false,DEFAULT").orElseThrow()));
  }

  @Test
  void everyPhaseOfAnUpdateHasALine() throws IOException {
    handle(hub());
    assertThat(lines())
        .extracting(line -> line.get("phase"))
        .containsSubsequence("read", "observe", "diff", "apply", "await", "report");
    assertThat(lines())
        .allSatisfy(
            line ->
                assertThat(line)
                    .containsEntry("level", "INFO")
                    .containsEntry("requestType", "Update")
                    .containsEntry("logicalResourceId", "SecurityHubeuwest1")
                    .containsEntry("cloudFormationRequestId", "0f5c4b1e-request")
                    .containsEntry("region", "eu-west-1"));
  }

  @Test
  void theLastLineIsTheResultInThePhaseReport() throws IOException {
    handle(hub());
    assertThat(lines().get(lines().size() - 1))
        .containsEntry("phase", "report")
        .containsEntry("message", "SUCCESS: updated: ConfigurationType: LOCAL -> CENTRAL");
  }

  @Test
  void aFailedEventEndsWithALineOfTheLevelError() throws IOException {
    FakeSecurityHub hub = hub();
    hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed());
    handle(hub);
    Map<String, Object> last = lines().get(lines().size() - 1);
    assertThat(last).containsEntry("phase", "report").containsEntry("level", "ERROR");
    assertThat((String) last.get("message")).startsWith("FAILED: Cannot read the organization");
  }

  @Test
  void aStepIsLoggedWhenItEndsWithTheDurationOfItsPhase() {
    log.progress(Phase.OBSERVE, "reading");
    clock.advance(Duration.ofMillis(300));
    log.progress(Phase.OBSERVE, "retrying");
    log.progress(Phase.OBSERVE, "retrying");
    clock.advance(Duration.ofMillis(200));
    assertThat(log.pending()).isEqualTo("observe: retrying");
    log.progress(Phase.DIFF, "comparing");
    log.error("end");
    assertThat(lines())
        .extracting(line -> line.get("phase") + " " + line.get("durationMs"))
        .containsExactly("read 0", "observe 300", "observe 500", "diff 0");
    assertThat(lines())
        .extracting(line -> line.get("message"))
        .containsExactly("reading the event", "reading", "retrying", "end");
  }

  @Test
  void theCauseOfAFailureReachesTheLog() {
    SocketException cause = new SocketException("Connection reset");
    SecurityHubException failed =
        new SecurityHubException(ErrorFixtures.failure(FailureCause.CONNECTION_LOST), cause);
    log.failed(
        new ReconcileException(ApiOperation.DESCRIBE.action(), failed.failure(), "", failed));
    assertThat(lines()).hasSize(1);
    assertThat(lines().get(0)).containsEntry("level", "ERROR");
    assertThat((String) lines().get(0).get("message"))
        .contains("Caused by: java.net.SocketException: Connection reset", "at io.github");
  }

  @Test
  void textOfAnyUnicodeIsLogged() {
    for (String text : List.of("\ud800", "x\udc00y", "\ud83e\udd94", "\u0000\n\"", "漢")) {
      log.error(text);
    }
    assertThat(context.lines).hasSize(5);
    assertThat(lines().get(2)).containsEntry("message", "\ud83e\udd94");
  }

  @Test
  void aDriftCheckBeginsWithItsRegionAndItsRead() {
    log.inRegion("us-east-1").progress(Phase.OBSERVE, "reading what is live");
    log.progress(Phase.APPLY, "sending");
    assertThat(lines()).hasSize(1);
    assertThat(lines().get(0))
        .containsEntry("region", "us-east-1")
        .containsEntry("phase", "observe")
        .containsEntry("message", "reading what is live");
  }
}

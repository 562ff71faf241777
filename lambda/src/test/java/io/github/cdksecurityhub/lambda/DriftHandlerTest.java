package io.github.cdksecurityhub.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.drift.Drift;
import io.github.cdksecurityhub.lambda.drift.DriftEvent;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DriftHandlerTest {
  private static final String STACK = "arn:aws:cloudformation:eu-west-1:123456789012:stack/S/guid";
  private static final OrganizationConfiguration DECLARED =
      OrganizationConfiguration.decode("LOCAL,true,DEFAULT").orElseThrow();
  private static final OrganizationConfiguration FOREIGN =
      OrganizationConfiguration.decode("LOCAL,false,DEFAULT").orElseThrow();

  private final FakeClock clock = new FakeClock();
  private final FakeContext context = new FakeContext(300_000);
  private final FakeSecurityHub hub = new FakeSecurityHub(clock, FakeSecurityHub.enabled(DECLARED));
  private final List<String> published = new ArrayList<>();
  private final FakeSecurityHub other =
      new FakeSecurityHub(
          clock,
          new AccountRegion(FakeSecurityHub.ACCOUNT, "eu-west-2"),
          FakeSecurityHub.enabled(DECLARED));
  private final DriftHandler handler =
      new DriftHandler(
          place -> place.region().equals("eu-west-1") ? hub : other,
          (place, retries) -> {
            throw new AssertionError("no policy is declared");
          });
  private int mostAccepted = Integer.MAX_VALUE;

  @BeforeEach
  void theStackOwnsBothRegions() {
    Owner owner = new Owner(STACK, "SecurityHub", "0f5c4b1e");
    Map<String, String> tags =
        OwnershipTags.write(Ownership.claimedBy(owner, Optional.of(FOREIGN)));
    hub.setTags(tags);
    other.setTags(tags);
  }

  private String resources = "";
  private String event = "{}";

  private void run(boolean heals) throws IOException {
    String declared = "eu-west-1=LOCAL,true,DEFAULT;eu-west-2=LOCAL,true,DEFAULT";
    handler.handle(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
        context,
        Map.of(
            "SCHEMA_VERSION",
            "1",
            "STACK_ID",
            STACK,
            "HEAL",
            String.valueOf(heals),
            "DECLARED",
            declared,
            "RESOURCES",
            resources),
        stackId -> new StackStatus("CREATE_COMPLETE", Optional.empty(), ""),
        stackId -> {
          throw new AssertionError("nothing is declared for which the template is read");
        },
        this::publish,
        clock);
  }

  private void publish(List<DriftEvent> events, Instant end) throws IOException {
    while (!events.isEmpty()) {
      if (published.size() >= mostAccepted) {
        throw new IOException("HTTP status 503");
      }
      Drift drift = events.remove(0).drift();
      published.add(drift.place().region() + " " + drift.status());
    }
  }

  private void runFails(boolean heals) {
    assertThatThrownBy(() -> run(heals))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("503");
  }

  @Test
  void noDriftIsALineOfMetricsAndNoEvent() throws Exception {
    run(false);

    assertThat(context.lines).hasSize(2);
    assertThat(context.log()).contains("\"Drift\":0", "is as declared: LOCAL,true,DEFAULT");
    assertThat(published).isEmpty();
  }

  @Test
  void driftIsLoggedAndPublishedAndNothingWritten() throws Exception {
    hub.foreignWrite(FOREIGN);

    run(false);

    assertThat(context.log()).contains("\"Drift\":1", "AutoEnable is false, declared true");
    assertThat(published).containsExactly("eu-west-1 DRIFTED");
    assertThat(hub.updates()).isEmpty();
  }

  @Test
  void aHealIsLoggedStepByStep() throws Exception {
    hub.foreignWrite(FOREIGN);

    run(true);

    assertThat(published).containsExactly("eu-west-1 HEALED");
    assertThat(context.log())
        .contains("\"region\":\"eu-west-1\"", "sending LOCAL,true,DEFAULT", "\"Healed\":1");
    assertThat(hub.truth().toConfiguration()).isEqualTo(DECLARED);
  }

  @Test
  void aResultThatCannotBePublishedFailsTheInvocation() {
    hub.foreignWrite(FOREIGN);
    mostAccepted = 0;

    runFails(false);

    assertThat(context.log()).contains("\"Drift\":1");
  }

  @Test
  void aHealThatCouldNotBePublishedIsPublishedByTheRepeat() throws Exception {
    hub.foreignWrite(FOREIGN);
    mostAccepted = 0;
    runFails(true);
    int requests = hub.requests().size();
    mostAccepted = Integer.MAX_VALUE;

    run(true);

    assertThat(published).containsExactly("eu-west-1 HEALED");
    assertThat(hub.requests()).as("it is not checked again").hasSize(requests);
  }

  @Test
  void aRepeatSendsNothingTwice() throws Exception {
    hub.foreignWrite(FOREIGN);
    other.foreignWrite(FOREIGN);
    mostAccepted = 1;
    runFails(false);
    mostAccepted = Integer.MAX_VALUE;

    run(false);

    assertThat(published).containsExactly("eu-west-1 DRIFTED", "eu-west-2 DRIFTED");
  }

  @Test
  void anotherRunPublishesTheHealAndChecksAnew() throws Exception {
    hub.foreignWrite(FOREIGN);
    mostAccepted = 0;
    runFails(true);
    other.foreignWrite(FOREIGN);
    mostAccepted = Integer.MAX_VALUE;
    context.requestId = "another";

    run(false);
    run(false);

    assertThat(published).containsExactly("eu-west-1 HEALED", "eu-west-2 DRIFTED");
  }

  @Test
  void anotherRunDoesNotRepeatDriftThatIsGone() throws Exception {
    hub.foreignWrite(FOREIGN);
    mostAccepted = 0;
    runFails(false);
    hub.foreignWrite(DECLARED);
    mostAccepted = Integer.MAX_VALUE;
    context.requestId = "another";

    run(false);

    assertThat(published).isEmpty();
  }

  @Test
  void aRunThatFailsBeforeARepeatLosesNoDrift() throws Exception {
    hub.foreignWrite(FOREIGN);
    mostAccepted = 0;
    runFails(false);
    mostAccepted = Integer.MAX_VALUE;
    String repeated = context.requestId;
    context.requestId = "another";
    event = "no JSON";
    assertThatThrownBy(() -> run(false)).isInstanceOf(IOException.class);

    context.requestId = repeated;
    event = "{}";
    run(false);

    assertThat(published).containsExactly("eu-west-1 DRIFTED");
  }

  @Test
  void whatWasHealedIsReportedWhereTheRestOfTheRunFails() throws Exception {
    hub.foreignWrite(FOREIGN);
    resources = "AWS::SecurityHub::ConfigurationPolicy";
    assertThatThrownBy(() -> run(true)).hasMessageContaining("Cannot check central configuration");
    assertThat(context.log()).contains("It was reverted.");

    resources = "";
    run(true);
    assertThat(published).containsExactly("eu-west-1 HEALED");
  }
}

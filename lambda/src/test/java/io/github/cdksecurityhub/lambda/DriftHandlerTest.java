package io.github.cdksecurityhub.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DriftHandlerTest {
  private static final OrganizationConfiguration DECLARED =
      OrganizationConfiguration.decode("LOCAL,true,DEFAULT").orElseThrow();
  private static final OrganizationConfiguration FOREIGN =
      OrganizationConfiguration.decode("LOCAL,false,DEFAULT").orElseThrow();

  private final FakeClock clock = new FakeClock();
  private final FakeContext context = new FakeContext(300_000);
  private final FakeSecurityHub hub = new FakeSecurityHub(clock, FakeSecurityHub.enabled(DECLARED));
  private final List<String> published = new ArrayList<>();
  private boolean eventBridgeIsDown;

  private void run(boolean heals) throws IOException {
    new DriftHandler(place -> hub)
        .handle(
            new ByteArrayInputStream(new byte[0]),
            context,
            Map.of(
                "SCHEMA_VERSION",
                "1",
                "STACK_ID",
                "arn:aws:x:y:z",
                "HEAL",
                String.valueOf(heals),
                "DECLARED",
                "eu-west-1=" + DECLARED.encoded()),
            stackId -> new StackStatus("CREATE_COMPLETE", Optional.empty(), ""),
            this::publish,
            clock);
  }

  private void publish(List<String> details) throws IOException {
    if (eventBridgeIsDown) {
      throw new IOException("HTTP status 503");
    }
    published.addAll(details);
  }

  @Test
  void noDriftIsALineOfMetricsAndNoEvent() throws Exception {
    run(false);

    assertThat(context.lines).hasSize(1);
    assertThat(context.log()).contains("\"Drift\":0", "is as declared: LOCAL,true,DEFAULT");
    assertThat(published).isEmpty();
  }

  @Test
  void driftIsLoggedAndPublishedAndNothingWritten() throws Exception {
    hub.foreignWrite(FOREIGN);

    run(false);

    assertThat(context.log()).contains("\"Drift\":1", "AutoEnable: false -> true");
    assertThat(published).singleElement().asString().contains("\"state\":\"DRIFTED\"");
    assertThat(published).singleElement().asString().contains("\"stackId\":\"arn:aws:x:y:z\"");
    assertThat(hub.updates()).isEmpty();
  }

  @Test
  void aHealIsLoggedStepByStep() throws Exception {
    hub.foreignWrite(FOREIGN);

    run(true);

    assertThat(published).singleElement().asString().contains("\"state\":\"HEALED\"");
    assertThat(context.log())
        .contains("\"region\":\"eu-west-1\"", "sending LOCAL,true,DEFAULT", "\"Healed\":1");
    assertThat(hub.truth().toConfiguration()).isEqualTo(DECLARED);
  }

  @Test
  void aResultThatCannotBePublishedFailsTheInvocation() {
    hub.foreignWrite(FOREIGN);
    eventBridgeIsDown = true;

    assertThatThrownBy(() -> run(false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("503");
    assertThat(context.log()).contains("\"Drift\":1");
  }
}

package io.github.cdksecurityhub.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.drift.HealCooldown;
import io.github.cdksecurityhub.lambda.drift.StackStatus;
import io.github.cdksecurityhub.lambda.drift.Surroundings;
import io.github.cdksecurityhub.lambda.drift.WatchedRegions;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DriftInvocationTest {
  private static final OrganizationConfiguration DECLARED =
      OrganizationConfiguration.decode("LOCAL,true,DEFAULT").orElseThrow();
  private static final OrganizationConfiguration FOREIGN =
      OrganizationConfiguration.decode("LOCAL,false,DEFAULT").orElseThrow();

  private final FakeClock clock = new FakeClock();
  private final FakeContext context = new FakeContext(300_000);
  private final FakeSecurityHub hub = new FakeSecurityHub(clock, FakeSecurityHub.enabled(DECLARED));
  private final List<String> told = new ArrayList<>();
  private boolean busIsDown;

  private final Surroundings surroundings =
      new Surroundings() {
        @Override
        public StackStatus standing() {
          return new StackStatus("CREATE_COMPLETE", "");
        }

        @Override
        public void tell(List<String> details) throws IOException {
          if (busIsDown) {
            throw new IOException("HTTP status 503");
          }
          told.addAll(details);
        }
      };

  private void run(boolean heals) throws IOException {
    WatchedRegions watch =
        new WatchedRegions("arn:aws:x:y:z", heals, Map.of(hub.place().region(), DECLARED));
    new DriftInvocation(clock, watch, context, new HealCooldown())
        .run(new ByteArrayInputStream(new byte[0]), place -> hub, surroundings);
  }

  @Test
  void noDriftIsALineOfMetricsAndNoEvent() throws Exception {
    run(false);

    assertThat(context.lines).hasSize(1);
    assertThat(context.log()).contains("\"Drift\":0", "is as declared: LOCAL,true,DEFAULT");
    assertThat(told).isEmpty();
  }

  @Test
  void driftIsInTheLogAndOnTheBus() throws Exception {
    hub.foreignWrite(FOREIGN);

    run(false);

    assertThat(context.log()).contains("\"Drift\":1", "AutoEnable: false -> true");
    assertThat(told).singleElement().asString().contains("\"state\":\"DRIFTED\"");
    assertThat(hub.updates()).isEmpty();
  }

  @Test
  void aHealIsLoggedStepByStep() throws Exception {
    hub.foreignWrite(FOREIGN);

    run(true);

    assertThat(told).singleElement().asString().contains("\"state\":\"HEALED\"");
    assertThat(context.log())
        .contains("\"region\":\"eu-west-1\"", "sending LOCAL,true,DEFAULT", "\"Healed\":1");
    assertThat(hub.truth().asDeclared()).isEqualTo(DECLARED);
  }

  @Test
  void whatCannotBeToldFailsTheRunSoThatLambdaRepeatsIt() {
    hub.foreignWrite(FOREIGN);
    busIsDown = true;

    assertThatThrownBy(() -> run(false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("503");
    assertThat(context.log()).contains("\"Drift\":1");
  }
}

package io.github.cdksecurityhub.local.endtoend;

import static io.github.cdksecurityhub.local.endtoend.WatchedStack.HERE;
import static io.github.cdksecurityhub.local.endtoend.WatchedStack.THERE;
import static io.github.cdksecurityhub.local.endtoend.WatchedStack.declaring;
import static io.github.cdksecurityhub.local.endtoend.WatchedStack.example;
import static io.github.cdksecurityhub.local.endtoend.WatchedStack.touchedIn;
import static io.github.cdksecurityhub.local.endtoend.WatchedStack.without;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.run.EditedTemplate;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.Calls;
import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.HubSettings;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.Operation;
import io.github.cdksecurityhub.local.securityhub.RegionHandle;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Heals of the packaged function beside deployments, foreign writes and what a heal can't make. */
@Timeout(180)
class HealTest {
  private static final LiveConfiguration FOREIGN =
      LiveConfiguration.local(false, AutoEnableStandards.NONE);
  private static final String DECLARED = "LOCAL,true,DEFAULT";

  private final WatchedStack stack = new WatchedStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  private Calls updates(String region) {
    return stack.aws().securityHub().in(region).calls().updates();
  }

  @Test
  void aDeploymentDuringAThrottledHealIsNotOverwritten() throws Exception {
    assertThat(stack.deploy(example(true))).isEqualTo(StackStatus.CREATE_COMPLETE);
    var script = stack.aws().securityHub().in(HERE).on(Operation.UPDATE_ORGANIZATION_CONFIGURATION);
    script.failForEver(Fault.throttled());
    int before = updates(HERE).count();
    stack.write(HERE, FOREIGN);
    stack.await(() -> updates(HERE).count() > before);

    // What the drift event advises: declare what is live. There is nothing to write.
    EditedTemplate accepted =
        declaring(
            example(true).local("false", "NONE"),
            HERE + "=LOCAL,false,NONE;" + THERE + "=LOCAL,false,NONE");
    assertThat(stack.deploy(accepted)).isEqualTo(StackStatus.UPDATE_COMPLETE);
    script.clear();
    int refused = updates(HERE).count();
    stack.quiet();

    assertThat(stack.live(HERE)).isEqualTo("LOCAL,false,NONE");
    assertThat(updates(HERE).count()).as("no update after the deployment").isEqualTo(refused);
    assertThat(stack.states()).isEmpty();
    assertThat(stack.log()).contains("\"state\":\"DEPLOYING\"").doesNotContain("HEALED");

    stack.tick();
    assertThat(stack.states()).as("the next run is of the new declaration").isEmpty();
  }

  @Test
  void aHealDuringADeploymentWaitsForTheNextRun() throws Exception {
    stack.deploy(example(true));
    stack
        .aws()
        .securityHub()
        .in(THERE)
        .on(Operation.DESCRIBE_ORGANIZATION_CONFIGURATION)
        .beforeNext(() -> stack.write(HERE, FOREIGN))
        .fail(Fault.late(Duration.ofSeconds(6)));
    int before = updates(HERE).count();

    assertThat(stack.deploy(touchedIn(THERE, example(true))))
        .isEqualTo(StackStatus.UPDATE_COMPLETE);
    stack.quiet();
    assertThat(updates(HERE).count()).isEqualTo(before);
    assertThat(stack.states()).isEmpty();

    stack.tick();
    assertThat(stack.states()).containsExactly(HERE + " HEALED by SCHEDULE");
    assertThat(stack.live(HERE)).isEqualTo(DECLARED);
  }

  @Test
  void aFunctionThatOutlivesItsStackHealsNothing() throws Exception {
    stack.deploy(WatchedStack.retained(example(true)));
    stack.quiet();
    assertThat(stack.aws().cloudFormation().delete(WatchedStack.NAME).status())
        .isEqualTo(StackStatus.DELETE_COMPLETE);
    stack.quiet();
    int before = updates(HERE).count();

    stack.tick();

    assertThat(stack.states())
        .containsExactly(HERE + " NOT_HEALED by SCHEDULE", THERE + " NOT_HEALED by SCHEDULE");
    assertThat(stack.details().get(0).path("message").asText())
        .contains("The stack is DELETE_COMPLETE");
    assertThat(updates(HERE).count()).isEqualTo(before);
  }

  /** Lambda repeats a run that failed, in the same instance of the function. */
  @Test
  void aHealThatCouldNotBePublishedIsPublishedByTheRepeat() throws Exception {
    stack.deploy(example(true).functionTimeout(24));
    stack.aws().events().down(true);

    stack.write(HERE, FOREIGN);
    stack.await(() -> !stack.runs().isEmpty() && stack.runs().get(0).attempts().size() == 2);
    stack.aws().events().down(false);
    stack.quiet();

    assertThat(stack.states()).containsExactly(HERE + " HEALED by CHANGE");
    assertThat(stack.live(HERE)).isEqualTo(DECLARED);
    assertThat(stack.runs()).hasSize(1);
  }

  @Test
  void aVanishedAggregatorIsReportedWithWhatToDo() throws Exception {
    stack.aws().securityHub().organization().aggregate(HERE);
    EditedTemplate central = declaring(without(THERE, example(true)).central(), HERE + "=CENTRAL");
    assertThat(stack.deploy(central)).isEqualTo(StackStatus.CREATE_COMPLETE);
    stack.tick();
    assertThat(stack.states()).isEmpty();

    stack.aws().securityHub().organization().removeAggregator();
    stack.tick();

    assertThat(stack.states()).containsExactly(HERE + " NOT_HEALED by SCHEDULE");
    JsonNode detail = stack.details().get(0);
    assertThat(detail.path("changes").toString())
        .contains("{\"field\":\"HomeRegion\",\"live\":\"none\",\"declared\":\"us-east-1\"}");
    assertThat(detail.path("message").asText()).contains("CreateFindingAggregator");
    DriftTest.assertFitsTheSchema(detail);
  }

  /** The drift example declares consolidated findings (R42). */
  @Test
  void aSettingOfTheHubThatWasChangedIsHealed() throws Exception {
    assertThat(stack.deploy(example(true))).isEqualTo(StackStatus.CREATE_COMPLETE);
    RegionHandle here = stack.aws().securityHub().in(HERE);

    here.configureHub(new HubSettings(false, HubSettings.Generator.STANDARD_CONTROL));
    stack.tick();

    assertThat(here.hubSettings())
        .isEqualTo(new HubSettings(false, HubSettings.Generator.SECURITY_CONTROL));
    assertThat(stack.states()).contains(HERE + " HEALED by SCHEDULE");
    JsonNode detail = stack.details().get(0);
    assertThat(detail.path("changes").toString())
        .contains("ControlFindingGenerator", "STANDARD_CONTROL", "SECURITY_CONTROL");
    DriftTest.assertFitsTheSchema(detail);
  }
}

package io.github.cdksecurityhub.local.endtoend;

import static io.github.cdksecurityhub.local.kit.HandlerStack.local;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.securityhub.RegionHandle;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A Region goes to another stack, which has to ask for it. Each test has a Region of its own. */
@Order(1)
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class TakeoverTest {
  private static final String FRESH = "LOCAL,false,DEFAULT";
  private static final String WANTED = "LOCAL,true,NONE";

  private static HostedHandler handler;

  @BeforeAll
  static void start() throws Exception {
    handler = HostedHandler.start(60, CloudFormationOptions.DEFAULT);
  }

  @AfterAll
  static void stop() {
    handler.close();
  }

  private static RegionHandle in(String region) {
    return handler.hub().in(region);
  }

  private static String live(String region) {
    return Live.summary(in(region).live());
  }

  private static Map<String, String> takingOver(Map<String, String> properties) {
    properties.put("TakeOver", "true");
    return properties;
  }

  private static String stackId(String stack) {
    return handler.cloudFormation().describe(stack).orElseThrow().id();
  }

  private static void assertStatus(StackOutcome outcome, StackStatus status) {
    assertThat(outcome.status()).as(outcome.firstFailure()).isEqualTo(status);
  }

  private static String outcomeOf(StackOutcome outcome) {
    return outcome.exchanges().get(0).responses().get(0).at("/Data/Outcome").asText();
  }

  @Test
  void whatAnotherStackManagesIsRefusedByItsNameUntilItIsTakenOver() throws Exception {
    String region = "us-east-2";
    assertStatus(handler.deploy("Old", local(region, true, "NONE")), StackStatus.CREATE_COMPLETE);
    StackOutcome refused = handler.deploy("New", local(region, true, "NONE"));
    assertStatus(refused, StackStatus.ROLLBACK_COMPLETE);
    assertThat(refused.firstFailure())
        .contains("managed by the resource One of the stack " + stackId("Old"), "takeOver()");
    assertStatus(
        handler.deploy("New", takingOver(local(region, true, "NONE"))),
        StackStatus.CREATE_COMPLETE);

    StackOutcome deleted = handler.cloudFormation().delete("Old");
    assertStatus(deleted, StackStatus.DELETE_COMPLETE);
    assertThat(outcomeOf(deleted)).isEqualTo("left");
    assertThat(live(region)).isEqualTo(WANTED);
    assertThat(in(region).calls().updates().count()).isEqualTo(1);
    assertThat(Tags.stackOf(in(region))).isEqualTo(stackId("New"));

    assertStatus(
        handler.deploy("New", local(region, true, "DEFAULT")), StackStatus.UPDATE_COMPLETE);
    assertStatus(handler.cloudFormation().delete("New"), StackStatus.DELETE_COMPLETE);
    assertThat(live(region)).isEqualTo(FRESH);
    assertThat(in(region).tags().current()).isEmpty();
  }

  /** The way out that the reason names: the stack that lost the Region goes on without it. */
  @Test
  void anUpdateOfARegionThatAnotherStackTookIsRefused() throws Exception {
    String region = "ca-central-1";
    assertStatus(handler.deploy("Lost", local(region, true, "NONE")), StackStatus.CREATE_COMPLETE);
    assertStatus(
        handler.deploy("Won", takingOver(local(region, true, "NONE"))),
        StackStatus.CREATE_COMPLETE);

    StackOutcome refused = handler.deploy("Lost", local(region, true, "DEFAULT"));

    assertStatus(refused, StackStatus.UPDATE_ROLLBACK_FAILED);
    assertThat(refused.firstFailure())
        .contains(stackId("Won"), "continue-update-rollback --resources-to-skip One");
    assertStatus(
        handler.cloudFormation().continueUpdateRollback("Lost", Set.of("One")),
        StackStatus.UPDATE_ROLLBACK_COMPLETE);
    assertStatus(handler.cloudFormation().delete("Lost"), StackStatus.DELETE_COMPLETE);
    assertThat(live(region)).isEqualTo(WANTED);
    assertThat(Tags.stackOf(in(region))).isEqualTo(stackId("Won"));
  }
}

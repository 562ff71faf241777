package io.github.cdksecurityhub.local.endtoend;

import static io.github.cdksecurityhub.local.securityhub.Operation.UPDATE_ORGANIZATION_CONFIGURATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.kit.HandlerStack;
import io.github.cdksecurityhub.local.lambda.HeldEvents;
import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.RegionHandle;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * One Region fails while the function still works on another, and CloudFormation cancels that; its
 * run goes on, and must not outlive the rollback.
 */
@Order(2)
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class InFlightTest {
  private static final Fault REFUSED = Fault.error(400, "InvalidInputException", "Not today.");
  private static final String STACK = "Stack";

  private HostedHandler handler;
  private RegionHandle bad;
  private RegionHandle slow;

  @BeforeEach
  void start() throws InterruptedException {
    handler = HostedHandler.start(120, CloudFormationOptions.DEFAULT);
    bad = handler.hub().in("eu-west-1");
    slow = handler.hub().in("us-west-2");
  }

  @AfterEach
  void stop() {
    handler.close();
  }

  private StackOutcome deploy(String standards) throws InterruptedException {
    Map<String, Map<String, String>> configurations = new TreeMap<>();
    configurations.put("Bad", HandlerStack.local(bad.region(), true, standards));
    configurations.put("Slow", HandlerStack.local(slow.region(), true, standards));
    Template template = handler.template(configurations);
    return handler.cloudFormation().deploy(STACK, template);
  }

  /** The bad Region's event waits in the queue until the slow one writes, and is refused then. */
  private void failBadOnceSlowWrites() {
    HeldEvents held =
        handler.aws().lambda().hold(CustomResourceExchange.deliveries("Update", "Bad"));
    slow.on(UPDATE_ORGANIZATION_CONFIGURATION).beforeNext(held::close);
    failBad();
  }

  private void failBad() {
    bad.on(UPDATE_ORGANIZATION_CONFIGURATION).fail(REFUSED);
  }

  private void awaitQuiet() throws InterruptedException {
    handler.aws().lambda().awaitQuiet(Duration.ofSeconds(120));
  }

  private String live() {
    return Live.summary(slow.live());
  }

  private long writes() {
    return slow.calls().updates().thatTookEffect().count();
  }

  /** It is still trying to write when it is cancelled, and would succeed after the rollback. */
  @Test
  void anUpdateThatIsCancelledDoesNotWriteAfterItWasUndone() throws Exception {
    deploy("NONE");
    failBadOnceSlowWrites();
    slow.on(UPDATE_ORGANIZATION_CONFIGURATION).failForEver(Fault.throttled());
    StackOutcome outcome = deploy("DEFAULT");
    assertThat(outcome.status())
        .as(outcome.firstFailure())
        .isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
    slow.on(UPDATE_ORGANIZATION_CONFIGURATION).clear();
    awaitQuiet();
    assertThat(writes()).isEqualTo(1);
    assertThat(live()).isEqualTo("LOCAL,true,NONE");
    assertThat(slow.tags().current()).doesNotContainKey(Tags.WRITER);
  }

  @Test
  void aCreateThatWaitedInTheQueueTouchesNothingAfterTheRollback() throws Exception {
    failBad();
    StackOutcome outcome;
    try (HeldEvents late =
        handler.aws().lambda().hold(CustomResourceExchange.deliveries("Create", "Slow"))) {
      outcome = deploy("NONE");
      assertThat(outcome.status()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
      assertThat(late).as("delivered only now").isNotNull();
    }
    awaitQuiet();

    assertThat(writes()).isZero();
    assertThat(slow.tags().current()).isEmpty();
    assertThat(outcome.exchanges())
        .filteredOn(e -> e.requestType().equals("Create") && e.logicalId().equals("Slow"))
        .singleElement()
        .satisfies(
            e ->
                assertThat(e.responses().get(0).path("Reason").asText())
                    .contains(
                        "no longer waits for this event (the status is now DELETE_COMPLETE)"));
  }
}

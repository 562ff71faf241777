package io.github.cdksecurityhub.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.Call;
import io.github.cdksecurityhub.local.securityhub.Knob;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.Operation;
import io.github.cdksecurityhub.local.securityhub.Variant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thirty-three Regions in one stack, under the quotas that accounts have (R5, R38). */
@Tag("faults")
@Timeout(180)
@Isolated("What it measures takes the whole machine.")
class QuotaAndLoadTest {
  private static final List<String> REGIONS = ThirtyThreeRegions.NAMES;

  /** Regions where others have used up what is allowed whenever the function comes. */
  private static final List<String> CROWDED = REGIONS.subList(0, 9);

  private static LocalAws start(int quota) throws InterruptedException {
    LocalAws aws =
        LocalAws.start(LambdaOptions.DEFAULT.withConcurrency(quota), CloudFormationOptions.DEFAULT);
    LocalSecurityHub hub = aws.securityHub().set(Knob.THROTTLING, Variant.Throttling.TEN_A_SECOND);
    // Every third Region had something else, every third is as wanted, the others are fresh.
    for (int i = 0; i < REGIONS.size(); i += 3) {
      hub.in(REGIONS.get(i)).configure(LiveConfiguration.local(false, AutoEnableStandards.NONE));
      hub.in(REGIONS.get(i + 1))
          .configure(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT));
    }
    aws.cloudFormation().upload(ThirtyThreeRegions.assembly().assets());
    return aws;
  }

  private static Map<String, String> live(LocalAws aws) {
    return Live.in(aws.securityHub(), REGIONS);
  }

  private static void everyEventTookOneResponseOfOneRun(
      LocalAws aws, StackOutcome outcome, int events) throws InterruptedException {
    aws.lambda().awaitQuiet(Duration.ofSeconds(30));
    assertThat(outcome.exchanges()).hasSize(events);
    for (CustomResourceExchange exchange : outcome.exchanges()) {
      assertThat(exchange.responses()).as(exchange.logicalId()).hasSize(1);
      assertThat(exchange.refusals()).as(exchange.logicalId()).isEmpty();
      assertThat(exchange.invocations()).as(exchange.logicalId()).hasSize(1);
      assertThat(exchange.invocations().get(0).attempts()).as(exchange.logicalId()).hasSize(1);
    }
  }

  @ParameterizedTest(name = "with a quota of {0}")
  @ValueSource(ints = {10, 2, 1})
  void allRegionsConvergeAndGoBack(int quota) throws Exception {
    try (LocalAws aws = start(quota)) {
      aws.lambda().hook(new OtherCallers(aws.securityHub().endpoint(), CROWDED));
      Map<String, String> before = live(aws);
      StackOutcome created =
          aws.cloudFormation().deploy(ThirtyThreeRegions.STACK, ThirtyThreeRegions.independent());
      assertThat(created.status())
          .as(created.firstFailure())
          .isEqualTo(StackStatus.CREATE_COMPLETE);
      assertThat(Set.copyOf(live(aws).values())).containsExactly("LOCAL,true,DEFAULT");
      everyEventTookOneResponseOfOneRun(aws, created, REGIONS.size());
      assertThat(aws.lambda().instancesStarted()).isLessThanOrEqualTo(quota);

      StackOutcome deleted = aws.cloudFormation().delete(ThirtyThreeRegions.STACK);
      assertThat(deleted.status())
          .as(deleted.firstFailure())
          .isEqualTo(StackStatus.DELETE_COMPLETE);
      assertThat(live(aws)).isEqualTo(before);
      everyEventTookOneResponseOfOneRun(aws, deleted, REGIONS.size());
      oneWriteEachWay(aws, before, REGIONS);
      assertThat(throttled(aws)).as("calls of the handler that met 429").isPositive();
    }
  }

  private static void oneWriteEachWay(
      LocalAws aws, Map<String, String> before, List<String> regions) {
    for (String region : regions) {
      int writes = before.get(region).equals("LOCAL,true,DEFAULT") ? 0 : 2;
      assertThat(aws.securityHub().in(region).calls().updates().thatTookEffect().count())
          .as(region)
          .isEqualTo(writes);
    }
  }

  /** The others call DescribeHub alone. */
  private static long throttled(LocalAws aws) {
    return aws.securityHub().calls().stream()
        .filter(call -> !call.is(Operation.DESCRIBE_HUB))
        .map(Call::status)
        .filter(status -> status.orElse(0) == 429)
        .count();
  }

  @Test
  void whereTheLastRegionFailsAllOthersGoBack() throws Exception {
    try (LocalAws aws = start(4)) {
      aws.securityHub().in(ThirtyThreeRegions.LAST).unsubscribe();
      Map<String, String> before = live(aws);
      Template template = ThirtyThreeRegions.lastOneLast();
      StackOutcome outcome = aws.cloudFormation().deploy(ThirtyThreeRegions.STACK, template);
      assertThat(outcome.status()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
      assertThat(outcome.firstFailure())
          .contains(ThirtyThreeRegions.LAST, "Security Hub is not enabled", "EnableSecurityHub");
      assertThat(live(aws)).isEqualTo(before);
      everyEventTookOneResponseOfOneRun(aws, outcome, 2 * REGIONS.size());
      oneWriteEachWay(aws, before, REGIONS.subList(0, REGIONS.size() - 1));
      assertThat(aws.securityHub().in(ThirtyThreeRegions.LAST).calls().updates().list()).isEmpty();
    }
  }
}

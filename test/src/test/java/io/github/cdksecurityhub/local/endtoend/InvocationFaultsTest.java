package io.github.cdksecurityhub.local.endtoend;

import static io.github.cdksecurityhub.local.endtoend.HostedHandler.local;
import static io.github.cdksecurityhub.local.securityhub.Operation.DESCRIBE_ORGANIZATION_CONFIGURATION;
import static io.github.cdksecurityhub.local.securityhub.Operation.UPDATE_ORGANIZATION_CONFIGURATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.cloudformation.AnswerFault;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.lambda.AttemptHook;
import io.github.cdksecurityhub.local.lambda.FunctionDefinition;
import io.github.cdksecurityhub.local.lambda.Invocation;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can befall a function and its answer on the way; each test has a Region of its own. */
@Timeout(180)
class InvocationFaultsTest {

  private static final String FRESH = "LOCAL,false,DEFAULT";
  private static final String WANTED = "LOCAL,true,NONE";
  private static final Duration QUIET = Duration.ofSeconds(60);

  private static HostedHandler handler;
  private static LocalSecurityHub hub;

  @BeforeAll
  static void start() throws Exception {
    // A second of ServiceTimeout takes 250 ms: the 120 of these stacks take half a minute.
    CloudFormationOptions options =
        CloudFormationOptions.DEFAULT.withSecond(Duration.ofMillis(250));
    handler = HostedHandler.start(20, options);
    hub = handler.hub();
  }

  @AfterAll
  static void stop() {
    handler.close();
  }

  @AfterEach
  void calm() {
    handler.cloudFormation().faults(AnswerFault.Plan.NONE);
    handler.cloudFormation().deliveries(exchange -> LocalLambda.Delivery.ONCE);
    handler.aws().lambda().hook(AttemptHook.NONE);
    hub.clearScripts();
  }

  private static String live(String region) {
    return Live.summary(hub.in(region).live());
  }

  private static int effectiveWrites(String region) {
    return hub.in(region).calls().updates().thatTookEffect().count();
  }

  private static StackOutcome create(String region) throws InterruptedException {
    return handler.deploy("Stack-" + region, local(region, true, "NONE"));
  }

  /** Kills the instance that runs the next first attempt, once the runnable is called. */
  private static Runnable killer() {
    AtomicReference<AttemptHook.Kill> victim = new AtomicReference<>(() -> {});
    handler
        .aws()
        .lambda()
        .hook(
            new AttemptHook() {
              @Override
              public void started(Invocation invocation, Kill instance) {
                if (invocation.attempts().isEmpty()) {
                  victim.set(instance);
                }
              }
            });
    return () -> victim.get().kill();
  }

  @Test
  void aJvmKilledBeforeItWroteIsRunAgainAsIfNothingHadBeen() throws Exception {
    String region = "us-east-1";
    hub.in(region).on(DESCRIBE_ORGANIZATION_CONFIGURATION).afterNext(killer());
    StackOutcome outcome = create(region);
    handler.aws().lambda().awaitQuiet(QUIET);
    assertThat(outcome.status()).isEqualTo(StackStatus.CREATE_COMPLETE);
    assertThat(outcome.exchanges().get(0).invocations().get(0).attempts()).hasSize(2);
    assertThat(effectiveWrites(region)).isEqualTo(1);
    handler.cloudFormation().delete("Stack-" + region);
    assertThat(live(region)).isEqualTo(FRESH);
  }

  @Test
  void aJvmKilledAfterItWroteFindsItsOwnWorkAndKnowsIt() throws Exception {
    String region = "us-east-2";
    hub.in(region).on(UPDATE_ORGANIZATION_CONFIGURATION).afterNext(killer());
    StackOutcome outcome = create(region);
    assertThat(outcome.status()).isEqualTo(StackStatus.CREATE_COMPLETE);
    assertThat(effectiveWrites(region)).isEqualTo(1);
    assertThat(hub.in(region).tags().current())
        .containsEntry(Tags.PREVIOUS, "LOCAL/false/DEFAULT")
        .doesNotContainKey(Tags.WRITER);
    handler.cloudFormation().delete("Stack-" + region);
    assertThat(live(region)).isEqualTo(FRESH);
    assertThat(hub.in(region).tags().current()).isEmpty();
  }

  @Test
  void aFunctionThatRunsOutOfTimeStillAnswersOnce() throws Exception {
    String region = "us-west-1";
    handler
        .aws()
        .lambda()
        .hook(
            new AttemptHook() {
              @Override
              public Duration timeLimit(FunctionDefinition function, Invocation invocation) {
                return Duration.ofSeconds(10);
              }
            });
    hub.in(region)
        .on(DESCRIBE_ORGANIZATION_CONFIGURATION)
        .fail(Fault.lateAndUnprocessed(Duration.ofSeconds(13)));
    StackOutcome outcome = create(region);
    assertThat(outcome.status()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
    assertThat(outcome.firstFailure()).contains(region, "time");
    CustomResourceExchange exchange = outcome.exchanges().get(0);
    assertThat(exchange.answers()).hasSize(1);
    assertThat(exchange.took()).hasValueSatisfying(t -> assertThat(t.toSeconds()).isLessThan(30));
    assertThat(live(region)).isEqualTo(FRESH);
    handler.aws().lambda().awaitQuiet(QUIET);
    assertThat(exchange.invocations().get(0).attempts()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "us-west-2, UNAVAILABLE, 1",
    "eu-west-1, RESET, 1",
    "eu-west-2, RESPONSE_LOST, 2",
  })
  void anAnswerThatMeetsAFaultIsSentAgain(String region, AnswerFault fault, int answers)
      throws Exception {
    handler.cloudFormation().faults(AnswerFault.Plan.first(1, fault));
    StackOutcome outcome = create(region);
    handler.aws().lambda().awaitQuiet(QUIET);
    assertThat(outcome.status()).isEqualTo(StackStatus.CREATE_COMPLETE);
    CustomResourceExchange exchange = outcome.exchanges().get(0);
    assertThat(exchange.answers()).hasSize(answers);
    assertThat(Set.copyOf(exchange.answers())).hasSize(1);
    assertThat(exchange.invocations().get(0).attempts()).hasSize(1);
    assertThat(effectiveWrites(region)).isEqualTo(1);
  }

  /** With no answer, the Delete comes with a made-up id (R34): the tags say whose work it is. */
  @Test
  void anAnswerThatIsNeverTakenFailsEveryAttemptAndIsPutBack() throws Exception {
    String region = "eu-west-3";
    handler
        .aws()
        .lambda()
        .hook(
            new AttemptHook() {
              @Override
              public Duration timeLimit(FunctionDefinition function, Invocation invocation) {
                return Duration.ofSeconds(5);
              }
            });
    handler
        .cloudFormation()
        .faults(
            (exchange, put) ->
                exchange.requestType().equals("Create")
                    ? AnswerFault.UNAVAILABLE
                    : AnswerFault.NONE);
    StackOutcome outcome = create(region);
    handler.aws().lambda().awaitQuiet(QUIET);
    assertThat(outcome.status()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
    assertThat(outcome.firstFailure()).contains("did not receive a response");
    assertThat(outcome.exchanges().get(0).invocations().get(0).attempts())
        .hasSize(3)
        .noneMatch(attempt -> attempt.outcome().succeeded());
    assertThat(outcome.exchanges().get(1).text("PhysicalResourceId")).startsWith("Stack-");
    assertThat(effectiveWrites(region)).as("the write, and its undoing").isEqualTo(2);
    assertThat(live(region)).isEqualTo(FRESH);
    assertThat(hub.in(region).tags().current()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"eu-central-1, TWICE_IN_TURN", "eu-north-1, TWICE_CONCURRENTLY"})
  void anEventDeliveredTwiceConverges(String region, LocalLambda.Delivery delivery)
      throws Exception {
    handler.cloudFormation().deliveries(exchange -> delivery);
    StackOutcome outcome = create(region);
    handler.aws().lambda().awaitQuiet(QUIET);
    assertThat(outcome.status()).isEqualTo(StackStatus.CREATE_COMPLETE);
    assertThat(outcome.exchanges().get(0).answers()).hasSize(2);
    assertThat(live(region)).isEqualTo(WANTED);
  }

  @Test
  void aFailedUpdateIsPutBackOnceItsCauseIsGone() throws Exception {
    String good = "ap-south-1";
    String bad = "ap-southeast-1";
    handler.cloudFormation().deploy("Both", both(good, bad, "NONE"));
    hub.in(bad).unsubscribe();
    // Only once the other is done: a cancelled Update is InFlightTest's.
    hub.in(bad).on(DESCRIBE_ORGANIZATION_CONFIGURATION).beforeNext(() -> awaitUpdateOf("Good"));
    StackOutcome outcome = handler.cloudFormation().deploy("Both", both(good, bad, "DEFAULT"));
    // The Update back meets the same cause: CloudFormation leaves that to people.
    assertThat(outcome.status()).isEqualTo(StackStatus.UPDATE_ROLLBACK_FAILED);
    assertThat(outcome.firstFailure()).contains(bad, "EnableSecurityHub");
    assertThat(live(good)).isEqualTo(WANTED);
    hub.in(bad).subscribe();
    assertThat(handler.cloudFormation().continueUpdateRollback("Both", Set.of()).status())
        .isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
    assertThat(live(bad)).isEqualTo(WANTED);
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitUpdateOf(String logicalId) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < end
        && handler.cloudFormation().exchanges().stream()
            .filter(e -> e.requestType().equals("Update") && e.logicalId().equals(logicalId))
            .allMatch(e -> e.answers().isEmpty())) {
      pause();
    }
  }

  private static Template both(String good, String bad, String standards) {
    Map<String, Map<String, String>> configurations = new TreeMap<>();
    configurations.put("Good", local(good, true, standards));
    configurations.put("Bad", local(bad, true, standards));
    return handler.template(configurations);
  }

  @Test
  void aChangedRegionIsAnotherResourceAndTheOldOneIsPutBack() throws Exception {
    String from = "ap-northeast-1";
    String to = "ap-northeast-2";
    handler.deploy("Moving", local(from, true, "NONE"));
    StackOutcome outcome = handler.deploy("Moving", local(to, true, "NONE"));
    assertThat(outcome.status()).isEqualTo(StackStatus.UPDATE_COMPLETE);
    assertThat(outcome.exchanges())
        .extracting(CustomResourceExchange::requestType)
        .containsExactly("Update", "Delete");
    assertThat(live(from)).isEqualTo(FRESH);
    assertThat(live(to)).isEqualTo(WANTED);
  }
}

package io.github.cdksecurityhub.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.lambda.LocalLambda;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(180)
class ResponseEndpointTest {

  @RegisterExtension static final ScriptedStacks STACKS = new ScriptedStacks();

  private final LocalCloudFormation cloudFormation = STACKS.start(CloudFormationOptions.DEFAULT);

  @BeforeEach
  void timeOutWithLambda() {
    cloudFormation.timeOutWithLambda();
  }

  private CustomResourceExchange create(String stack, String onCreate) throws Exception {
    Template template =
        new TemplateBuilder()
            .retryAttempts(0)
            .custom("One", "OnCreate", onCreate)
            .after("One", "EventInvokeConfig")
            .build();
    return cloudFormation.deploy(stack, template).exchanges().get(0);
  }

  @Tag("R37")
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "chunked, 501 NotImplemented",
    "contentType, 403 SignatureDoesNotMatch: content-type",
    "decodedUrl, 403 SignatureDoesNotMatch: the URL",
    "long, 400 Response object is too long",
    "noId, 400 Invalid PhysicalResourceId",
    "longId, 400 Invalid PhysicalResourceId",
    "noReason, 400 FAILED without a Reason",
    "wrongRequest, 400 RequestId is not that of the event",
  })
  void aBadResponseIsRefusedAndDoesNotCount(String how, String refusal) throws Exception {
    CustomResourceExchange exchange = create("Refuses-" + how, how);
    exchange.invocations().get(0).await(Duration.ofSeconds(20));
    assertThat(exchange.refusals()).singleElement().asString().startsWith(refusal);
    assertThat(exchange.responses()).isEmpty();
    assertThat(exchange.took()).isEmpty();
  }

  @Test
  void theUrlIsSignedWhenTheEventIsSent() throws Exception {
    CustomResourceExchange exchange = create("Signed", "succeed");
    String signed = exchange.text("ResponseURL").replaceFirst(".*X-Amz-Date=([^&]*).*", "$1");
    Instant second = exchange.sent().truncatedTo(ChronoUnit.SECONDS);
    assertThat(LocalDateTime.parse(signed, DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")))
        .isBetween(utc(second.minusSeconds(1)), utc(second));
  }

  private static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  @Tag("R37")
  @Test
  void theFirstResponseCountsAndFurtherOnesAreSeen() throws Exception {
    CustomResourceExchange exchange = create("Twice", "twice");
    exchange.invocations().get(0).await(Duration.ofSeconds(20));
    assertThat(exchange.responses()).hasSize(2);
    assertThat(exchange.refusals()).isEmpty();
  }

  @Tag("R47")
  @ParameterizedTest
  @CsvSource({"UNAVAILABLE, 1", "REQUEST_TIMEOUT, 1", "RESET, 1", "RESPONSE_LOST, 2"})
  void faultsApplyToThePutsTheyAreMeantFor(ResponseFault fault, int responses) throws Exception {
    cloudFormation.faults(ResponseFault.Plan.first(1, fault));
    CustomResourceExchange exchange = create("Fault-" + fault, "stubborn");
    exchange.invocations().get(0).await(Duration.ofSeconds(20));
    cloudFormation.faults(ResponseFault.Plan.NONE);
    assertThat(exchange.responses()).hasSize(responses);
    assertThat(exchange.puts()).isEqualTo(2);
  }

  @Test
  void aResponseThatIsNeverTakenFailsTheResource() throws Exception {
    cloudFormation.faults(ResponseFault.Plan.always(ResponseFault.UNAVAILABLE));
    CustomResourceExchange exchange = create("Never", "stubborn");
    exchange.invocations().get(0).await(Duration.ofSeconds(20));
    cloudFormation.faults(ResponseFault.Plan.NONE);
    assertThat(exchange.responses()).isEmpty();
    assertThat(exchange.refusals()).isNotEmpty().allMatch("503 SlowDown"::equals);
  }

  @Test
  void oneEventCanReachTheFunctionTwice() throws Exception {
    cloudFormation.deliveries(exchange -> LocalLambda.Delivery.TWICE_IN_TURN);
    CustomResourceExchange exchange = create("Delivered-twice", "succeed");
    cloudFormation.deliveries(e -> LocalLambda.Delivery.ONCE);
    for (var invocation : exchange.invocations()) {
      invocation.await(Duration.ofSeconds(20));
    }
    assertThat(exchange.invocations()).hasSize(2);
    assertThat(exchange.responses()).hasSize(2);
  }
}

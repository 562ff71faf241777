package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.Response.Status;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to few, each once: several things at a time, and in the wrong order. */
class RareCircumstancesTest {

  private static io.github.cdksecurityhub.lambda.model.ConfigurationStatus status(String word) {
    return new io.github.cdksecurityhub.lambda.model.ConfigurationStatus(word);
  }

  @Test
  void securityHubDisabledBetweenWriteAndProofFailsTheCreateAndItsDeleteTouchesNothing() {
    LifecycleScenario run = LifecycleScenario.where(OFF);
    run.hub.afterUpdate(
        () -> run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed()));
    Response create = run.create(ON);
    assertThat(create.status()).isEqualTo(Status.FAILED);
    assertThat(create.reason())
        .contains("confirm", ErrorFixtures.NOT_SUBSCRIBED, "EnableSecurityHub");
    assertThat(create.physicalResourceId()).isEqualTo(ID + "LOCAL,false,DEFAULT");
    Response delete = run.delete(create.physicalResourceId(), ON, OnDelete.RESTORE);
    assertThat(delete.status()).isEqualTo(Status.SUCCESS);
    assertThat(delete.reason()).startsWith("left: ");
    assertThat(run.hub.updates()).hasSize(1);
  }

  @Test
  void securityHubDisabledBetweenWriteAndProofOfADeleteEndsIt() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.afterUpdate(
        () -> run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed()));
    Response delete = run.delete(ID + "LOCAL,false,DEFAULT", ON, OnDelete.RESTORE);
    assertThat(delete.status()).isEqualTo(Status.SUCCESS);
    assertThat(delete.reason()).contains(ErrorFixtures.NOT_SUBSCRIBED);
  }

  @Test
  void anUpdateInWhichOnlyOnDeleteChangesReadsOnceAndWritesNothing() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    Response answer = run.of("Update", ID + "LOCAL,false,DEFAULT", ON, OnDelete.RETAIN);
    assertThat(answer.reason()).isEqualTo("unchanged");
    assertThat(answer.physicalResourceId()).isEqualTo(ID + "LOCAL,false,DEFAULT");
    assertThat(run.hub.requests()).hasSize(1);
  }

  @Test
  void centralFoundFailedAtCreateIsSentOnceAndRemembered() {
    LifecycleScenario run =
        LifecycleScenario.where(FakeSecurityHub.live(CENTRAL, status("FAILED"), "of yesterday"));
    Response answer = run.create(CENTRAL);
    assertThat(answer.status()).isEqualTo(Status.SUCCESS);
    assertThat(answer.physicalResourceId()).isEqualTo(ID + "CENTRAL");
    assertThat(answer.data()).containsEntry("Changes", "Status: FAILED -> ENABLED");
    assertThat(run.hub.updates()).hasSize(1);
  }

  /** CloudFormation deletes a stack's aggregator only after what depends on it, but others may. */
  @Test
  void centralThatCannotBePutBackWithoutAnAggregatorNamesBothWaysOut() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.homeRegion(Optional.empty());
    Response answer = run.delete(ID + "CENTRAL", ON, OnDelete.RESTORE);
    assertThat(answer.status()).isEqualTo(Status.FAILED);
    assertThat(answer.reason()).contains("CreateFindingAggregator", "--retain-resources");
    assertThat(run.hub.updates()).isEmpty();
  }

  @Test
  void centralThatCannotBePutBackFromHereNamesTheHomeRegion() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.homeRegion(Optional.of("us-east-1"));
    Response answer = run.delete(ID + "CENTRAL", ON, OnDelete.RESTORE);
    assertThat(answer.reason()).contains("us-east-1", "--retain-resources");
    assertThat(run.hub.updates()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "111122223333/eu-west-1/securityhub-organization-configuration/LOCAL,false,DEFAULT",
        "123456789012/us-east-1/securityhub-organization-configuration/LOCAL,false,DEFAULT",
        "123456789012/eu-west-1/securityhub-organization-configuration/LOCAL,false,DEFAULT ",
        "123456789012/eu-west-1/securityhub-organization-configuration/local,false,default",
        "123456789012/eu-west-1/securityhub-organization-configuration/CENTRAL,false,NONE",
        "S-SecurityHubeuwest1-1QZ3V7Y6M8B2K"
      })
  void anIdThatIsNotExactlyOursDeletesNothing(String id) {
    LifecycleScenario run = LifecycleScenario.where(ON);
    Response answer = run.delete(id, ON, OnDelete.RESET);
    assertThat(answer.status()).isEqualTo(Status.SUCCESS);
    assertThat(answer.physicalResourceId()).isEqualTo(id);
    assertThat(run.hub.requests()).isEmpty();
  }

  @Test
  void aStatusMessageOfAHundredThousandCharactersIsAnsweredAndSaysTheCauseFirst() {
    for (String letter : new String[] {"x", "🦔"}) {
      String message = letter.repeat(100_000);
      LifecycleScenario run = LifecycleScenario.where(OFF);
      run.hub.settle(Duration.ofSeconds(2), status("FAILED"), message);
      CustomResourceEvent event =
          Events.event("Create", "", Events.properties("eu-west-1", CENTRAL, OnDelete.RESET));
      byte[] body = ResponseSerializer.write(event, run.of(event));
      Map<String, Object> json = io.github.cdksecurityhub.lambda.Json.object(body);
      assertThat(body.length).isBetween(4_000, 4_096);
      assertThat((String) json.get("Reason"))
          .contains("Status FAILED")
          .endsWith(letter.repeat(3) + "…");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "StackId",
    "RequestId",
    "LogicalResourceId",
  })
  void whatCannotBeEchoedIsNotDone(String field) {
    for (String type : new String[] {"Create", "Update", "Delete"}) {
      LifecycleScenario run = LifecycleScenario.where(ON);
      Response answer =
          run.of(
              new CustomResourceEvent(
                  type,
                  new ResponseUrl(Events.URL),
                  field.equals("StackId") ? "" : "s",
                  field.equals("RequestId") ? "" : "r",
                  field.equals("LogicalResourceId") ? "" : "l",
                  ID + "CENTRAL",
                  Events.scalars(Events.properties("eu-west-1", OFF, OnDelete.RESET)),
                  ""));
      assertThat(answer.status()).isEqualTo(Status.FAILED);
      assertThat(answer.reason()).contains("the event has no " + field);
      assertThat(run.hub.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SchemaVersion", "Region", "AutoEnable", "OnDelete", "ConfigurationType"})
  void anAddressInAPropertyIsNotRepeated(String property) {
    Map<String, String> properties =
        new LinkedHashMap<>(Events.properties("eu-west-1", ON, OnDelete.RESET));
    properties.put(property, "https://h/?X-Amz-Signature=5ec2e7");
    Response answer = LifecycleScenario.where(OFF).of("Create", "", properties);
    assertThat(answer.status()).isEqualTo(Status.FAILED);
    assertThat(answer.reason()).contains("'https…'").doesNotContain("X-Amz", "5ec2e7");
  }

  @Test
  void anAddressAsTheNameOfAPropertyIsNotRepeated() {
    Map<String, String> properties =
        new LinkedHashMap<>(Events.properties("eu-west-1", ON, OnDelete.RESET));
    properties.put("https://h/?X-Amz-Signature=5ec2e7", "x");
    assertThat(LifecycleScenario.where(OFF).of("Create", "", properties).reason())
        .contains("'https…'")
        .doesNotContain("X-Amz", "5ec2e7");
  }

  /** Something between redirects one write, which arrived all the same. */
  @Test
  void aRedirectedWriteIsLookedForBeforeItIsSentAgain() {
    LifecycleScenario run = LifecycleScenario.where(OFF);
    run.hub.failNextAfterEffect(ErrorFixtures.onLocal(302, "", ""));
    assertThat(run.create(ON).reason()).isEqualTo("updated: AutoEnable: false -> true");
    assertThat(run.hub.updates()).hasSize(1);
  }

  @Test
  void aDeleteWhoseReadsAreRedirectedWritesNothingAndSaysWhatToDeleteAgain() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.onRead(307, "", ""));
    Response answer = run.delete(ID + "LOCAL,false,DEFAULT", ON, OnDelete.RESTORE);
    assertThat(answer.status()).isEqualTo(Status.FAILED);
    assertThat(answer.reason())
        .contains("HTTP 307", "not followed", "then delete again", "--retain-resources")
        .doesNotContain("eploy again");
    assertThat(run.hub.updates()).isEmpty();
  }

  @Test
  void anAddressAsRequestTypeIsNotRepeated() {
    Response answer = LifecycleScenario.where(OFF).of("h?5ec2e7", "", Map.of());
    assertThat(answer.reason()).contains("'h…'").doesNotContain("5ec2e7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRUE", "True", " true", "true ", "yes", "1", "tru\u0065\u0301"})
  void whatOnlyLooksLikeTrueIsNotTakenForFalse(String autoEnable) {
    Map<String, String> properties =
        new LinkedHashMap<>(Events.properties("eu-west-1", ON, OnDelete.RESET));
    properties.put("AutoEnable", autoEnable);
    LifecycleScenario run = LifecycleScenario.where(ON);
    assertThat(run.of("Create", "", properties).reason()).contains("true or false");
    assertThat(run.hub.requests()).isEmpty();
  }

  @Test
  void aRegionThatIsNotEnabledForTheAccountIsNamedAsOne() {
    LifecycleScenario run = LifecycleScenario.where(OFF);
    run.hub.failAlways(
        Operation.DESCRIBE,
        ErrorFixtures.onRead(
            403,
            "UnrecognizedClientException",
            "The security token included in the request is invalid."));
    Response answer = run.create(ON);
    assertThat(answer.status()).isEqualTo(Status.FAILED);
    assertThat(answer.reason()).contains("EnableRegion", "eu-west-1", "security token");
    assertThat(run.clock.passed()).as("it may spread").isBetween(ofSeconds(60), ofSeconds(70));
  }

  private static Duration ofSeconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  /** Two people, one Region: whoever deploys last has it, and neither is told a lie. */
  @Test
  void aWriterWhoAlwaysWritesBackIsNamedInTheEnd() {
    LifecycleScenario run = LifecycleScenario.where(OFF);
    run.hub.afterUpdate(() -> run.hub.foreignWrite(OFF));
    Response answer = run.create(ON);
    assertThat(answer.status()).isEqualTo(Status.FAILED);
    assertThat(answer.reason()).contains("CloudTrail", OFF.encoded());
    assertThat(run.hub.updates()).hasSize(5);
  }
}

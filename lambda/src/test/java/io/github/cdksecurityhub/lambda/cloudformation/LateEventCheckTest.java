package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.Response.Status;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An event that CloudFormation waits for no longer must not begin to write (R36). */
@Tag("R36")
class LateEventCheckTest {
  private static final String MADE_UP = "S-SecurityHubeuwest1-1ABC";
  private static final Instant SENT = FakeClock.START;

  private final LifecycleScenario run = LifecycleScenario.where(OFF);

  private Response handle(RequestType type, String id, Duration age) {
    return handle(type, id, age, Map.of());
  }

  private Response handle(
      RequestType type, String id, Duration age, Map<String, String> properties) {
    run.clock.advance(age);
    Map<String, String> all = Events.properties("eu-west-1", ON, OnDelete.RETAIN);
    all.putAll(properties);
    return LifecycleScenario.response(
        run.lifecycle(
            Events.event(
                type, "https://bucket.s3.amazonaws.com/x?X-Amz-Date=20300101T000000Z", id, all)));
  }

  private void resource(String status, Duration sinceSent) {
    run.resource = StackStatus.of(status, Optional.of(SENT.plus(sinceSent)));
  }

  private void assertNothingIsTouched(Response response) {
    assertThat(response.status()).isEqualTo(Status.FAILED);
    assertThat(run.failures).containsExactly(FailureCause.EVENT_OUTDATED);
    assertThat(run.hub.updates()).isEmpty();
    assertThat(run.hub.tagged()).isEmpty();
  }

  @Test
  void aFreshEventIsNotAskedFor() {
    resource("CREATE_FAILED", Duration.ofSeconds(1));
    Response response = handle(RequestType.CREATE, "", Duration.ofMillis(4_900));
    assertThat(response.status()).isEqualTo(Status.SUCCESS);
    assertThat(run.resourcesAsked).isZero();
  }

  @Test
  void aLateEventThatIsStillAwaitedWrites() {
    resource("CREATE_IN_PROGRESS", Duration.ofSeconds(1));
    Response response = handle(RequestType.CREATE, "", Duration.ofMinutes(10));
    assertThat(response.status()).isEqualTo(Status.SUCCESS);
    assertThat(run.resourcesAsked).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE_FAILED",
        "CREATE_COMPLETE",
        "DELETE_IN_PROGRESS",
        "DELETE_COMPLETE",
        "UPDATE_IN_PROGRESS"
      })
  void aCreateThatWasCancelledInTheQueueTouchesNothing(String status) {
    resource(status, Duration.ofSeconds(3));
    assertNothingIsTouched(handle(RequestType.CREATE, "", Duration.ofSeconds(5)));
  }

  /** CloudFormation no longer knows a resource whose Create was rolled back. */
  @ParameterizedTest
  @CsvSource({"CREATE, ''", "UPDATE, " + ID})
  void anEventOfAResourceThatIsGoneTouchesNothing(RequestType type, String id) {
    run.resource = StackStatus.GONE;
    assertNothingIsTouched(handle(type, id, Duration.ofMinutes(1)));
  }

  @Test
  void aDeleteOfAResourceThatIsGonePutsBackWhatTheTagsName() throws Exception {
    run.owned(OFF);
    run.hub.foreignWrite(ON);
    run.resource = StackStatus.GONE;
    Response response = handle(RequestType.DELETE, MADE_UP, Duration.ofMinutes(1));
    assertThat(response.data()).containsEntry("Outcome", "restored");
    assertThat(run.hub.tags()).isEmpty();
  }

  /** The Update of a rollback has the same status as the Update that it undoes. */
  @Test
  void anUpdateWhoseRollbackHasBegunTouchesNothing() {
    resource("UPDATE_IN_PROGRESS", Duration.ofSeconds(3));
    assertNothingIsTouched(handle(RequestType.UPDATE, ID, Duration.ofSeconds(5)));
  }

  @Test
  void theTimeOfTheEventIsToTheSecond() {
    resource("UPDATE_IN_PROGRESS", Duration.ofSeconds(2));
    Response response = handle(RequestType.UPDATE, ID, Duration.ofSeconds(5));
    assertThat(response.status()).isEqualTo(Status.SUCCESS);
  }

  @ParameterizedTest
  @CsvSource({"UPDATE_COMPLETE", "UPDATE_FAILED", "DELETE_IN_PROGRESS"})
  void anUpdateThatIsOverTouchesNothing(String status) {
    resource(status, Duration.ofSeconds(1));
    assertNothingIsTouched(handle(RequestType.UPDATE, ID, Duration.ofSeconds(5)));
  }

  @Test
  void whereTheStatusIsUnknownTheEventGoesOn() {
    run.resource = StackStatus.unknown("denied");
    Response response = handle(RequestType.CREATE, "", Duration.ofMinutes(10));
    assertThat(response.status()).isEqualTo(Status.SUCCESS);
  }

  @Test
  void aStatusWithoutATimeDecidesAlone() {
    run.resource = StackStatus.of("CREATE_IN_PROGRESS", Optional.empty());
    Response response = handle(RequestType.CREATE, "", Duration.ofMinutes(10));
    assertThat(response.status()).isEqualTo(Status.SUCCESS);
  }

  @Test
  void anEventWithoutATimeIsAskedFor() {
    run.resource = StackStatus.of("CREATE_FAILED", Optional.of(SENT));
    assertNothingIsTouched(run.create(ON));
  }

  @Test
  void aLateCreateThatFindsNothingToDoTagsNothing() {
    run.hub.foreignWrite(ON);
    resource("DELETE_COMPLETE", Duration.ofSeconds(30));
    assertNothingIsTouched(handle(RequestType.CREATE, "", Duration.ofMinutes(1)));
  }

  @Test
  void aLateEventRemovesNoWritersTag() {
    run.owned(OFF);
    run.hub.foreignWrite(ON);
    resource("DELETE_IN_PROGRESS", Duration.ofSeconds(3));
    run.hub.owned(run.ownership().withWriter("the Delete").writtenAt(run.clock.now()));
    run.clock.advance(Duration.ofMinutes(20));
    Response response = handle(RequestType.CREATE, "", Duration.ofSeconds(5));
    assertThat(response.status()).isEqualTo(Status.FAILED);
    assertThat(run.ownership().writer()).isEqualTo("the Delete");
  }

  /** It named itself while it was fresh, and then waited for the event before it. */
  @ParameterizedTest
  @ValueSource(strings = {"LOCAL,false,DEFAULT", "LOCAL,true,DEFAULT"})
  void aTakeoverThatIsCancelledWhileItWaitsClaimsNothing(String live) {
    run.hub.foreignWrite(LifecycleScenario.decoded(live));
    Owner other = new Owner(Events.STACK + "2", "Other", "a1");
    Ownership writing = Ownership.claimedBy(other, Optional.of(OFF)).withWriter("another");
    run.hub.owned(writing.writtenAt(run.clock.now()));
    resource("DELETE_COMPLETE", Duration.ofSeconds(20));
    Response response = handle(RequestType.CREATE, "", Duration.ZERO, Map.of("TakeOver", "true"));
    assertThat(response.status()).isEqualTo(Status.FAILED);
    assertThat(run.failures).containsExactly(FailureCause.EVENT_OUTDATED);
    assertThat(run.hub.updates()).isEmpty();
    assertThat(run.ownership()).isEqualTo(writing.withWriter("").writtenAt(SENT));
  }

  @Test
  void aLateDeleteWithAMadeUpIdDeletesNoLaterLife() {
    run.owned(OFF);
    run.hub.foreignWrite(ON);
    resource("CREATE_COMPLETE", Duration.ofMinutes(2));
    Response response = handle(RequestType.DELETE, MADE_UP, Duration.ofMinutes(3));
    assertThat(response.status()).isEqualTo(Status.FAILED);
    assertThat(run.ownership().owner()).contains(LifecycleScenario.ME);
    assertThat(run.hub.updates()).isEmpty();
  }

  @Test
  void aDeleteWithAnIdOfOursIsNeverAskedFor() {
    run.owned(OFF);
    run.hub.foreignWrite(ON);
    resource("CREATE_COMPLETE", Duration.ofMinutes(2));
    assertThat(handle(RequestType.DELETE, ID, Duration.ofMinutes(3)).status())
        .isEqualTo(Status.SUCCESS);
    assertThat(run.resourcesAsked).isZero();
  }

  @Test
  void aDeleteWithAMadeUpIdReadsLongEnoughForAFreshCreate() {
    LifecycleScenario cancelled = run;
    cancelled.clock.at(
        Duration.ofMillis(14_900),
        () -> {
          cancelled.owned(OFF);
          cancelled.hub.foreignWrite(ON);
        });
    cancelled.resource = StackStatus.of("DELETE_IN_PROGRESS", Optional.of(SENT));
    Response response = handle(RequestType.DELETE, MADE_UP, Duration.ZERO);
    assertThat(response.data()).containsEntry("Outcome", "restored");
  }

  /** Nothing is left to write in the Region itself: another run of this event has done that. */
  @Test
  void aLateUpdateThatIsNotAwaitedPutsNoLinkedRegionBack() {
    FakeSecurityHub linked = remembered("us-east-1", ON);
    resource("UPDATE_FAILED", Duration.ofSeconds(30));
    Response response = handle(RequestType.UPDATE, ID, Duration.ofMinutes(1));
    assertThat(response.status()).isEqualTo(Status.FAILED);
    assertThat(run.failures).containsExactly(FailureCause.EVENT_OUTDATED);
    assertThat(linked.updates()).isEmpty();
    assertThat(run.ownership().previousLinked()).containsOnlyKeys("us-east-1");
  }

  @Test
  void aLateUpdateThatIsAwaitedPutsLinkedRegionsBack() {
    FakeSecurityHub linked = remembered("us-east-1", ON);
    resource("UPDATE_IN_PROGRESS", Duration.ofSeconds(1));
    Response response = handle(RequestType.UPDATE, ID, Duration.ofMinutes(1));
    assertThat(response.status()).isEqualTo(Status.SUCCESS);
    assertThat(linked.truth()).isEqualTo(FakeSecurityHub.enabled(ON));
    assertThat(run.ownership().previousLinked()).isEmpty();
    assertThat(run.ownership().writer()).isEmpty();
  }

  /** Live is as declared, and the linked Region as going CENTRAL left it. */
  private FakeSecurityHub remembered(String region, OrganizationConfiguration settings) {
    run.hub.foreignWrite(ON);
    FakeSecurityHub linked = run.linked(region, LifecycleScenario.decoded("LOCAL,false,NONE"));
    run.hub.owned(
        Ownership.claimedBy(LifecycleScenario.ME, Optional.of(OFF))
            .withPreviousLinked(Map.of(region, (Local) settings)));
    run.clock.advance(Duration.ofSeconds(15));
    return linked;
  }
}

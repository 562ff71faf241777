package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.BARE;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.Response.Status;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The resources of a home Region and of a Region that it links, created and deleted in order. */
class LinkedLifecycleTest {
  private static final String HOME = "eu-west-1";
  private static final String LINKED = "us-east-1";
  private static final OrganizationConfiguration NOTHING =
      LifecycleScenario.decoded("LOCAL,false,NONE");

  private final LifecycleScenario run = LifecycleScenario.where(BARE);
  private final FakeSecurityHub linked = run.linked(LINKED, OFF);
  private final Map<String, String> ids = new HashMap<>();
  private Duration between = Duration.ofMinutes(2);
  private int requests;

  /** Handles the next event of the resource that is named after its Region. */
  private Response handle(
      RequestType type, String region, OrganizationConfiguration declared, OnDelete onDelete) {
    run.clock.advance(between);
    requests++;
    Map<String, String> properties = Events.properties(region, declared, onDelete);
    CustomResourceEvent event =
        new CustomResourceEvent(
            type,
            new ResponseUrl(Events.URL),
            Events.STACK,
            "0000000" + requests + "-request",
            region,
            ids.getOrDefault(region, ""),
            properties,
            type == RequestType.UPDATE ? properties : Map.of());
    Response response = LifecycleScenario.response(run.lifecycle(event));
    ids.put(region, response.physicalResourceId());
    assertThat(response.status()).as(response.reason()).isEqualTo(Status.SUCCESS);
    return response;
  }

  private Response create(String region, OrganizationConfiguration declared) {
    return handle(RequestType.CREATE, region, declared, OnDelete.RESTORE);
  }

  private Response update(String region, OrganizationConfiguration declared) {
    return handle(RequestType.UPDATE, region, declared, OnDelete.RESTORE);
  }

  private Response delete(String region, OrganizationConfiguration declared, OnDelete onDelete) {
    return handle(RequestType.DELETE, region, declared, onDelete);
  }

  private void assertNoStackOwnsAnything() {
    assertThat(run.hub.tagged()).isEmpty();
    assertThat(linked.tagged()).isEmpty();
  }

  /** The Region leaves the stack in the update that goes central. */
  private void dropLinked(OnDelete onDelete) {
    create(HOME, BARE);
    create(LINKED, ON);
    update(HOME, CENTRAL);
    assertThat(linked.truth()).isEqualTo(enabled(CENTRAL));
    Response response = delete(LINKED, ON, onDelete);
    assertThat(linked.tagged()).isEmpty();
    assertThat(linked.truth()).isEqualTo(enabled(CENTRAL));
    assertThat(response.data())
        .containsEntry("Outcome", onDelete == OnDelete.RETAIN ? "retained" : "left");
  }

  private static OrganizationConfiguration after(OnDelete onDelete) {
    return switch (onDelete) {
      case RESTORE -> OFF;
      case RESET -> NOTHING;
      case RETAIN -> ON;
    };
  }

  @ParameterizedTest
  @EnumSource
  void aLinkedRegionThatLeavesUnderCentralIsLaterAsOnDeleteNames(OnDelete onDelete) {
    dropLinked(onDelete);
    update(HOME, BARE);
    assertThat(linked.truth()).isEqualTo(enabled(after(onDelete)));
    delete(HOME, BARE, OnDelete.RESTORE);
    assertThat(linked.truth()).isEqualTo(enabled(after(onDelete)));
    assertNoStackOwnsAnything();
  }

  @ParameterizedTest
  @EnumSource
  void soItIsWhereTheHomeRegionIsDeletedAfterIt(OnDelete onDelete) {
    dropLinked(onDelete);
    delete(HOME, CENTRAL, OnDelete.RESTORE);
    assertThat(run.hub.truth()).isEqualTo(enabled(BARE));
    assertThat(linked.truth()).isEqualTo(enabled(after(onDelete)));
    assertNoStackOwnsAnything();
  }

  /**
   * What is given up is as before, or as declared, also where central configuration begins anew.
   */
  @ParameterizedTest
  @EnumSource
  void soItIsWhereTheHomeRegionGoesCentralOnceMore(OnDelete onDelete) {
    dropLinked(onDelete);
    update(HOME, BARE);
    update(HOME, CENTRAL);
    delete(HOME, CENTRAL, OnDelete.RESTORE);
    assertThat(linked.truth()).isEqualTo(enabled(after(onDelete)));
    assertNoStackOwnsAnything();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasNotAsDeclaredBeforeCentralIsLeftAsItWas(OnDelete onDelete) {
    create(HOME, BARE);
    create(LINKED, ON);
    linked.foreignWrite(BARE);
    update(HOME, CENTRAL);
    delete(LINKED, ON, onDelete);
    update(HOME, BARE);
    assertThat(linked.truth()).isEqualTo(enabled(BARE));
  }

  /** Going central takes nothing from such a Region, so that nothing is remembered of it. */
  @ParameterizedTest
  @EnumSource
  void aLinkedRegionThatWasDeclaredOffIsLaterAsOnDeleteNames(OnDelete onDelete) {
    create(HOME, BARE);
    create(LINKED, NOTHING);
    update(HOME, CENTRAL);
    delete(LINKED, NOTHING, onDelete);
    update(HOME, BARE);
    assertThat(linked.truth()).isEqualTo(enabled(onDelete == OnDelete.RESTORE ? OFF : NOTHING));
  }

  /** R41: the tags of the home Region may not show yet what was just remembered. */
  @Tag("R41")
  @Test
  void staleTagsOfTheHomeRegionAreReadAgain() {
    create(HOME, BARE);
    create(LINKED, ON);
    update(HOME, CENTRAL);
    between = Duration.ofSeconds(1);
    run.hub.tagStaleness(Duration.ofSeconds(9));
    delete(LINKED, ON, OnDelete.RESTORE);
    between = Duration.ofMinutes(2);
    update(HOME, BARE);
    assertThat(linked.truth()).isEqualTo(enabled(OFF));
  }

  @ParameterizedTest
  @EnumSource
  void aStackThatIsRolledBackLeavesAllAsItWas(OnDelete onDelete) {
    for (boolean isHomeFirst : List.of(true, false)) {
      new LinkedLifecycleTest().rollBack(onDelete, isHomeFirst);
    }
  }

  private void rollBack(OnDelete onDelete, boolean isHomeFirst) {
    create(LINKED, ON);
    create(HOME, CENTRAL);
    run.stack = StackStatus.of("ROLLBACK_IN_PROGRESS", Optional.empty());
    if (isHomeFirst) {
      delete(HOME, CENTRAL, onDelete);
    }
    delete(LINKED, ON, onDelete);
    if (!isHomeFirst) {
      delete(HOME, CENTRAL, onDelete);
    }
    assertThat(run.hub.truth()).isEqualTo(enabled(BARE));
    assertThat(linked.truth()).isEqualTo(enabled(OFF));
    assertNoStackOwnsAnything();
  }

  /** What could not be put back is not lost: neither for a rollback nor for the next event. */
  @ParameterizedTest
  @ValueSource(strings = {"CENTRAL", "LOCAL,true,NONE"})
  void aLinkedRegionThatCouldNotBePutBackIsPutBackLater(String next) {
    create(HOME, CENTRAL);
    linked.failAlways(Operation.UPDATE, ErrorFixtures.denied());
    assertThat(update(HOME, OFF).reason()).contains(LINKED, ErrorFixtures.DENIED);
    linked.recover(Operation.UPDATE);
    OrganizationConfiguration declared = LifecycleScenario.decoded(next);
    update(HOME, declared);
    delete(HOME, declared, OnDelete.RESTORE);
    assertThat(linked.truth()).isEqualTo(enabled(OFF));
    assertNoStackOwnsAnything();
  }

  /** That stack can have changed it by the next event, and then given it up. */
  @Test
  void whatAnotherStackManagesIsRecordedNoMoreOnceCentralIsLeft() {
    create(HOME, CENTRAL);
    linked.owned(
        Ownership.claimedBy(new Owner(Events.STACK + "2", "Linked", "a1"), Optional.of(OFF)));
    assertThat(update(HOME, OFF).reason()).contains("it is not put back, as it is managed by");
    linked.setTags(Map.of());
    update(HOME, BARE);
    assertThat(linked.truth()).isEqualTo(enabled(NOTHING));
  }

  @Test
  void aHomeRegionOfAnotherStackRemembersNothingMore() {
    create(LINKED, ON);
    run.hub.owned(
        Ownership.claimedBy(new Owner(Events.STACK + "2", "Home", "a1"), Optional.of(BARE)));
    run.hub.foreignWrite(CENTRAL);
    Map<String, String> before = run.hub.tagged();
    delete(LINKED, ON, OnDelete.RESTORE);
    assertThat(run.hub.tagged()).isEqualTo(before);
  }
}

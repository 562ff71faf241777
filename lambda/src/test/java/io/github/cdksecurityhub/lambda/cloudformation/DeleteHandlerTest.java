package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.BARE;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.Response.Status;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Delete over its whole domain: OnDelete x id x declared x live (decision 6). */
class DeleteHandlerTest {
  private static final List<String> STRANGERS =
      List.of(
          ID + "unobserved",
          "Stack-SecurityHubeuwest1-1ABCDEF",
          "123456789012/us-east-1/securityhub-organization-configuration/LOCAL,false,DEFAULT",
          "210987654321/eu-west-1/securityhub-organization-configuration/LOCAL,false,DEFAULT",
          "");

  private record Case(
      OnDelete onDelete,
      Optional<OrganizationConfiguration> previous,
      String id,
      OrganizationConfiguration declared,
      OrganizationConfiguration live) {

    boolean isOurs() {
      return previous.isPresent() && declared.isShownBy(enabled(live));
    }

    OrganizationConfiguration wanted() {
      if (!isOurs() || onDelete == OnDelete.RETAIN) {
        return live;
      }
      return onDelete == OnDelete.RESET
          ? LifecycleScenario.decoded("LOCAL,false,NONE")
          : previous.orElseThrow();
    }

    String outcome() {
      if (previous.isEmpty()) {
        return "left";
      }
      if (onDelete == OnDelete.RETAIN) {
        return "retained";
      }
      if (!isOurs()) {
        return "left";
      }
      if (wanted().equals(live)) {
        return "unchanged";
      }
      return onDelete == OnDelete.RESET ? "reset" : "restored";
    }
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (OnDelete onDelete : OnDelete.values()) {
      for (OrganizationConfiguration declared : OrganizationConfiguration.every()) {
        for (OrganizationConfiguration live : OrganizationConfiguration.every()) {
          for (OrganizationConfiguration previous : OrganizationConfiguration.every()) {
            String id = ID + previous.encoded();
            cases.add(new Case(onDelete, Optional.of(previous), id, declared, live));
          }
          STRANGERS.forEach(
              id -> cases.add(new Case(onDelete, Optional.empty(), id, declared, live)));
        }
      }
    }
    return cases;
  }

  @Test
  void touchesOnlyWhatIsOursAndLeavesExactlyWhatOnDeleteSays() {
    assertThat(cases()).hasSize(3 * 5 * 5 * 10);
    for (Case it : cases()) {
      LifecycleScenario run = LifecycleScenario.where(it.live);
      Response answer = run.delete(it.id, it.declared, it.onDelete);
      assertThat(answer.status()).as("%s", it).isEqualTo(Status.SUCCESS);
      assertThat(run.hub.truth()).as("%s", it).isEqualTo(enabled(it.wanted()));
      assertThat(run.hub.updates()).as("%s", it).hasSize(it.wanted().equals(it.live) ? 0 : 1);
      assertThat(answer.data()).as("%s", it).containsEntry("Outcome", it.outcome());
      if (!it.id.isEmpty()) {
        assertThat(answer.physicalResourceId()).as("%s", it).isEqualTo(it.id);
      }
    }
  }

  @Test
  void createThenDeleteBringsBackExactlyWhatWasThere() {
    for (OrganizationConfiguration before : OrganizationConfiguration.every()) {
      for (OrganizationConfiguration first : OrganizationConfiguration.every()) {
        for (OrganizationConfiguration second : OrganizationConfiguration.every()) {
          LifecycleScenario run = LifecycleScenario.where(before);
          String id = run.create(first).physicalResourceId();
          run.update(id, second);
          assertThat(run.delete(id, second, OnDelete.RESTORE).status()).isEqualTo(Status.SUCCESS);
          assertThat(run.hub.truth().asDeclared())
              .as("%s, then %s, then %s", before, first, second)
              .isEqualTo(before);
        }
      }
    }
  }

  @Test
  void anAccountThatIsNoLongerAdministratorOrSubscribedHasNothingToDo() {
    for (Failure gone : List.of(ErrorFixtures.notAdministrator(), ErrorFixtures.notSubscribed())) {
      for (Operation operation : List.of(Operation.DESCRIBE, Operation.UPDATE)) {
        LifecycleScenario run = LifecycleScenario.where(ON);
        run.hub.failAlways(operation, gone);
        Response answer = run.delete(ID + OFF.encoded(), ON, OnDelete.RESTORE);
        assertThat(answer.status()).isEqualTo(Status.SUCCESS);
        assertThat(answer.data()).containsEntry("Outcome", "left");
        assertThat(answer.reason()).contains(gone.said().message());
        assertThat(run.clock.passed()).as("at once").isLessThan(Duration.ofSeconds(1));
      }
    }
  }

  /** R40: the Update loses its words, the read that follows has them. */
  @Test
  void anAdministratorLostBetweenReadAndWriteIsSeenByTheReadAfterIt() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.failAlways(Operation.UPDATE, ErrorFixtures.onLocal(401, "", ""));
    run.clock.at(
        Duration.ofMillis(30),
        () -> run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notAdministrator()));
    Response answer = run.delete(ID + OFF.encoded(), ON, OnDelete.RESTORE);
    assertThat(answer.status()).isEqualTo(Status.SUCCESS);
    assertThat(answer.data()).containsEntry("Outcome", "left");
  }

  @Test
  void anIamDenialFails() {
    for (Operation operation : List.of(Operation.DESCRIBE, Operation.UPDATE)) {
      LifecycleScenario run = LifecycleScenario.where(ON);
      run.hub.failAlways(operation, ErrorFixtures.denied());
      Response answer = run.delete(ID + OFF.encoded(), ON, OnDelete.RESTORE);
      assertThat(answer.status()).isEqualTo(Status.FAILED);
      assertThat(answer.reason()).contains(ErrorFixtures.DENIED, "RETAIN");
      assertThat(answer.physicalResourceId()).isEqualTo(ID + OFF.encoded());
    }
  }

  /** R34, R36: a stack in DELETE_FAILED or ROLLBACK_FAILED takes no deployment. */
  @Test
  void aDeleteThatFailsNamesAWayOutThatIsOpenAfterIt() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.denied());
    Response answer = run.delete(ID + OFF.encoded(), ON, OnDelete.RESTORE);
    assertThat(answer.reason())
        .contains(
            "then delete again.",
            "retain this resource when deleting the stack again",
            "--retain-resources SecurityHubeuwest1)",
            "after three tries")
        .doesNotContain("..", "deploy again");
  }

  @Test
  void retainAsksNothingAndSoSucceedsWithoutAnyPermission() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.denied());
    assertThat(run.delete(ID + OFF.encoded(), ON, OnDelete.RETAIN).status())
        .isEqualTo(Status.SUCCESS);
    assertThat(run.hub.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SchemaVersion",
        "Region",
        "ConfigurationType",
        "AutoEnable",
        "AutoEnableStandards",
        "OnDelete"
      })
  void whereItCannotTellWhatWasOursItLeavesEverything(String property) {
    for (String value : List.of("", "nonsense")) {
      Map<String, String> properties =
          new LinkedHashMap<>(Events.properties("eu-west-1", ON, OnDelete.RESET));
      properties.put(property, value);
      assertLeft(properties);
      properties.remove(property);
      assertLeft(properties);
    }
  }

  private static void assertLeft(Map<String, String> properties) {
    LifecycleScenario run = LifecycleScenario.where(ON);
    Response answer = run.of("Delete", ID + OFF.encoded(), properties);
    assertThat(answer.status()).isEqualTo(Status.SUCCESS);
    assertThat(answer.data()).containsEntry("Outcome", "left");
    assertThat(run.hub.updates()).isEmpty();
  }

  @Test
  void anUnknownPropertyDoesNotKeepADeleteFromPuttingBack() {
    Map<String, String> properties =
        new LinkedHashMap<>(Events.properties("eu-west-1", ON, OnDelete.RESTORE));
    properties.put("OfTomorrow", "x");
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.of("Delete", ID + OFF.encoded(), properties);
    assertThat(run.hub.truth()).isEqualTo(enabled(OFF));
  }

  @ParameterizedTest
  @EnumSource(names = {"RESTORE", "RESET"})
  void somebodyWhoTakesOverDuringTheDeleteIsLeftAlone(OnDelete onDelete) {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.failNext(Operation.UPDATE, 3, ErrorFixtures.throttled());
    run.clock.at(Duration.ofMillis(100), () -> run.hub.foreignWrite(BARE));
    Response answer = run.delete(ID + OFF.encoded(), ON, onDelete);
    assertThat(answer.status()).isEqualTo(Status.SUCCESS);
    assertThat(answer.data()).containsEntry("Outcome", "left");
    assertThat(answer.reason()).contains("LOCAL,true,NONE");
    assertThat(run.hub.truth()).isEqualTo(enabled(BARE));
  }

  @Test
  void policiesThatAreStillAssociatedAreOutwaited() {
    LifecycleScenario run = LifecycleScenario.where(CENTRAL);
    run.hub.failNext(Operation.UPDATE, 20, ErrorFixtures.conflict());
    Response answer = run.delete(ID + OFF.encoded(), CENTRAL, OnDelete.RESTORE);
    assertThat(answer.data()).containsEntry("Outcome", "restored");
  }

  @Test
  void aPendingCentralIsOursToPutBack() {
    LifecycleScenario run =
        LifecycleScenario.where(
            live(CENTRAL, io.github.cdksecurityhub.lambda.model.ConfigurationStatus.PENDING, ""));
    run.delete(ID + OFF.encoded(), CENTRAL, OnDelete.RESTORE);
    assertThat(run.hub.truth()).isEqualTo(enabled(OFF));
  }

  /** R24, R36: an earlier run of the same Delete wrote it and died before it was proven. */
  @Test
  void aTargetThatIsStillPendingIsOutwaitedAndNotWrittenAgain() {
    LifecycleScenario run =
        LifecycleScenario.where(
            live(CENTRAL, io.github.cdksecurityhub.lambda.model.ConfigurationStatus.PENDING, ""));
    run.clock.at(Duration.ofSeconds(30), () -> run.hub.foreignWrite(CENTRAL));
    Response answer = run.delete(ID + "CENTRAL", ON, OnDelete.RESTORE);
    assertThat(answer.data()).containsEntry("Outcome", "unchanged");
    assertThat(run.hub.truth()).isEqualTo(enabled(CENTRAL));
    assertThat(run.hub.updates()).isEmpty();
  }

  @Test
  void aTargetThatStaysPendingFailsTheDelete() {
    LifecycleScenario run =
        LifecycleScenario.where(
            live(CENTRAL, io.github.cdksecurityhub.lambda.model.ConfigurationStatus.PENDING, ""));
    Response answer = run.delete(ID + "CENTRAL", ON, OnDelete.RESTORE);
    assertThat(answer.status()).isEqualTo(Status.FAILED);
    assertThat(answer.reason()).contains("PENDING", "retain this resource");
  }

  /** Nothing differs, so there is nothing to write and nothing to prove. */
  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "PENDING", "MIGRATING"})
  void whereNothingIsToBePutBackTheStatusIsNoneOfItsBusiness(String status) {
    LifecycleScenario run =
        LifecycleScenario.where(
            live(
                CENTRAL,
                new io.github.cdksecurityhub.lambda.model.ConfigurationStatus(status),
                "words"));
    run.hub.settle(
        Duration.ofSeconds(1),
        io.github.cdksecurityhub.lambda.model.ConfigurationStatus.FAILED,
        "again");
    Response answer = run.delete(ID + "CENTRAL", CENTRAL, OnDelete.RESTORE);
    assertThat(run.hub.updates()).isEmpty();
    assertThat(answer.status()).isEqualTo(Status.SUCCESS);
  }

  /** The same, by the aggregator: what is CENTRAL already needs none. */
  @Test
  void whereNothingIsToBePutBackNoHomeRegionIsNeeded() {
    LifecycleScenario run = LifecycleScenario.where(CENTRAL);
    run.hub.homeRegion(Optional.of("us-east-1"));
    Response answer = run.delete(ID + "CENTRAL", CENTRAL, OnDelete.RESTORE);
    assertThat(answer.status()).isEqualTo(Status.SUCCESS);
  }
}

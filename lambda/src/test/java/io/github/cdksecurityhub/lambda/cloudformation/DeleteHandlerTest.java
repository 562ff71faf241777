package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.BARE;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
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

/** Delete over its whole domain: OnDelete x id x declared x live. */
class DeleteHandlerTest {
  private static final List<String> FOREIGN_IDS =
      List.of(
          ID + "unobserved",
          "Stack-SecurityHubeuwest1-1ABCDEF",
          "123456789012/us-east-1/securityhub-organization-configuration/LOCAL,false,DEFAULT",
          "210987654321/eu-west-1/securityhub-organization-configuration/LOCAL,false,DEFAULT",
          ID + "CENTRAL,false,NONE");

  private record Case(
      OnDelete onDelete,
      Optional<OrganizationConfiguration> previous,
      String id,
      OrganizationConfiguration declared,
      OrganizationConfiguration live) {

    boolean isOurs() {
      return previous.isPresent() && declared.matches(enabled(live));
    }

    OrganizationConfiguration expected() {
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
      if (expected().equals(live)) {
        return "unchanged";
      }
      return onDelete == OnDelete.RESET ? "reset" : "restored";
    }
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (OnDelete onDelete : OnDelete.values()) {
      for (OrganizationConfiguration declared : OrganizationConfiguration.values()) {
        for (OrganizationConfiguration live : OrganizationConfiguration.values()) {
          for (OrganizationConfiguration previous : OrganizationConfiguration.values()) {
            String id = ID + previous.encoded();
            cases.add(new Case(onDelete, Optional.of(previous), id, declared, live));
          }
          FOREIGN_IDS.forEach(
              id -> cases.add(new Case(onDelete, Optional.empty(), id, declared, live)));
        }
      }
    }
    return cases;
  }

  @Test
  void changesOnlyWhatIsOursToWhatOnDeleteDeclares() {
    assertThat(cases()).hasSize(3 * 5 * 5 * 10);
    for (Case it : cases()) {
      LifecycleScenario run = LifecycleScenario.where(it.live);
      Response response = run.delete(it.id, it.declared, it.onDelete);
      assertThat(response.status()).as("%s", it).isEqualTo(Status.SUCCESS);
      assertThat(run.hub.truth()).as("%s", it).isEqualTo(enabled(it.expected()));
      assertThat(run.hub.updates()).as("%s", it).hasSize(it.expected().equals(it.live) ? 0 : 1);
      assertThat(response.data()).as("%s", it).containsEntry("Outcome", it.outcome());
      assertThat(response.physicalResourceId()).as("%s", it).isEqualTo(it.id);
    }
  }

  @Test
  void createThenDeleteRestoresWhatWasLive() {
    for (OrganizationConfiguration before : OrganizationConfiguration.values()) {
      for (OrganizationConfiguration first : OrganizationConfiguration.values()) {
        for (OrganizationConfiguration second : OrganizationConfiguration.values()) {
          LifecycleScenario run = LifecycleScenario.where(before);
          String id = run.create(first).physicalResourceId();
          run.update(id, second);
          assertThat(run.delete(id, second, OnDelete.RESTORE).status()).isEqualTo(Status.SUCCESS);
          assertThat(run.hub.truth().toConfiguration())
              .as("%s, then %s, then %s", before, first, second)
              .isEqualTo(before);
        }
      }
    }
  }

  @Test
  void aFormerAdministratorOrSubscriberHasNothingToDelete() {
    for (Failure gone : List.of(ErrorFixtures.notAdministrator(), ErrorFixtures.notSubscribed())) {
      for (Operation operation : List.of(Operation.DESCRIBE, Operation.UPDATE)) {
        LifecycleScenario run = LifecycleScenario.where(ON);
        run.hub.failAlways(operation, gone);
        Response response = run.delete(ID + OFF.encoded(), ON, OnDelete.RESTORE);
        assertLeft(response);
        assertThat(response.reason()).contains(gone.error().message());
        assertThat(run.clock.passed()).as("at once").isLessThan(Duration.ofSeconds(1));
      }
    }
  }

  /** R40: the body of the refused Update is lost, and the next read returns the reason. */
  @Test
  void anAdministratorLostBeforeTheWriteIsNoticedByTheNextRead() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.failAlways(Operation.UPDATE, ErrorFixtures.onLocal(401, "", ""));
    run.clock.at(
        Duration.ofMillis(30),
        () -> run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notAdministrator()));
    assertLeft(run.delete(ID + OFF.encoded(), ON, OnDelete.RESTORE));
  }

  @Test
  void securityHubDisabledBetweenWriteAndProofEndsTheDelete() {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.afterUpdate(
        () -> run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed()));
    assertLeft(run.delete(ID + OFF.encoded(), ON, OnDelete.RESTORE));
  }

  @ParameterizedTest
  @EnumSource(names = {"RESTORE", "RESET"})
  void aForeignWriteDuringTheDeleteIsLeft(OnDelete onDelete) {
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.hub.failNext(Operation.UPDATE, 3, ErrorFixtures.throttled());
    run.clock.at(Duration.ofMillis(100), () -> run.hub.foreignWrite(BARE));
    Response response = run.delete(ID + OFF.encoded(), ON, onDelete);
    assertLeft(response);
    assertThat(response.reason()).contains("LOCAL,true,NONE");
    assertThat(run.hub.truth()).isEqualTo(enabled(BARE));
  }

  @Test
  void anInvalidOrMissingPropertyLeavesEverything() {
    for (String property : List.of("SchemaVersion", "Region", "AutoEnable", "OnDelete")) {
      Map<String, String> properties =
          new LinkedHashMap<>(Events.properties("eu-west-1", ON, OnDelete.RESET));
      properties.put(property, "nonsense");
      assertNothingSent(properties);
      properties.remove(property);
      assertNothingSent(properties);
    }
  }

  private static void assertNothingSent(Map<String, String> properties) {
    LifecycleScenario run = LifecycleScenario.where(ON);
    assertLeft(run.handle(RequestType.DELETE, ID + OFF.encoded(), properties));
    assertThat(run.hub.requests()).isEmpty();
  }

  private static void assertLeft(Response response) {
    assertThat(response.status()).isEqualTo(Status.SUCCESS);
    assertThat(response.data()).containsEntry("Outcome", "left");
    assertThat(response.reason()).startsWith("left: ");
  }

  @Test
  void anUnknownPropertyDoesNotPreventARestore() {
    Map<String, String> properties =
        new LinkedHashMap<>(Events.properties("eu-west-1", ON, OnDelete.RESTORE));
    properties.put("OfTomorrow", "x");
    LifecycleScenario run = LifecycleScenario.where(ON);
    run.handle(RequestType.DELETE, ID + OFF.encoded(), properties);
    assertThat(run.hub.truth()).isEqualTo(enabled(OFF));
  }
}

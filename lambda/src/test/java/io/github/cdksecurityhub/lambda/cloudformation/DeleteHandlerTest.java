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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Delete over its whole domain: OnDelete x id x declared x live. */
class DeleteHandlerTest {
  private record Case(
      OnDelete onDelete,
      TagOwner tags,
      Optional<OrganizationConfiguration> previous,
      OrganizationConfiguration declared,
      OrganizationConfiguration live) {

    LifecycleScenario scenario() {
      LifecycleScenario run = LifecycleScenario.where(live);
      tags.owner.ifPresent(owner -> run.ownedBy(owner, previous));
      return run;
    }

    Optional<OrganizationConfiguration> target() {
      return switch (onDelete) {
        case RESTORE -> previous;
        case RESET -> Optional.of(LifecycleScenario.decoded("LOCAL,false,NONE"));
        case RETAIN -> Optional.empty();
      };
    }

    boolean writes() {
      return outcome().equals("restored") || outcome().equals("reset");
    }

    String outcome() {
      if (tags != TagOwner.THIS_LIFE) {
        return "left";
      }
      if (onDelete == OnDelete.RETAIN) {
        return "retained";
      }
      if (target().isEmpty()) {
        return "left";
      }
      if (target().get().equals(live)) {
        return "unchanged";
      }
      if (!declared.equals(live)) {
        return "left";
      }
      return onDelete == OnDelete.RESET ? "reset" : "restored";
    }
  }

  private static List<Case> cases() {
    List<Optional<OrganizationConfiguration>> memories = new ArrayList<>();
    memories.add(Optional.empty());
    OrganizationConfiguration.values().forEach(each -> memories.add(Optional.of(each)));
    List<Case> cases = new ArrayList<>();
    for (OnDelete onDelete : OnDelete.values()) {
      for (TagOwner tags : TagOwner.values()) {
        for (OrganizationConfiguration declared : OrganizationConfiguration.values()) {
          for (OrganizationConfiguration live : OrganizationConfiguration.values()) {
            memories.forEach(
                previous -> cases.add(new Case(onDelete, tags, previous, declared, live)));
          }
        }
      }
    }
    return cases;
  }

  @Test
  void changesOnlyWhatIsOursToWhatOnDeleteDeclares() {
    assertThat(cases()).hasSize(3 * 5 * 5 * 5 * 6);
    for (Case it : cases()) {
      LifecycleScenario run = it.scenario();
      Map<String, String> tags = run.hub.tagged();
      Response response = run.delete(ID, it.declared, it.onDelete);
      assertThat(response.status()).as("%s", it).isEqualTo(Status.SUCCESS);
      assertThat(response.data()).as("%s", it).containsEntry("Outcome", it.outcome());
      assertThat(run.hub.truth())
          .as("%s", it)
          .isEqualTo(enabled(it.writes() ? it.target().orElseThrow() : it.live));
      assertThat(run.hub.updates()).as("%s", it).hasSize(it.writes() ? 1 : 0);
      assertThat(run.hub.tagged())
          .as("%s", it)
          .isEqualTo(it.tags == TagOwner.THIS_LIFE ? Map.of() : tags);
      assertThat(response.physicalResourceId()).as("%s", it).isEqualTo(ID);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456789012/us-east-1/securityhub-organization-configuration/0f5c4b1e",
        "210987654321/eu-west-1/securityhub-organization-configuration/0f5c4b1e"
      })
  void theIdOfAnotherAccountOrRegionIsLeft(String id) {
    LifecycleScenario run = LifecycleScenario.where(ON).owned(OFF);
    assertLeft(run.delete(id, ON, OnDelete.RESTORE));
    assertThat(run.hub.requests()).isEmpty();
  }

  @Test
  void aFormerAdministratorOrSubscriberHasNothingToDelete() {
    for (Failure gone : List.of(ErrorFixtures.notAdministrator(), ErrorFixtures.notSubscribed())) {
      for (Operation operation : List.of(Operation.DESCRIBE, Operation.UPDATE)) {
        LifecycleScenario run = LifecycleScenario.where(ON).owned(OFF);
        run.hub.failAlways(operation, gone);
        Response response = run.delete(ID, ON, OnDelete.RESTORE);
        assertLeft(response);
        assertThat(response.reason()).contains(gone.error().message());
        assertThat(run.hub.tagged()).isEmpty();
      }
    }
  }

  /** R40: the body of the refused Update is lost, and the next read returns the reason. */
  @Tag("R40")
  @Test
  void anAdministratorLostBeforeTheWriteIsNoticedByTheNextRead() {
    LifecycleScenario run = LifecycleScenario.where(ON).owned(OFF);
    run.hub.failAlways(Operation.UPDATE, ErrorFixtures.onLocal(401, "", ""));
    run.clock.at(
        Duration.ofMillis(30),
        () -> run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notAdministrator()));
    assertLeft(run.delete(ID, ON, OnDelete.RESTORE));
  }

  @Test
  void securityHubDisabledBetweenWriteAndProofEndsTheDelete() {
    LifecycleScenario run = LifecycleScenario.where(ON).owned(OFF);
    run.hub.afterUpdate(
        () -> run.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed()));
    assertLeft(run.delete(ID, ON, OnDelete.RESTORE));
  }

  @ParameterizedTest
  @EnumSource(names = {"RESTORE", "RESET"})
  void aForeignWriteDuringTheDeleteIsLeft(OnDelete onDelete) {
    LifecycleScenario run = LifecycleScenario.where(ON).owned(OFF);
    run.hub.failNext(Operation.UPDATE, 3, ErrorFixtures.throttled());
    run.clock.at(Duration.ofMillis(100), () -> run.hub.foreignWrite(BARE));
    Response response = run.delete(ID, ON, onDelete);
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
    LifecycleScenario run = LifecycleScenario.where(ON).owned(OFF);
    assertLeft(run.handle(RequestType.DELETE, ID, properties));
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
    LifecycleScenario run = LifecycleScenario.where(ON).owned(OFF);
    run.handle(RequestType.DELETE, ID, properties);
    assertThat(run.hub.truth()).isEqualTo(enabled(OFF));
  }
}

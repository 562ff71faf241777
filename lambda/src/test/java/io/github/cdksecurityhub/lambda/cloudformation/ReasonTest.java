package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleHandlerTest.assertFailed;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads of an event that failed, or succeeded. */
class ReasonTest {
  private static final String FORGED = "lambda:InvokeFunction";

  @ParameterizedTest
  @ValueSource(strings = {"", "create", "CREATE", "Read", "Create ", "Créer"})
  void anUnknownRequestTypeFailsWithWhatIsAllowedAndAsksNothing(String type) {
    LifecycleScenario run = LifecycleScenario.where(OFF);
    Response answer = run.of(type, "", ON, OnDelete.RESTORE);
    assertFailed(
        answer, "'" + type + "'", "Create or Update or Delete", FORGED, "Nothing was touched.");
    assertThat(run.places).isEmpty();
  }

  @Test
  void anEventWithAProblemFailsWhateverElseItSaysAndAsksNothing() {
    for (String type : new String[] {"Create", "Update", "Delete", ""}) {
      LifecycleScenario run = LifecycleScenario.where(ON);
      CustomResourceEvent event =
          new CustomResourceEvent(
              type,
              new ResponseUrl(Events.URL),
              "",
              "",
              "",
              "",
              Events.scalars(Events.properties("eu-west-1", OFF, OnDelete.RESET)),
              "malformed JSON at line 1, column 7");
      assertFailed(run.of(event), "malformed JSON at line 1, column 7", FORGED);
      assertThat(run.places).isEmpty();
    }
  }

  @Test
  void everyFailureCaseOfAWriteReachesTheReasonWithCauseAndNextStep() {
    for (Failure failure :
        List.of(
            ErrorFixtures.notAdministrator(),
            ErrorFixtures.notSubscribed(),
            ErrorFixtures.denied(),
            ErrorFixtures.noAggregator(),
            ErrorFixtures.notHomeRegion(),
            ErrorFixtures.onCentral(400, "X", ErrorFixtures.MANAGEMENT_ACCOUNT))) {
      LifecycleScenario run = LifecycleScenario.where(OFF);
      run.hub.failAlways(Operation.UPDATE, failure);
      assertFailed(
          run.update(ID + "CENTRAL", CENTRAL),
          "eu-west-1",
          failure.cause(),
          failure.nextStep(),
          failure.said().message());
    }
  }

  @Test
  void theReasonOfASuccessSaysWhatWasDone() {
    assertThat(LifecycleScenario.where(ON).create(ON).reason()).isEqualTo("unchanged");
    assertThat(LifecycleScenario.where(OFF).create(ON).reason())
        .isEqualTo("updated: AutoEnable: false -> true");
  }

  @Test
  void aFailureNamesTheRegionWhereItIsOne() {
    Map<String, String> properties =
        new java.util.LinkedHashMap<>(Events.properties("eu-west-1", ON, OnDelete.RESET));
    properties.put("OnDelete", "KEEP");
    assertThat(LifecycleScenario.where(ON).of("Create", "", properties).reason())
        .startsWith("Cannot create the organization configuration of 123456789012 in eu-west-1: ");
    properties.put("Region", "no Region");
    assertThat(LifecycleScenario.where(ON).of("Create", "", properties).reason())
        .startsWith("Cannot create the organization configuration of 123456789012: ");
  }

  @Test
  void theWayOutOfAFailedDeleteIsASentenceOfItsOwn() {
    for (Failure failure :
        List.of(
            ErrorFixtures.denied(), ErrorFixtures.onRead(403, "AccessDeniedException", "No."))) {
      LifecycleScenario run = LifecycleScenario.where(ON);
      run.hub.failAlways(Operation.DESCRIBE, failure);
      assertThat(run.delete(ID + "CENTRAL", ON, OnDelete.RESET).reason())
          .contains(". Or leave what is live as it is")
          .doesNotContain("..");
    }
  }

  @Test
  void anUpdateThatPoliciesStandInTheWayOfSaysWhenCloudFormationDeletesThem() {
    LifecycleScenario run = LifecycleScenario.where(CENTRAL);
    run.hub.policyLook(() -> List.of(new AssociatedPolicy("a", "baseline", "ROOT", "r-ab12")));
    run.hub.failAlways(Operation.UPDATE, ErrorFixtures.conflict());
    assertFailed(
        run.update(ID + "CENTRAL", ON),
        "\"baseline\" on ROOT r-ab12",
        "only after all of its updates",
        "deploy it first without them");
    Response deletion = run.delete(ID + "LOCAL,true,DEFAULT", CENTRAL, OnDelete.RESTORE);
    assertFailed(deletion, "\"baseline\" on ROOT r-ab12", "Disassociate", "--retain-resources");
    assertThat(deletion.reason()).doesNotContain("only after all of its updates");
  }

  @Test
  void aReasonWithManyPoliciesFitsIntoTheAnswer() {
    LifecycleScenario run = LifecycleScenario.where(CENTRAL);
    AssociatedPolicy one =
        new AssociatedPolicy("a", "🦔".repeat(64), "ORGANIZATIONAL_UNIT", "ou-" + "x".repeat(65));
    run.hub.policyLook(() -> Collections.nCopies(900, one));
    run.hub.failAlways(Operation.UPDATE, ErrorFixtures.conflict());
    Response answer = run.update(ID + "CENTRAL", ON);
    assertThat(answer.reason()).contains("and 890 more", "deploy it first without them");
    assertThat(ResponseSerializer.write(Events.event("Update", ID, Map.of()), answer).length)
        .isLessThanOrEqualTo(ResponseSerializer.MOST_BYTES);
  }
}

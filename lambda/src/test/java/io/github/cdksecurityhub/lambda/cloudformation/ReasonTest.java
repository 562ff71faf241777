package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleFailureTest.assertFailed;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Reason, which is what a user reads. */
class ReasonTest {

  private static LifecycleHandler lifecycle(RequestType type) {
    return LifecycleScenario.where(OFF)
        .lifecycle(Events.event(type, ID, Events.properties("eu-west-1", ON, OnDelete.RESTORE)));
  }

  @Test
  void aFailedUpdateNamesItsCauseItsErrorAndTheNextStep() {
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
          run.update(ID, CENTRAL),
          "eu-west-1",
          failure.explanation(),
          failure.nextStep(RetryAction.DEPLOY),
          failure.error().message());
    }
  }

  @Test
  void aSuccessNamesWhatWasDone() {
    assertThat(LifecycleScenario.where(ON).create(ON).reason()).isEqualTo("unchanged");
    assertThat(LifecycleScenario.where(OFF).create(ON).reason())
        .isEqualTo("updated: AutoEnable: false -> true");
  }

  @Test
  void aFailureNamesTheRegionWhereItIsOne() {
    Map<String, String> properties =
        new LinkedHashMap<>(Events.properties("eu-west-1", ON, OnDelete.RESET));
    properties.put("OnDelete", "KEEP");
    assertThat(LifecycleScenario.where(ON).handle(RequestType.CREATE, "", properties).reason())
        .isEqualTo(
            "Cannot create the organization configuration of 123456789012 in eu-west-1: OnDelete is"
                + " 'KEEP'; allowed is RESTORE or RESET or RETAIN. Fix it in the template, then deploy"
                + " again.");
    properties.put("Region", "no Region");
    assertThat(LifecycleScenario.where(ON).handle(RequestType.CREATE, "", properties).reason())
        .startsWith("Cannot create the organization configuration of 123456789012: Region is ");
  }

  @ParameterizedTest
  @EnumSource
  void outOfTimeNamesWhatIsPendingAndTheNextStep(RequestType type) {
    String next = type == RequestType.DELETE ? "delete again" : "deploy again";
    assertFailed(
        lifecycle(type).outOfTime("await: the Status"),
        "123456789012 in eu-west-1",
        "time ran out; still pending: await: the Status.",
        "a longer timeout, then " + next + ".");
  }

  @ParameterizedTest
  @EnumSource
  void anUnexpectedFailureNamesTheExceptionAndTheNextStep(RequestType type) {
    String next = type == RequestType.DELETE ? "Delete again" : "Deploy again";
    assertFailed(
        lifecycle(type).failedUnexpectedly(new IllegalStateException("odd")),
        "unexpectedly with java.lang.IllegalStateException: odd. " + next + "; that is safe.",
        "0f5c4b1e-request");
    assertFailed(
        lifecycle(type).failedUnexpectedly(new StackOverflowError()),
        "unexpectedly with java.lang.StackOverflowError. ");
  }

  @Test
  void anUpdateThatPoliciesPreventNamesWhenTheyAreDeleted() {
    LifecycleScenario run = LifecycleScenario.where(CENTRAL).owned(ON);
    run.hub.policies(() -> List.of(new AssociatedPolicy("a", "baseline", "ROOT", "r-ab12")));
    run.hub.failAlways(Operation.UPDATE, ErrorFixtures.conflict());
    assertFailed(
        run.update(ID, ON),
        "\"baseline\" on ROOT r-ab12",
        "only after all of its updates",
        "deploy it first without them");
    Response deletion = run.delete(ID, CENTRAL, OnDelete.RESTORE);
    assertFailed(deletion, "\"baseline\" on ROOT r-ab12", "Disassociate", "--retain-resources");
    assertThat(deletion.reason()).doesNotContain("only after all of its updates");
  }

  @Test
  void aReasonWithManyPoliciesFitsIntoTheResponse() throws IOException {
    LifecycleScenario run = LifecycleScenario.where(CENTRAL).owned(ON);
    AssociatedPolicy one =
        new AssociatedPolicy("a", "🦔".repeat(64), "ORGANIZATIONAL_UNIT", "ou-" + "x".repeat(65));
    run.hub.policies(() -> Collections.nCopies(900, one));
    run.hub.failAlways(Operation.UPDATE, ErrorFixtures.conflict());
    Response response = run.update(ID, ON);
    assertThat(response.reason()).contains("and 890 more", "deploy it first without them");
    assertThat(response.toJson(Events.event(RequestType.UPDATE, ID, Map.of())))
        .hasSizeLessThanOrEqualTo(Response.MOST_BYTES);
  }
}

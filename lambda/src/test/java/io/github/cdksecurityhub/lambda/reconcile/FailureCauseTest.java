package io.github.cdksecurityhub.lambda.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The message of each cause with each next step, and what the cause means for an update. */
class FailureCauseTest {

  static Stream<Arguments> everyMessage() {
    return Arrays.stream(FailureCause.values())
        .flatMap(
            cause ->
                Arrays.stream(RetryAction.values()).map(action -> Arguments.of(cause, action)));
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void theMessageHasItsPartsInOrderAndEachOnce(FailureCause cause, RetryAction action) {
    Failure failure = ErrorFixtures.failure(cause);
    String message = new ReconcileException("do it", failure, "Tried twice", null).message(action);
    assertThat(message)
        .isEqualTo(
            "Cannot do it of 123456789012 in eu-west-1: %s %s (Tried twice.) Error: the error of %s"
                .formatted(failure.explanation(), failure.nextStep(action), cause))
        .doesNotContain("{", "}", "null", "  ", "..");
    assertThat(failure.explanation()).matches("[a-zA-Z][^A-Z].*[^.]\\.");
    assertThat(failure.nextStep(action)).matches("[A-Z].*[^.]\\.");
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void theNextStepEndsWithTheActionAndHasItOnce(FailureCause cause, RetryAction action) {
    assertThat(ErrorFixtures.failure(cause).nextStep(action))
        .matches("(?i)(.*, then )?" + action + "(; that is safe)?\\.")
        .satisfies(step -> assertThat(step.split("(?i)" + action, -1)).hasSize(2));
  }

  /** A stack in DELETE_FAILED accepts no deployment. */
  @ParameterizedTest
  @EnumSource
  void afterADeleteNothingOffersToChangeTheDeclaration(FailureCause cause) {
    assertThat(ErrorFixtures.failure(cause).nextStep(RetryAction.DELETE))
        .doesNotContainPattern("(?i)\\b(deploy|declare|construct|Cfn\\w*)\\b");
  }

  @Test
  void afterADeploymentAnAlternativeIsOffered() {
    assertThat(ErrorFixtures.notSubscribed().nextStep(RetryAction.DEPLOY))
        .isEqualTo(
            "Run EnableSecurityHub for 123456789012 in eu-west-1, or remove the Region from the"
                + " construct, then deploy again.");
    assertThat(ErrorFixtures.failure(FailureCause.CONNECTION_LOST).nextStep(RetryAction.DEPLOY))
        .isEqualTo("Deploy again; that is safe.");
  }

  @Test
  void theMessageIsTheOneForADeploymentAndOmitsWhatIsEmpty() {
    Failure failure =
        new Failure(
            FailureCause.CONFLICT,
            ErrorFixtures.PLACE,
            ApiOperation.DESCRIBE,
            ServiceError.ofText(""),
            "");
    assertThat(new ReconcileException(failure))
        .hasMessage(
            "Cannot read the organization configuration of 123456789012 in eu-west-1: another change"
                + " of the organization's configuration is in progress. Wait until it is done, then"
                + " deploy again.");
  }

  @Test
  void aDenialNamesTheActionOfItsOperation() {
    for (ApiOperation operation : ApiOperation.values()) {
      Failure denied =
          new Failure(
              FailureCause.ACCESS_DENIED,
              ErrorFixtures.PLACE,
              operation,
              ServiceError.ofText(""),
              "");
      assertThat(denied.explanation()).contains("securityhub:" + operation.operation() + " ");
    }
  }

  private static Set<FailureCause> those(Predicate<FailureCause> predicate) {
    return Arrays.stream(FailureCause.values())
        .filter(predicate)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(FailureCause.class)));
  }

  /** R26: only then is a read that does not show the update no proof that it was lost. */
  @Tag("R26")
  @Test
  void onlyWhatMayHaveArrivedLosesItsResponse() {
    assertThat(those(FailureCause::losesResponse))
        .containsExactlyInAnyOrder(
            FailureCause.GATEWAY_FAULT,
            FailureCause.CONNECTION_LOST,
            FailureCause.UNREADABLE_RESPONSE,
            FailureCause.REDIRECTED);
  }

  @Test
  void aFaultOfTheServiceLeavesTheOutcomeUnknownToo() {
    Set<FailureCause> expected = those(FailureCause::losesResponse);
    expected.add(FailureCause.SERVICE_FAULT);
    assertThat(those(FailureCause::leavesOutcomeUnknown)).isEqualTo(expected);
  }
}

package io.github.cdksecurityhub.lambda.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user is told to do fits what had failed: nobody deploys a stack that can only go. */
class RemedyTest {
  private static final Pattern DEPLOYING = Pattern.compile("(?i)\\bdeploy\\b|\\bdeclare\\b");

  static List<Class<?>> failures() {
    return Failures.cases().stream().filter(type -> type != Standing.NoLongerOurs.class).toList();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void afterADeleteItEndsInAnotherDeleteAndChangesNoDeclaration(Class<?> failure) throws Exception {
    for (String filling : List.of("", "words")) {
      String next = Failures.example(failure, filling).advice(RetryAction.DELETE).nextStep();
      assertThat(next).containsIgnoringCase("delete again").doesNotContainPattern(DEPLOYING);
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void afterADeploymentItEndsInAnother(Class<?> failure) throws Exception {
    for (String filling : List.of("", "words")) {
      Failure example = Failures.example(failure, filling);
      assertThat(example.advice(RetryAction.DEPLOY).nextStep())
          .containsPattern(DEPLOYING)
          .isEqualTo(example.nextStep());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theCauseIsTheSameWhateverComesNext(RetryAction again) throws Exception {
    for (Class<?> failure : Failures.cases()) {
      Failure example = Failures.example(failure, "words");
      assertThat(example.advice(again).cause()).isEqualTo(example.cause());
      assertThat(example.advice(again).nextStep()).matches("(?s)[A-Z].*[^.]\\.");
    }
  }

  @Test
  void theMessageOfAFailureIsTheOneOfADeploymentUnlessAskedOtherwise() {
    ReconcileException e =
        new ReconcileException(
            "read the thing", ErrorFixtures.PLACE, ErrorFixtures.throttled(), "");
    assertThat(e)
        .hasMessageStartingWith("Cannot read the thing of 123456789012 in eu-west-1: ")
        .hasMessageContaining("Deploy again when");
    assertThat(e.message(RetryAction.LOOK)).contains("Wait for the next run when");
  }

  @Test
  void onlyADeploymentMayChangeWhatIsDeclared() {
    assertThat(ErrorFixtures.notSubscribed().advice(RetryAction.DEPLOY).nextStep())
        .contains(", or remove the Region from the construct");
    assertThat(ErrorFixtures.notSubscribed().advice(RetryAction.DELETE).nextStep())
        .doesNotContain("construct");
  }

  /** A status alone is no word that could be mended. */
  @Test
  void aRefusalWithoutWordsIsNotToBeMendedByThem() {
    assertThat(ErrorFixtures.onRead(418, "", "").nextStep())
        .contains("Call DescribeOrganizationConfiguration by hand")
        .doesNotContain("its words");
    assertThat(ErrorFixtures.onRead(418, "TeapotException", "").nextStep()).contains("its words");
  }
}

package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.ApiOperation.DESCRIBE;
import static io.github.cdksecurityhub.lambda.reconcile.ApiOperation.LIST_AGGREGATORS;
import static io.github.cdksecurityhub.lambda.reconcile.ApiOperation.UPDATE_TO_CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ApiOperation.UPDATE_TO_LOCAL;
import static io.github.cdksecurityhub.lambda.reconcile.RetryPolicy.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a failure means for what comes next, and whom and what its words name. */
class FailureMeaningTest {
  private static final String IA = "InvalidAccessException";
  private static final String AD = "AccessDeniedException";

  /** A read changes nothing, so its message may not speak of a change. */
  @ParameterizedTest
  @EnumSource(names = {"DESCRIBE", "LIST_AGGREGATORS"})
  void aWordless401OnAReadIsNotToldAsARefusedChange(ApiOperation read) {
    Failure failure =
        new ErrorClassifier(ErrorFixtures.PLACE).of(read, new ServiceError(401, "", "", ""));
    assertThat(failure.cause()).doesNotContain("refused the change").doesNotContain("can be read");
  }

  @Test
  void aWordless401OnUpdateIsLeftToTheNextReadToExplain() {
    assertThat(wordless401("").persistence()).isNotEqualTo(NONE);
  }

  @Test
  void aWordless401WithACodeOnUpdateIsLeftToTheNextReadToExplain() {
    assertThat(wordless401(IA).persistence()).isNotEqualTo(NONE);
  }

  private static Failure wordless401(String code) {
    return new ErrorClassifier(ErrorFixtures.PLACE)
        .of(UPDATE_TO_LOCAL, new ServiceError(401, code, "", ""));
  }

  @Test
  void onlyWhatMayHaveArrivedMayHaveTakenEffect() {
    assertThat(ErrorFixtures.internal().mayHaveTakenEffect()).isTrue();
    assertThat(ErrorFixtures.broken().mayHaveTakenEffect()).isTrue();
    assertThat(ErrorFixtures.throttled().mayHaveTakenEffect()).isFalse();
    assertThat(ErrorFixtures.denied().mayHaveTakenEffect()).isFalse();
    assertThat(ErrorFixtures.conflict().mayHaveTakenEffect()).isFalse();
    assertThat(
            new Transient.Unreachable(ErrorFixtures.PLACE, ServiceError.ofText("x"))
                .mayHaveTakenEffect())
        .isFalse();
  }

  @Test
  void theCallThatIAmDeniesIsNamedByItsAction() {
    for (ApiOperation call :
        List.of(DESCRIBE, LIST_AGGREGATORS, UPDATE_TO_LOCAL, UPDATE_TO_CENTRAL)) {
      Failure failure =
          new ErrorClassifier(ErrorFixtures.PLACE).of(call, new ServiceError(403, AD, "no", ""));
      assertThat(failure.cause()).contains("securityhub:" + call.operation());
    }
  }

  @Test
  void aFailedStatusIsReadLikeAnError() {
    assertThat(failed(ErrorFixtures.SYNCING)).isInstanceOf(Passing.StillSyncing.class);
    assertThat(failed(ErrorFixtures.MANAGEMENT_ACCOUNT))
        .isInstanceOf(Standing.ManagementAccountIsAdministrator.class);
    assertThat(failed("whatever")).isInstanceOf(Standing.GaveUp.class);
    assertThat(failed("whatever").said().message()).isEqualTo("whatever");
    assertThat(failed("")).isInstanceOf(Standing.GaveUp.class);
  }

  private static Failure failed(String message) {
    OrganizationConfiguration central = new OrganizationConfiguration.Central();
    return new ErrorClassifier(ErrorFixtures.PLACE)
        .ofFailedStatus(FakeSecurityHub.live(central, ConfigurationStatus.FAILED, message));
  }

  /** R26: only where nobody knows what became of the request do reads have to become fresh. */
  @Test
  void aGatewayThatGaveUpAndABrokenConnectionLoseTheAnswerAndAFaultDoesNot() {
    assertThat(ErrorFixtures.broken().losesTheAnswer()).isTrue();
    assertThat(new Transient.Unreadable(ServiceError.ofText("x")).losesTheAnswer()).isTrue();
    for (int status : new int[] {502, 504}) {
      assertThat(ErrorFixtures.onLocal(status, "", "").losesTheAnswer()).as("%d", status).isTrue();
    }
    for (int status : new int[] {500, 501, 503, 505}) {
      assertThat(ErrorFixtures.onLocal(status, "", "").losesTheAnswer()).as("%d", status).isFalse();
    }
    assertThat(ErrorFixtures.throttled().losesTheAnswer()).isFalse();
  }

  @Test
  void aDenialNamesTheActionThatWasCalled() {
    assertThat(ErrorFixtures.onLocal(403, AD, "no").cause())
        .contains("securityhub:UpdateOrganizationConfiguration");
    assertThat(ErrorFixtures.onList(403, AD, "no").cause())
        .contains("securityhub:ListFindingAggregators");
  }

  @Test
  void anotherHomeRegionIsNamedWhereItIsKnown() {
    Failure known =
        new Standing.NotHomeRegion(ErrorFixtures.PLACE, "us-east-1", ServiceError.ofText(""));
    assertThat(known.cause()).endsWith("eu-west-1 is not it; the home Region is us-east-1.");
    assertThat(known.nextStep()).startsWith("Declare CENTRAL for us-east-1 instead");
    assertThat(ErrorFixtures.notHomeRegion().cause()).endsWith("eu-west-1 is not it.");
    assertThat(ErrorFixtures.notHomeRegion().nextStep())
        .startsWith("Declare CENTRAL for the Region that ListFindingAggregators names instead");
  }
}

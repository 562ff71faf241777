package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.reconcile.ApiOperation.LIST_AGGREGATORS;
import static io.github.cdksecurityhub.lambda.reconcile.ApiOperation.LIST_TAGS;
import static io.github.cdksecurityhub.lambda.reconcile.ApiOperation.TAG;
import static io.github.cdksecurityhub.lambda.reconcile.ApiOperation.UNTAG;
import static io.github.cdksecurityhub.lambda.reconcile.ApiOperation.UPDATE_TO_CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ApiOperation.UPDATE_TO_LOCAL;
import static io.github.cdksecurityhub.lambda.reconcile.FailureCause.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The cause of every message and code that service-behaviour.md knows. */
@Tag("R3")
@Tag("R4")
@Tag("R13")
@Tag("R14")
@Tag("R16")
@Tag("R17")
@Tag("R18")
@Tag("R19")
@Tag("R21")
@Tag("R22")
@Tag("R23")
@Tag("R28")
@Tag("R32")
@Tag("R40")
@Tag("R49")
class ErrorClassifierTest {
  record Row(String rule, ApiOperation operation, ServiceError error, FailureCause cause) {

    Failure failure() {
      return new ErrorClassifier(ErrorFixtures.PLACE).of(operation, error);
    }

    @Override
    public String toString() {
      return rule + ": " + error.status() + " " + error.code() + " on " + operation;
    }
  }

  private static final String ACCESS = "InvalidAccessException";
  private static final String NOT_FOUND = "ResourceNotFoundException";
  private static final String DENIED = "AccessDeniedException";
  private static final String INPUT = "InvalidInputException";
  private static final String CONFLICTS = "ResourceConflictException";
  private static final String NO_ACCESS = "You don't have permissions to access this resource.";

  private final List<Row> rows = new ArrayList<>();

  private void row(
      String rule,
      ApiOperation operation,
      int status,
      String code,
      String message,
      FailureCause cause) {
    rows.add(new Row(rule, operation, new ServiceError(status, code, message, "r-1"), cause));
  }

  static List<Row> rows() {
    ErrorClassifierTest table = new ErrorClassifierTest();
    for (ApiOperation operation : ApiOperation.values()) {
      table.codes(operation);
      table.statuses(operation);
      table.messagesWithAnyCode(operation);
    }
    table.updates();
    return table.rows;
  }

  private void codes(ApiOperation any) {
    FailureCause internal = any == LIST_AGGREGATORS ? FINDING_AGGREGATOR_UNKNOWN : SERVICE_FAULT;
    row("R3, R17", any, 500, "InternalException", "x", internal);
    row("R4, R17", any, 400, "InternalException", "x", internal);
    row("R3", any, 400, INPUT, "bad", REFUSED);
    boolean ofHubTags = List.of(LIST_TAGS, TAG, UNTAG).contains(any);
    row("R3", any, 404, NOT_FOUND, "no such thing", ofHubTags ? NOT_SUBSCRIBED : REFUSED);
    row("R3", any, 429, "LimitExceededException", "x", THROTTLED);
    row("R4", any, 200, "LimitExceededException", "x", THROTTLED);
    row("R4", any, 400, "ThrottlingException", "x", THROTTLED);
    row("R4", any, 401, INPUT, "bad", REFUSED);
    row("R4", any, 400, "BadRequestException", "x", REFUSED);
    row("R16", any, 403, DENIED, ErrorFixtures.DENIED, ACCESS_DENIED);
    row("R4, R16", any, 400, DENIED, "no", ACCESS_DENIED);
    row("R16", any, 403, DENIED, NO_ACCESS, NO_ACCESS_TO_ORGANIZATION);
    for (String code :
        List.of("UnrecognizedClientException", "InvalidClientTokenId", "OptInRequired")) {
      row("R49", any, 403, code, "x", CREDENTIALS_REJECTED);
    }
    row("unknown, 5xx", any, 500, "Strange", "x", SERVICE_FAULT);
    row("unknown, 5xx", any, 502, "Strange", "x", SERVICE_FAULT);
    row("unknown, 4xx", any, 418, "Strange", "x", REFUSED);
  }

  private void statuses(ApiOperation any) {
    for (int status : new int[] {500, 501, 503, 505}) {
      row("status only", any, status, "", "", SERVICE_FAULT);
    }
    row("status only", any, 502, "", "", GATEWAY_FAULT);
    row("status only", any, 504, "", "upstream timed out", GATEWAY_FAULT);
    row("status only", any, 429, "", "", THROTTLED);
    row("R32", any, 403, "", "", ACCESS_DENIED);
    row("status only", any, 400, "", "", REFUSED_WITHOUT_ERROR);
    row("message only", any, 400, "", "bad", REFUSED);
    row("message only", any, 403, "", NO_ACCESS, NO_ACCESS_TO_ORGANIZATION);
    for (int status : new int[] {300, 301, 302, 303, 304, 307, 308, 399}) {
      row("a redirect", any, status, "", "", REDIRECTED);
    }
    // A read changes nothing, so its message may not be that of a refused update.
    boolean isUpdate = any == UPDATE_TO_LOCAL || any == UPDATE_TO_CENTRAL;
    for (String code : List.of("", ACCESS)) {
      FailureCause onRead = code.isEmpty() ? REFUSED_WITHOUT_ERROR : REFUSED;
      row("R40", any, 401, code, "", isUpdate ? UPDATE_REFUSED_WITHOUT_ERROR : onRead);
    }
  }

  private void messagesWithAnyCode(ApiOperation any) {
    for (String code : List.of(ACCESS, DENIED, INPUT, NOT_FOUND, CONFLICTS, "", "Unknown")) {
      for (int status : new int[] {400, 401, 403, 404, 500}) {
        row("R13", any, status, code, ErrorFixtures.NOT_ADMINISTRATOR, NOT_ADMINISTRATOR);
        row("R14", any, status, code, ErrorFixtures.NOT_SUBSCRIBED, NOT_SUBSCRIBED);
        row("R22", any, status, code, ErrorFixtures.SYNCING, STILL_SYNCING);
        row(
            "R21",
            any,
            status,
            code,
            ErrorFixtures.MANAGEMENT_ACCOUNT,
            MANAGEMENT_ACCOUNT_IS_ADMINISTRATOR);
      }
    }
  }

  private void updates() {
    String noSettings =
        "Auto Enable and AutoEnableStandards can not be enabled for Central Configuration";
    rows.add(
        new Row(
            "R18",
            UPDATE_TO_CENTRAL,
            ErrorFixtures.noAggregator().error(),
            MISSING_FINDING_AGGREGATOR));
    rows.add(
        new Row("R19", UPDATE_TO_CENTRAL, ErrorFixtures.notHomeRegion().error(), NOT_HOME_REGION));
    row("R23", UPDATE_TO_LOCAL, 400, INPUT, noSettings, CENTRAL_TAKES_NO_SETTINGS);
    row("R28", UPDATE_TO_LOCAL, 409, CONFLICTS, "Policies exist", POLICIES_ASSOCIATED);
    row("R28", UPDATE_TO_LOCAL, 400, CONFLICTS, "", POLICIES_ASSOCIATED);
    row("R28", UPDATE_TO_LOCAL, 409, "", "", POLICIES_ASSOCIATED);
    row("going CENTRAL", UPDATE_TO_CENTRAL, 409, CONFLICTS, "busy", CONFLICT);
    row("going CENTRAL", UPDATE_TO_CENTRAL, 409, "", "", CONFLICT);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theCauseIsFoundAndTheErrorKept(Row row) {
    Failure failure = row.failure();
    assertThat(failure.cause()).isEqualTo(row.cause);
    assertThat(failure.error()).isEqualTo(row.error);
    assertThat(failure.operation()).isEqualTo(row.operation);
    assertThat(failure.where()).isEqualTo(ErrorFixtures.PLACE);
  }

  @Test
  void whatOnlyAListNamesIsReplacedByTheOperationThatListsIt() {
    assertThat(ErrorFixtures.notHomeRegion().explanation())
        .contains("which is the one that ListFindingAggregators returns, not eu-west-1");
    assertThat(ErrorFixtures.conflict().explanation())
        .contains("ListConfigurationPolicyAssociations in the home Region lists them");
  }

  /** R21, R22 and R24 are reported as a Status, too. */
  @Tag("R21")
  @Tag("R22")
  @Tag("R24")
  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"a reason, a reason, STATUS_FAILED", "'', (no StatusMessage), STATUS_FAILED"})
  void aFailedStatusHasItsMessageAsError(String message, String error, FailureCause cause) {
    assertThat(ofFailedStatus(message).cause()).isEqualTo(cause);
    assertThat(ofFailedStatus(message).error()).hasToString(error);
    assertThat(ofFailedStatus(message).operation()).isEqualTo(UPDATE_TO_CENTRAL);
  }

  @Test
  void aFailedStatusIsClassifiedByItsMessage() {
    assertThat(ofFailedStatus(ErrorFixtures.SYNCING).cause()).isEqualTo(STILL_SYNCING);
    assertThat(ofFailedStatus(ErrorFixtures.MANAGEMENT_ACCOUNT).cause())
        .isEqualTo(MANAGEMENT_ACCOUNT_IS_ADMINISTRATOR);
  }

  private static Failure ofFailedStatus(String message) {
    return new ErrorClassifier(ErrorFixtures.PLACE)
        .ofFailedStatus(
            FakeSecurityHub.live(
                new OrganizationConfiguration.Central(), ConfigurationStatus.FAILED, message));
  }
}

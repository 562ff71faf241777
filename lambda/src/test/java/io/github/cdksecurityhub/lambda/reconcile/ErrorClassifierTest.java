package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.ApiOperation.UPDATE_TO_CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ApiOperation.UPDATE_TO_LOCAL;
import static io.github.cdksecurityhub.lambda.reconcile.RetryPolicy.BACKOFF;
import static io.github.cdksecurityhub.lambda.reconcile.RetryPolicy.NONE;
import static io.github.cdksecurityhub.lambda.reconcile.RetryPolicy.ON_CREATE;
import static io.github.cdksecurityhub.lambda.reconcile.RetryPolicy.WHILE_TIME_REMAINS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text and code that service-behaviour.md knows, and the cause that it means. */
class ErrorClassifierTest {
  record Row(
      String reason,
      ApiOperation call,
      int status,
      String code,
      String message,
      Class<? extends Failure> cause,
      RetryPolicy persistence) {

    ServiceError said() {
      return new ServiceError(status, code, message, "b1946ac9-2492-4d23");
    }

    Failure failure() {
      return new ErrorClassifier(ErrorFixtures.PLACE).of(call, said());
    }

    @Override
    public String toString() {
      return reason + ": " + status + " " + code + " on " + call;
    }
  }

  private static final String IA = "InvalidAccessException";
  private static final String RNF = "ResourceNotFoundException";
  private static final String AD = "AccessDeniedException";
  private static final String II = "InvalidInputException";
  private static final String AGGREGATOR =
      "Finding Aggregator must be created to enable Central Configuration";
  private static final String HOME =
      "Central Configuration APIs can only be called from the aggregation region";
  private static final String NO_SETTINGS =
      "Auto Enable and AutoEnableStandards can not be enabled for Central Configuration";
  private static final String WRONG = "You don't have permissions to access this resource.";

  static Stream<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (ApiOperation call : ApiOperation.values()) {
      rows.add(
          row("R3", call, 500, "InternalException", "x", Transient.ServiceFault.class, BACKOFF));
      rows.add(row("R3", call, 400, II, "bad", Standing.Refused.class, NONE));
      rows.add(
          row("R3", call, 429, "LimitExceededException", "x", Transient.Throttled.class, BACKOFF));
      rows.add(
          row("R16", call, 403, AD, ErrorFixtures.DENIED, Spreading.AccessDenied.class, ON_CREATE));
      rows.add(row("R16", call, 403, AD, WRONG, Spreading.WrongAccount.class, ON_CREATE));
      for (String code :
          List.of("UnrecognizedClientException", "InvalidClientTokenId", "OptInRequired")) {
        rows.add(row("R39", call, 403, code, "x", Spreading.CredentialsRefused.class, ON_CREATE));
      }
      rows.add(row("R3", call, 404, RNF, "no such thing", Standing.Refused.class, NONE));
      rows.add(row("R4", call, 401, II, "bad", Standing.Refused.class, NONE));
      rows.add(row("R4", call, 400, "BadRequestException", "x", Standing.Refused.class, NONE));
      rows.add(
          row("R4", call, 200, "LimitExceededException", "x", Transient.Throttled.class, BACKOFF));
      rows.add(
          row("R4", call, 400, "ThrottlingException", "x", Transient.Throttled.class, BACKOFF));
      rows.add(
          row("R4", call, 400, "InternalException", "x", Transient.ServiceFault.class, BACKOFF));
      rows.add(row("R4", call, 400, AD, "no", Spreading.AccessDenied.class, ON_CREATE));
      rows.add(
          row("unknown, 5xx", call, 502, "Strange", "x", Transient.ServiceFault.class, BACKOFF));
      rows.add(
          row("unknown, 5xx", call, 500, "Strange", "x", Transient.ServiceFault.class, BACKOFF));
      rows.add(row("unknown, 4xx", call, 418, "Strange", "x", Standing.Refused.class, NONE));
      rows.add(row("no words", call, 500, "", "", Transient.ServiceFault.class, BACKOFF));
      rows.add(row("no words", call, 503, "", "", Transient.ServiceFault.class, BACKOFF));
      rows.add(row("no words", call, 429, "", "", Transient.Throttled.class, BACKOFF));
      rows.add(row("R32", call, 403, "", "", Spreading.AccessDenied.class, ON_CREATE));
      rows.add(row("no words", call, 400, "", "", Standing.Refused.class, NONE));
      for (int status : new int[] {300, 301, 302, 303, 304, 307, 308}) {
        rows.add(row("a redirect", call, status, "", "", Transient.Redirected.class, BACKOFF));
      }
      rows.add(row("only text", call, 403, "", WRONG, Spreading.WrongAccount.class, ON_CREATE));
      for (String code : List.of(IA, AD, "InvalidInputException", "", "NobodyKnows")) {
        for (int status : new int[] {400, 401, 403, 500}) {
          rows.add(
              row(
                  "R13 whatever the code",
                  call,
                  status,
                  code,
                  ErrorFixtures.NOT_ADMINISTRATOR,
                  Spreading.NotAdministrator.class,
                  ON_CREATE));
          rows.add(
              row(
                  "R14 whatever the code",
                  call,
                  status,
                  code,
                  ErrorFixtures.NOT_SUBSCRIBED,
                  Standing.NotSubscribed.class,
                  NONE));
        }
      }
    }
    for (String code :
        List.of("DataUnavailableException", RNF, IA, "ResourceConflictException", "")) {
      rows.add(
          row(
              "R22 whatever the code",
              UPDATE_TO_CENTRAL,
              404,
              code,
              ErrorFixtures.SYNCING,
              Passing.StillSyncing.class,
              WHILE_TIME_REMAINS));
      rows.add(
          row(
              "R21 whatever the code",
              UPDATE_TO_CENTRAL,
              400,
              code,
              ErrorFixtures.MANAGEMENT_ACCOUNT,
              Standing.ManagementAccountIsAdministrator.class,
              NONE));
    }
    rows.add(
        row(
            "R18",
            UPDATE_TO_CENTRAL,
            404,
            RNF,
            AGGREGATOR,
            Standing.MissingFindingAggregator.class,
            NONE));
    rows.add(row("R19", UPDATE_TO_CENTRAL, 403, AD, HOME, Standing.NotHomeRegion.class, NONE));
    rows.add(
        row(
            "R23",
            UPDATE_TO_LOCAL,
            400,
            II,
            NO_SETTINGS,
            Standing.CentralTakesNoSettings.class,
            NONE));
    rows.add(
        row(
            "R28",
            UPDATE_TO_LOCAL,
            409,
            "ResourceConflictException",
            "Policies exist",
            Passing.PoliciesStillAssociated.class,
            WHILE_TIME_REMAINS));
    rows.add(
        row(
            "R28",
            UPDATE_TO_LOCAL,
            400,
            "ResourceConflictException",
            "",
            Passing.PoliciesStillAssociated.class,
            WHILE_TIME_REMAINS));
    rows.add(
        row(
            "a 409 on going CENTRAL",
            UPDATE_TO_CENTRAL,
            409,
            "ResourceConflictException",
            "busy",
            Passing.Conflict.class,
            WHILE_TIME_REMAINS));
    return rows.stream();
  }

  private static Row row(
      String reason,
      ApiOperation call,
      int status,
      String code,
      String message,
      Class<? extends Failure> cause,
      RetryPolicy persistence) {
    return new Row(reason, call, status, code, message, cause, persistence);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theCauseIsFound(Row row) {
    assertThat(row.failure()).isInstanceOf(row.cause);
    assertThat(row.failure().persistence()).isEqualTo(row.persistence);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theMessageNamesAccountRegionCauseAndNextStepAndKeepsTheServicesTextVerbatim(Row row) {
    Failure failure = row.failure();
    String message =
        new ReconcileException(row.call.verb(), ErrorFixtures.PLACE, failure, "").getMessage();
    assertThat(message)
        .startsWith("Cannot " + row.call.verb() + " of 123456789012 in eu-west-1: ")
        .contains(failure.cause())
        .contains(failure.nextStep())
        .contains(row.message)
        .contains(row.code)
        .contains("b1946ac9-2492-4d23")
        .doesNotContain("null");
    assertThat(failure.cause()).endsWith(".");
    assertThat(failure.nextStep()).matches("(?s)[A-Z].*\\.");
    assertThat(message.indexOf(failure.cause())).isLessThan(message.indexOf(failure.nextStep()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void onlyAnAccountWithoutASayIsNotOurs(Row row) {
    boolean expected =
        row.cause == Spreading.NotAdministrator.class || row.cause == Standing.NotSubscribed.class;
    assertThat(row.failure().meansNotOurs()).isEqualTo(expected);
  }
}

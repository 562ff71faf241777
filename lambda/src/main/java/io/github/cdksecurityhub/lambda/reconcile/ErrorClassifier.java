package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the cause behind the service's words: the one place that reads them. Pure.
 *
 * <p>Texts come before codes and codes before HTTP statuses, because one text has been seen under
 * several codes (R22), one code carries several meanings (R13 and R14), and a status proves nothing
 * (R4). The status counts only where there is neither text nor code.
 */
public final class ErrorClassifier {
  private static final Set<String> THROTTLES =
      Set.of(
          "LimitExceededException",
          "ThrottlingException",
          "ThrottledException",
          "Throttling",
          "TooManyRequestsException",
          "RequestLimitExceeded",
          "RequestThrottledException",
          "SlowDown",
          "BandwidthLimitExceeded");
  private static final Set<String> FAULTS =
      Set.of(
          "InternalException",
          "InternalFailure",
          "InternalServerError",
          "InternalServerException",
          "ServiceUnavailable",
          "ServiceUnavailableException",
          "RequestTimeout",
          "RequestTimeoutException");
  private static final Set<String> DENIALS =
      Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation", "NotAuthorized");
  private static final Set<String> UNKNOWN_CREDENTIALS =
      Set.of("UnrecognizedClientException", "InvalidClientTokenId", "OptInRequired");

  private final AccountRegion place;

  /** Diagnoses what comes from {@code place}. */
  public ErrorClassifier(AccountRegion place) {
    this.place = place;
  }

  /** Returns why {@code call} was refused with {@code said}. */
  public Failure of(ApiOperation call, ServiceError said) {
    return byText(said).orElseGet(() -> withoutKnownText(call, said));
  }

  private Failure withoutKnownText(ApiOperation call, ServiceError said) {
    if (call.writes() && said.status() == 401 && said.message().isEmpty()) {
      return new Transient.RefusedWithoutWords(said);
    }
    return said.code().isEmpty() ? byStatus(call, said) : byCode(call, said);
  }

  /**
   * Returns why {@code live}, whose Status is FAILED, failed (R21, R22 and R24 come this way too).
   */
  public Failure ofFailedStatus(LiveConfiguration live) {
    String message = live.statusMessage().isEmpty() ? "(no StatusMessage)" : live.statusMessage();
    ServiceError said = ServiceError.ofText(message);
    return byText(said).orElseGet(() -> new Standing.GaveUp(said));
  }

  private Optional<Failure> byText(ServiceError said) {
    return texts().entrySet().stream()
        .filter(text -> said.says(text.getKey()))
        .map(text -> text.getValue().apply(said))
        .findFirst();
  }

  private Map<String, Function<ServiceError, Failure>> texts() {
    Map<String, Function<ServiceError, Failure>> texts = new LinkedHashMap<>();
    texts.put("is still syncing", Passing.StillSyncing::new);
    texts.put(
        "management account is designated as the delegated",
        Standing.ManagementAccountIsAdministrator::new);
    texts.put(
        "Finding Aggregator must be created",
        said -> new Standing.MissingFindingAggregator(place, said));
    texts.put(
        "only be called from the aggregation region",
        said -> new Standing.NotHomeRegion(place, "", said));
    texts.put(
        "is not an administrator for this organization",
        said -> new Spreading.NotAdministrator(place, said));
    texts.put(
        "is not subscribed to AWS Security Hub", said -> new Standing.NotSubscribed(place, said));
    texts.put("can not be enabled for Central Configuration", Standing.CentralTakesNoSettings::new);
    texts.put(
        "don't have permissions to access this resource",
        said -> new Spreading.WrongAccount(place, said));
    return texts;
  }

  private Failure byCode(ApiOperation call, ServiceError said) {
    if (THROTTLES.contains(said.code())) {
      return new Transient.Throttled(said);
    }
    if (FAULTS.contains(said.code())) {
      return new Transient.ServiceFault(said);
    }
    if (DENIALS.contains(said.code())) {
      return new Spreading.AccessDenied(place, call, said);
    }
    if (UNKNOWN_CREDENTIALS.contains(said.code())) {
      return new Spreading.CredentialsRefused(place, said);
    }
    if (said.code().equals("ResourceConflictException")) {
      return conflict(call, said);
    }
    return said.status() >= 500
        ? new Transient.ServiceFault(said)
        : new Standing.Refused(call, said);
  }

  private static Failure conflict(ApiOperation call, ServiceError said) {
    return call == ApiOperation.UPDATE_TO_LOCAL
        ? new Passing.PoliciesStillAssociated(said)
        : new Passing.Conflict(said);
  }

  private Failure byStatus(ApiOperation call, ServiceError said) {
    if (said.status() >= 500) {
      return new Transient.ServiceFault(said);
    }
    if (said.status() >= 300 && said.status() < 400) {
      return new Transient.Redirected(said);
    }
    return switch (said.status()) {
      case 403 -> new Spreading.AccessDenied(place, call, said);
      case 409 -> conflict(call, said);
      case 429 -> new Transient.Throttled(said);
      default -> new Standing.Refused(call, said);
    };
  }
}

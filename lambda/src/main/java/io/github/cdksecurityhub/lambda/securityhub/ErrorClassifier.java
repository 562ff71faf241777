package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.reconcile.FailureCause.*;
import static io.github.cdksecurityhub.lambda.sdk.SdkErrors.text;
import static java.util.Map.entry;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;

/**
 * Finds the cause of an error: the only place that reads the service's messages and codes. Pure.
 *
 * <p>Messages come before codes, because one has been seen under several codes (R22), and one code
 * has several meanings (R13 and R14). An HTTP status proves nothing (R4): it counts only where
 * there is neither.
 */
public record ErrorClassifier(AccountRegion place) {
  /** In this order: one message has been seen under several codes (R22). */
  private static final List<Map.Entry<String, FailureCause>> MESSAGES =
      List.of(
          entry("is still syncing", STILL_SYNCING),
          entry(
              "management account is designated as the delegated",
              MANAGEMENT_ACCOUNT_IS_ADMINISTRATOR),
          entry("Finding Aggregator must be created", MISSING_FINDING_AGGREGATOR),
          entry("only be called from the aggregation region", NOT_HOME_REGION),
          entry("is not an administrator for this organization", NOT_ADMINISTRATOR),
          entry("is not subscribed to AWS Security Hub", NOT_SUBSCRIBED),
          entry("can not be enabled for Central Configuration", CENTRAL_TAKES_NO_SETTINGS),
          entry("don't have permissions to access this resource", NO_ACCESS_TO_ORGANIZATION));

  /** Returns why {@code operation} failed with the SDK's exception {@code e}. */
  Failure of(ApiOperation operation, RuntimeException e) {
    if (e instanceof AwsServiceException refused && refused.statusCode() >= 200) {
      return of(operation, Translator.error(refused));
    }
    Throwable root = root(e);
    String message = text(root.getMessage()).lines().findFirst().orElse("");
    if (e instanceof NoCredentialsException) {
      return failure(NO_CREDENTIALS, operation, ServiceError.ofText(message));
    }
    if (root instanceof IllegalArgumentException) {
      // Its message quotes the header, and the only one that can be wrong is the session's token.
      ServiceError error = ServiceError.ofText("No HTTP header can carry them.");
      return failure(NO_CREDENTIALS, operation, error);
    }
    if (e instanceof UnreadableException) {
      return failure(UNREADABLE_RESPONSE, operation, ServiceError.ofText(message));
    }
    ServiceError error = ServiceError.ofText(root.getClass().getSimpleName() + ": " + message);
    return failure(withoutResponse(root), operation, error);
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static FailureCause withoutResponse(Throwable root) {
    boolean wasNeverSent =
        root instanceof ConnectException
            || root instanceof UnknownHostException
            || root instanceof NoRouteToHostException
            || root instanceof SSLHandshakeException
            || (root instanceof SocketTimeoutException
                && text(root.getMessage()).toLowerCase(Locale.ROOT).contains("connect"));
    if (wasNeverSent) {
      return UNREACHABLE;
    }
    // The JDK takes a status below 200, which ends no exchange, for the end of it.
    boolean isIncomplete = root instanceof AwsServiceException || root instanceof IOException;
    return isIncomplete && !(root instanceof JsonProcessingException)
        ? CONNECTION_LOST
        : UNREADABLE_RESPONSE;
  }

  public Failure of(ApiOperation operation, ServiceError error) {
    FailureCause cause = byMessage(error).orElseGet(() -> withoutKnownMessage(operation, error));
    return failure(cause, operation, error);
  }

  /** Returns why the Status of {@code live} is FAILED (R21, R22 and R24 are reported so, too). */
  public Failure ofFailedStatus(LiveConfiguration live) {
    String message = live.statusMessage().isEmpty() ? "(no StatusMessage)" : live.statusMessage();
    ServiceError error = ServiceError.ofText(message);
    return failure(
        byMessage(error).orElse(STATUS_FAILED), ApiOperation.updateTo(live.type()), error);
  }

  private Failure failure(FailureCause cause, ApiOperation operation, ServiceError error) {
    String detail =
        switch (cause) {
          case NOT_HOME_REGION -> "the one that ListFindingAggregators returns";
          case POLICIES_ASSOCIATED ->
              "ListConfigurationPolicyAssociations in the home Region lists them";
          default -> "";
        };
    return new Failure(cause, place, operation, error, detail);
  }

  private static Optional<FailureCause> byMessage(ServiceError error) {
    return MESSAGES.stream()
        .filter(message -> error.messageContains(message.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static FailureCause withoutKnownMessage(ApiOperation operation, ServiceError error) {
    boolean losesMessages = operation.writes() && operation != ApiOperation.UPDATE_HUB;
    if (losesMessages && error.status() == 401 && error.message().isEmpty()) {
      // R40: a POST's message was lost, and the next read has it.
      return UPDATE_REFUSED_WITHOUT_ERROR;
    }
    return error.code().isEmpty() ? byStatus(operation, error) : byCode(operation, error);
  }

  private static FailureCause byCode(ApiOperation operation, ServiceError error) {
    FailureCause cause =
        switch (error.code()) {
          case "LimitExceededException",
              "TooManyRequestsException",
              "RequestLimitExceeded",
              "SlowDown",
              "BandwidthLimitExceeded" ->
              THROTTLED;
          case "InternalException" ->
              operation == ApiOperation.LIST_AGGREGATORS
                  ? FINDING_AGGREGATOR_UNKNOWN
                  : SERVICE_FAULT;
          case "RequestTimeout", "RequestTimeoutException" -> SERVICE_FAULT;
          case "AccessDeniedException", "AccessDenied", "UnauthorizedOperation", "NotAuthorized" ->
              ACCESS_DENIED;
          case "UnrecognizedClientException", "InvalidClientTokenId", "OptInRequired" ->
              CREDENTIALS_REJECTED;
          case "ResourceNotFoundException" -> operation.isOfTags() ? NOT_SUBSCRIBED : REFUSED;
          case "ResourceConflictException" -> conflict(operation);
          default -> error.code().contains("Throttl") ? THROTTLED : REFUSED;
        };
    boolean isFault =
        error.status() >= 500 && cause != THROTTLED && cause != FINDING_AGGREGATOR_UNKNOWN;
    return isFault ? SERVICE_FAULT : cause;
  }

  private static FailureCause conflict(ApiOperation operation) {
    return operation == ApiOperation.UPDATE_TO_LOCAL ? POLICIES_ASSOCIATED : CONFLICT;
  }

  private static FailureCause byStatus(ApiOperation operation, ServiceError error) {
    if (error.status() >= 300 && error.status() < 400) {
      return REDIRECTED;
    }
    return switch (error.status()) {
      case 403 -> ACCESS_DENIED;
      case 409 -> conflict(operation);
      case 429 -> THROTTLED;
      case 502, 504 -> GATEWAY_FAULT;
      default -> {
        FailureCause refused = error.message().isEmpty() ? REFUSED_WITHOUT_ERROR : REFUSED;
        yield error.status() >= 500 ? SERVICE_FAULT : refused;
      }
    };
  }
}

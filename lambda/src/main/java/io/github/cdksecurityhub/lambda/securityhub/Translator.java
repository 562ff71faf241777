package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Status;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Call;
import io.github.cdksecurityhub.lambda.reconcile.Diagnosis;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import io.github.cdksecurityhub.lambda.reconcile.Transient;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.securityhub.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.securityhub.model.ListFindingAggregatorsResponse;
import software.amazon.awssdk.services.securityhub.model.OrganizationConfigurationConfigurationType;
import software.amazon.awssdk.services.securityhub.model.UpdateOrganizationConfigurationRequest;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;
import software.amazon.awssdk.thirdparty.jackson.core.io.JsonEOFException;

/** Every mapping between the SDK's types and ours. */
final class Translator {
  private final AccountRegion place;
  private final Diagnosis diagnosis;

  Translator(AccountRegion place) {
    this.place = place;
    this.diagnosis = new Diagnosis(place);
  }

  /** Every field explicit, Status left to the service (R9, R12). */
  UpdateOrganizationConfigurationRequest request(OrganizationConfiguration desired) {
    return UpdateOrganizationConfigurationRequest.builder()
        .autoEnable(desired.autoEnable())
        .autoEnableStandards(desired.standards().name())
        .organizationConfiguration(
            type ->
                type.configurationType(
                    OrganizationConfigurationConfigurationType.fromValue(desired.type().name())))
        .build();
  }

  /** Nothing is guessed: an answer that lacks what a decision needs is a failure. */
  LiveConfiguration live(DescribeOrganizationConfigurationResponse response)
      throws SecurityHubException {
    var organization = response.organizationConfiguration();
    if (organization == null || organization.configurationTypeAsString() == null) {
      throw unreadable("The answer has no OrganizationConfiguration.ConfigurationType.");
    }
    if (response.autoEnable() == null) {
      throw unreadable("The answer has no AutoEnable.");
    }
    return new LiveConfiguration(
        known(ConfigurationType.class, organization.configurationTypeAsString()),
        response.autoEnable(),
        known(AutoEnableStandards.class, text(response.autoEnableStandardsAsString())),
        new Status(text(organization.statusAsString())),
        text(organization.statusMessage()),
        Boolean.TRUE.equals(response.memberAccountLimitReached()));
  }

  private <E extends Enum<E>> E known(Class<E> type, String value) throws SecurityHubException {
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(value)) {
        return each;
      }
    }
    throw unreadable("The answer has the unknown " + type.getSimpleName() + " '" + value + "'.");
  }

  /** The ARN's fourth part is the home Region (R1). */
  Optional<String> homeRegion(ListFindingAggregatorsResponse response) throws SecurityHubException {
    if (response.findingAggregators().isEmpty()) {
      return Optional.empty();
    }
    String arn = text(response.findingAggregators().get(0).findingAggregatorArn());
    String[] parts = arn.split(":", -1);
    if (parts.length < 6 || parts[3].isEmpty()) {
      throw unreadable("The finding aggregator's ARN '" + arn + "' names no Region.");
    }
    return Optional.of(parts[3]);
  }

  SecurityHubException failure(Call call, RuntimeException e) {
    if (e instanceof AwsServiceException answered && answered.statusCode() >= 200) {
      return new SecurityHubException(diagnosis.of(call, said(answered)), e);
    }
    return new SecurityHubException(withoutAnswer(e), e);
  }

  private static ServiceError said(AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    String code = details == null ? "" : text(details.errorCode());
    String message = details == null ? "" : text(details.errorMessage());
    return new ServiceError(e.statusCode(), code, message, text(e.requestId()));
  }

  /** Also where the answer broke off in its status, of which the client makes an impossible one. */
  private Failure withoutAnswer(RuntimeException e) {
    Throwable root = root(e);
    ServiceError said =
        ServiceError.ofText(root.getClass().getSimpleName() + ": " + text(root.getMessage()));
    if (wasNeverSent(root)) {
      return new Transient.Unreachable(place, said);
    }
    return root instanceof IOException && !isNoJson(root)
        ? new Transient.Interrupted(said)
        : new Transient.Unreadable(said);
  }

  /** All of an answer came and it is something else, unlike one that ends too early. */
  private static boolean isNoJson(Throwable root) {
    return root instanceof JsonProcessingException && !(root instanceof JsonEOFException);
  }

  private static boolean wasNeverSent(Throwable root) {
    return root instanceof ConnectException
        || root instanceof UnknownHostException
        || root instanceof NoRouteToHostException
        || root instanceof SSLHandshakeException
        || (root instanceof SocketTimeoutException
            && text(root.getMessage()).toLowerCase(Locale.ROOT).contains("connect"));
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && !(root instanceof InterruptedIOException)) {
      root = root.getCause();
    }
    return root;
  }

  private static SecurityHubException unreadable(String text) {
    return new SecurityHubException(new Transient.Unreadable(ServiceError.ofText(text)));
  }

  static String text(String nullable) {
    return nullable == null ? "" : nullable;
  }
}

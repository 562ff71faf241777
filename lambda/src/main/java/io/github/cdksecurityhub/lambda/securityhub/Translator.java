package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.ErrorClassifier;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import io.github.cdksecurityhub.lambda.reconcile.Standing;
import io.github.cdksecurityhub.lambda.reconcile.Transient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.securityhub.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.securityhub.model.FindingAggregator;
import software.amazon.awssdk.services.securityhub.model.UpdateOrganizationConfigurationRequest;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;

/** Every mapping between the SDK's types and ours. */
final class Translator {
  private static final int ARN_PARTS = 6;
  private static final int ARN_REGION = 3;

  private final AccountRegion place;

  Translator(AccountRegion place) {
    this.place = place;
  }

  /** Every field explicit, Status left to the service (R9, R12). */
  static UpdateOrganizationConfigurationRequest request(OrganizationConfiguration desired) {
    return UpdateOrganizationConfigurationRequest.builder()
        .autoEnable(desired.autoEnable())
        .autoEnableStandards(desired.standards().name())
        .organizationConfiguration(type -> type.configurationType(desired.type().name()))
        .build();
  }

  /** Nothing is guessed: a response that lacks what a decision needs is a failure. */
  LiveConfiguration live(DescribeOrganizationConfigurationResponse response)
      throws SecurityHubException {
    var organization = response.organizationConfiguration();
    if (organization == null || organization.configurationTypeAsString() == null) {
      throw unreadable("The response has no OrganizationConfiguration.ConfigurationType.");
    }
    if (response.autoEnable() == null) {
      throw unreadable("The response has no AutoEnable.");
    }
    return new LiveConfiguration(
        known(ConfigurationType.class, organization.configurationTypeAsString()),
        response.autoEnable(),
        known(AutoEnableStandards.class, text(response.autoEnableStandardsAsString())),
        new ConfigurationStatus(text(organization.statusAsString())),
        text(organization.statusMessage()),
        Boolean.TRUE.equals(response.memberAccountLimitReached()));
  }

  private static <E extends Enum<E>> E known(Class<E> type, String value)
      throws SecurityHubException {
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(value)) {
        return each;
      }
    }
    throw unreadable("The response has the unknown " + type.getSimpleName() + " '" + value + "'.");
  }

  /** The ARN's Region is the home Region (R1). */
  String homeRegion(FindingAggregator aggregator) throws SecurityHubException {
    String arn = text(aggregator.findingAggregatorArn());
    String[] parts = arn.split(":", -1);
    if (parts.length < ARN_PARTS || parts[ARN_REGION].isEmpty()) {
      throw unreadable("The finding aggregator's ARN '" + arn + "' names no Region.");
    }
    return parts[ARN_REGION];
  }

  SecurityHubException failure(ApiOperation call, RuntimeException e) {
    if (e instanceof AwsServiceException refused && refused.statusCode() >= 200) {
      return new SecurityHubException(new ErrorClassifier(place).of(call, error(refused)), e);
    }
    return new SecurityHubException(withoutResponse(e), e);
  }

  private static ServiceError error(AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    String code = details == null ? "" : text(details.errorCode());
    String message = details == null ? "" : text(details.errorMessage());
    return new ServiceError(e.statusCode(), code, message, text(e.requestId()));
  }

  private Failure withoutResponse(RuntimeException e) {
    Throwable root = root(e);
    if (e instanceof NoCredentialsException) {
      return new Standing.NoCredentials(ServiceError.ofText(firstLine(root)));
    }
    if (root instanceof IllegalArgumentException) {
      // Its message quotes the header, and the only one that can be wrong is the session's token.
      return new Standing.NoCredentials(ServiceError.ofText("No HTTP header can carry them."));
    }
    ServiceError error =
        ServiceError.ofText(root.getClass().getSimpleName() + ": " + firstLine(root));
    if (wasNeverSent(root)) {
      return new Transient.Unreachable(place, error);
    }
    return isIncomplete(root) ? new Transient.Interrupted(error) : new Transient.Unreadable(error);
  }

  /** The JDK takes a status below 200, which ends no exchange, for the end of it. */
  private static boolean isIncomplete(Throwable root) {
    boolean isJson = root instanceof JsonProcessingException;
    return root instanceof AwsServiceException || (root instanceof IOException && !isJson);
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
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String firstLine(Throwable e) {
    return text(e.getMessage()).lines().findFirst().orElse("");
  }

  private static SecurityHubException unreadable(String text) {
    return new SecurityHubException(new Transient.Unreadable(ServiceError.ofText(text)));
  }

  static String text(String nullable) {
    return nullable == null ? "" : nullable;
  }
}

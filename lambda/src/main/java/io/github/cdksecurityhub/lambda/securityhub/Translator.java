package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.sdk.SdkErrors.text;

import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.securityhub.model.DescribeHubResponse;
import software.amazon.awssdk.services.securityhub.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.securityhub.model.GetFindingAggregatorResponse;
import software.amazon.awssdk.services.securityhub.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.securityhub.model.UpdateOrganizationConfigurationRequest;
import software.amazon.awssdk.services.securityhub.model.UpdateSecurityHubConfigurationRequest;

/**
 * Every mapping between the SDK's types and ours. Where a response lacks what a decision needs,
 * nothing is guessed: it is unreadable.
 */
final class Translator {
  private static final int ARN_PARTS = 6;
  private static final int ARN_REGION = 3;

  private Translator() {}

  /** Every field explicit, Status left to the service (R9, R12). */
  static UpdateOrganizationConfigurationRequest request(OrganizationConfiguration desired) {
    return UpdateOrganizationConfigurationRequest.builder()
        .autoEnable(desired.autoEnable())
        .autoEnableStandards(desired.standards().name())
        .organizationConfiguration(type -> type.configurationType(desired.type().name()))
        .build();
  }

  static UpdateSecurityHubConfigurationRequest request(HubSettings settings) {
    Map<String, String> fields = settings.fields();
    String autoEnableControls = fields.get(HubSettings.AUTO_ENABLE_CONTROLS);
    return UpdateSecurityHubConfigurationRequest.builder()
        .autoEnableControls(autoEnableControls == null ? null : autoEnableControls.equals("true"))
        .controlFindingGenerator(fields.get(HubSettings.CONTROL_FINDING_GENERATOR))
        .build();
  }

  static HubSettings hubSettings(DescribeHubResponse response) {
    Map<String, String> fields = new HashMap<>();
    fields.put(HubSettings.AUTO_ENABLE_CONTROLS, String.valueOf(response.autoEnableControls()));
    fields.put(HubSettings.CONTROL_FINDING_GENERATOR, response.controlFindingGeneratorAsString());
    fields.forEach(
        (name, value) -> {
          if (!HubSettings.ALLOWED.get(name).contains(text(value))) {
            throw new UnreadableException(
                "The response has the unknown " + name + " '" + value + "'.");
          }
        });
    return new HubSettings(fields);
  }

  static LiveConfiguration live(DescribeOrganizationConfigurationResponse response) {
    var organization = response.organizationConfiguration();
    if (organization == null || organization.configurationTypeAsString() == null) {
      throw new UnreadableException(
          "The response has no OrganizationConfiguration.ConfigurationType.");
    }
    if (response.autoEnable() == null) {
      throw new UnreadableException("The response has no AutoEnable.");
    }
    return new LiveConfiguration(
        known(ConfigurationType.class, organization.configurationTypeAsString()),
        response.autoEnable(),
        known(AutoEnableStandards.class, text(response.autoEnableStandardsAsString())),
        new ConfigurationStatus(text(organization.statusAsString())),
        text(organization.statusMessage()),
        Boolean.TRUE.equals(response.memberAccountLimitReached()));
  }

  private static <E extends Enum<E>> E known(Class<E> type, String value) {
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(value)) {
        return each;
      }
    }
    throw new UnreadableException(
        "The response has the unknown " + type.getSimpleName() + " '" + value + "'.");
  }

  /**
   * Without Tags there are none, where the response is the service's own: that has a request ID.
   */
  static Map<String, String> tags(ListTagsForResourceResponse response) {
    if (!response.hasTags() && response.responseMetadata().requestId().equals("UNKNOWN")) {
      throw new UnreadableException("The response has no Tags.");
    }
    return response.tags();
  }

  /** The Region in the aggregator's ARN is the home Region (R1). */
  static String homeRegion(String arn) {
    String[] parts = arn.split(":", -1);
    if (parts.length < ARN_PARTS || parts[ARN_REGION].isEmpty()) {
      throw new UnreadableException("The finding aggregator's ARN '" + arn + "' names no Region.");
    }
    return parts[ARN_REGION];
  }

  static List<String> linkedRegions(GetFindingAggregatorResponse aggregator, String home) {
    String mode = text(aggregator.regionLinkingMode());
    return RegionLinking.linkedRegions(mode, aggregator.regions(), home)
        .orElseThrow(
            () ->
                new UnreadableException(
                    "The finding aggregator has the unknown RegionLinkingMode '" + mode + "'."));
  }

  static ServiceError error(AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    String code = details == null ? "" : text(details.errorCode());
    String message = details == null ? "" : text(details.errorMessage());
    return new ServiceError(e.statusCode(), code, message, text(e.requestId()));
  }
}

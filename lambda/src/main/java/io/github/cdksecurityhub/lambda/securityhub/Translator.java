package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.securityhub.JsonObject.UnexpectedException;
import java.util.List;
import java.util.Optional;

/**
 * What the service's answers mean in the model. Nothing is guessed: an answer that lacks what a
 * decision needs is a failure.
 */
final class Translator {
  private static final int ARN_PARTS = 6;

  private Translator() {}

  static LiveConfiguration live(JsonObject answer) throws UnexpectedException {
    JsonObject organization = answer.object("OrganizationConfiguration").orElse(JsonObject.NOTHING);
    String type =
        organization
            .text("ConfigurationType")
            .orElseThrow(() -> missing("OrganizationConfiguration.ConfigurationType"));
    return new LiveConfiguration(
        known(ConfigurationType.class, type),
        answer.bool("AutoEnable").orElseThrow(() -> missing("AutoEnable")),
        known(AutoEnableStandards.class, answer.text("AutoEnableStandards").orElse("")),
        new ConfigurationStatus(organization.text("Status").orElse("")),
        organization.text("StatusMessage").orElse(""),
        answer.bool("MemberAccountLimitReached").orElse(false));
  }

  private static <E extends Enum<E>> E known(Class<E> type, String value)
      throws UnexpectedException {
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(value)) {
        return each;
      }
    }
    throw new UnexpectedException(
        "The answer has the unknown " + type.getSimpleName() + " '" + value + "'.");
  }

  /** The ARN's fourth part is the home Region (R1). */
  static Optional<String> homeRegion(JsonObject answer) throws UnexpectedException {
    List<JsonObject> aggregators = answer.objects("FindingAggregators");
    if (aggregators.isEmpty()) {
      return Optional.empty();
    }
    String arn = aggregators.get(0).text("FindingAggregatorArn").orElse("");
    String[] parts = arn.split(":", -1);
    if (parts.length < ARN_PARTS || parts[3].isEmpty()) {
      throw new UnexpectedException("The finding aggregator's ARN '" + arn + "' names no Region.");
    }
    return Optional.of(parts[3]);
  }

  private static UnexpectedException missing(String field) {
    return new UnexpectedException("The answer has no " + field + ".");
  }
}

package io.github.cdksecurityhub.lambda.model;

import java.util.Objects;

/**
 * What Describe showed, at one moment, in one Region.
 *
 * @param type LOCAL or CENTRAL
 * @param autoEnable the AutoEnable shown, under CENTRAL too
 * @param standards the AutoEnableStandards shown, under CENTRAL too
 * @param status how far the service is
 * @param statusMessage the service's words, empty where it gave none; not a sign of failure by
 *     itself (R10)
 * @param memberAccountLimitReached whether the administrator can take no more member accounts
 */
public record LiveConfiguration(
    ConfigurationType type,
    boolean autoEnable,
    AutoEnableStandards standards,
    ConfigurationStatus status,
    String statusMessage,
    boolean memberAccountLimitReached) {

  /** Refuses null. */
  public LiveConfiguration {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(standards, "standards");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(statusMessage, "statusMessage");
  }

  /** Returns the declaration that would leave all as it is. */
  public OrganizationConfiguration asDeclared() {
    return type == ConfigurationType.CENTRAL
        ? new OrganizationConfiguration.Central()
        : new OrganizationConfiguration.Local(autoEnable, standards);
  }

  /**
   * Returns this state in few words: {@code LOCAL,true,NONE (ENABLED)}. The StatusMessage can be
   * long and belongs to the end of a message.
   */
  public String summary() {
    return asDeclared().encoded() + " (" + status + ")";
  }
}

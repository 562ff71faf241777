package io.github.cdksecurityhub.lambda.model;

import java.util.Map;

/**
 * What DescribeOrganizationConfiguration returned, at one moment, in one Region, and what
 * DescribeHub returned beside it.
 *
 * @param type LOCAL or CENTRAL
 * @param autoEnable AutoEnable, returned under CENTRAL too
 * @param standards AutoEnableStandards, returned under CENTRAL too
 * @param status the status of the last change of the type
 * @param statusMessage the service's message, empty where there is none; it does not mean failure
 *     (R10)
 * @param memberAccountLimitReached whether the administrator can take no more member accounts
 * @param hub the settings of the hub that were read
 */
public record LiveConfiguration(
    ConfigurationType type,
    boolean autoEnable,
    AutoEnableStandards standards,
    ConfigurationStatus status,
    String statusMessage,
    boolean memberAccountLimitReached,
    HubSettings hub) {

  /** The hub's settings were not read. */
  public LiveConfiguration(
      ConfigurationType type,
      boolean autoEnable,
      AutoEnableStandards standards,
      ConfigurationStatus status,
      String statusMessage,
      boolean memberAccountLimitReached) {
    this(
        type,
        autoEnable,
        standards,
        status,
        statusMessage,
        memberAccountLimitReached,
        HubSettings.NONE);
  }

  /** Returns it with these settings of the hub. */
  public LiveConfiguration withHub(HubSettings other) {
    return new LiveConfiguration(
        type, autoEnable, standards, status, statusMessage, memberAccountLimitReached, other);
  }

  /** Returns the fields that can be declared, by the service's names, type first. */
  public Map<String, String> fields() {
    Map<String, String> fields =
        new OrganizationConfiguration.Local(autoEnable, standards, hub).fields();
    fields.put(OrganizationConfiguration.TYPE, type.name());
    return fields;
  }

  /** Returns the declaration that would change nothing. */
  public OrganizationConfiguration toConfiguration() {
    return type == ConfigurationType.CENTRAL
        ? new OrganizationConfiguration.Central(hub)
        : new OrganizationConfiguration.Local(autoEnable, standards, hub);
  }

  /**
   * Returns {@code LOCAL,true,NONE (ENABLED)}; the StatusMessage, which can be long, is left out.
   */
  public String summary() {
    return toConfiguration().encoded() + " (" + status + ")";
  }
}

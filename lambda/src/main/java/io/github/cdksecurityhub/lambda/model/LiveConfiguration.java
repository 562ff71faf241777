package io.github.cdksecurityhub.lambda.model;

import java.util.Map;

/**
 * What DescribeOrganizationConfiguration returned, at one moment, in one Region, and what
 * DescribeHub returned beside it.
 *
 * @param autoEnable AutoEnable, returned under CENTRAL too
 * @param standards AutoEnableStandards, returned under CENTRAL too
 * @param statusMessage the service's message, empty where there is none; it does not mean failure
 *     (R10)
 */
public record LiveConfiguration(
    ConfigurationType type,
    boolean autoEnable,
    AutoEnableStandards standards,
    ConfigurationStatus status,
    String statusMessage,
    boolean memberAccountLimitReached,
    HubSettings hub) {

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

  public boolean isCentral() {
    return type == ConfigurationType.CENTRAL;
  }

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
    return isCentral()
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

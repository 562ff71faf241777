package io.github.cdksecurityhub.local.securityhub;

import java.util.Optional;

/**
 * The organization configuration as Security Hub has it in one Region.
 *
 * @param type who configures accounts
 * @param autoEnable whether new accounts get Security Hub
 * @param standards which standards new accounts start with
 * @param status how far the configuration type is in force
 * @param statusMessage the service's message about the status, where there is one (R10)
 */
public record LiveConfiguration(
    ConfigurationType type,
    boolean autoEnable,
    AutoEnableStandards standards,
    ConfigurationStatus status,
    Optional<String> statusMessage) {

  /** Local configuration that turns nothing on. */
  static final LiveConfiguration OFF = local(false, AutoEnableStandards.NONE);

  /**
   * What an organization has before anybody changed it (R7).
   *
   * @return LOCAL, ENABLED, AutoEnable false, standards DEFAULT
   */
  public static LiveConfiguration fresh() {
    return local(false, AutoEnableStandards.DEFAULT);
  }

  /**
   * Local configuration, which is always ENABLED (R8).
   *
   * @param autoEnable whether new accounts get Security Hub
   * @param standards which standards they start with
   */
  public static LiveConfiguration local(boolean autoEnable, AutoEnableStandards standards) {
    return new LiveConfiguration(
        ConfigurationType.LOCAL,
        autoEnable,
        standards,
        ConfigurationStatus.ENABLED,
        Optional.empty());
  }

  /**
   * Central configuration in force, with the two fields that it forces (R11).
   *
   * @return CENTRAL, ENABLED, AutoEnable false, standards NONE
   */
  public static LiveConfiguration central() {
    return central(ConfigurationStatus.ENABLED);
  }

  /**
   * Central configuration with a status, and no message.
   *
   * @param status how far it is in force
   * @return CENTRAL, AutoEnable false, standards NONE
   */
  public static LiveConfiguration central(ConfigurationStatus status) {
    return new LiveConfiguration(
        ConfigurationType.CENTRAL, false, AutoEnableStandards.NONE, status, Optional.empty());
  }

  /** The same configuration once its status is no longer PENDING. */
  LiveConfiguration settled(CentralOutcome outcome) {
    return new LiveConfiguration(type, autoEnable, standards, outcome.status(), outcome.message());
  }

  boolean isCentral() {
    return type == ConfigurationType.CENTRAL;
  }
}

package io.github.cdksecurityhub.lambda.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How Security Hub treats an organization's accounts in one Region.
 *
 * <p>{@link Central} has no fields: the service refuses AutoEnable and standards there (R23), so
 * the combination can't be written. An Update still sends {@link #autoEnable()} and {@link
 * #standards()} in their place.
 */
public sealed interface OrganizationConfiguration {
  /** The service's name of the configuration type. */
  String TYPE = "ConfigurationType";

  /** The service's name of the field that enables Security Hub in new accounts. */
  String AUTO_ENABLE = "AutoEnable";

  /** The service's name of the field that enables standards in new accounts. */
  String STANDARDS = "AutoEnableStandards";

  /** Returns the type that an Update sends. */
  ConfigurationType type();

  /** Returns the AutoEnable that an Update sends; {@code false} with CENTRAL (R11). */
  default boolean autoEnable() {
    return false;
  }

  /** Returns the AutoEnableStandards that an Update sends; {@code NONE} with CENTRAL (R11). */
  default AutoEnableStandards standards() {
    return AutoEnableStandards.NONE;
  }

  /** Returns whether the type is CENTRAL. */
  default boolean isCentral() {
    return type() == ConfigurationType.CENTRAL;
  }

  /** Returns the declared fields, by the service's names, type first. */
  Map<String, String> fields();

  /** Returns the declared values: {@code LOCAL,false,DEFAULT} or {@code CENTRAL}. */
  default String encoded() {
    return String.join(",", fields().values());
  }

  /** Returns whether {@code live} has every declared field, with any Status. */
  default boolean matches(LiveConfiguration live) {
    return ConfigurationDiff.between(this, live).isEmpty();
  }

  /** Reads what {@link #encoded()} wrote; empty where it is anything else. */
  static Optional<OrganizationConfiguration> decode(String encoded) {
    return values().stream().filter(each -> each.encoded().equals(encoded)).findFirst();
  }

  /** Returns all five configurations. */
  static List<OrganizationConfiguration> values() {
    return List.of(
        new Local(false, AutoEnableStandards.DEFAULT),
        new Local(false, AutoEnableStandards.NONE),
        new Local(true, AutoEnableStandards.DEFAULT),
        new Local(true, AutoEnableStandards.NONE),
        new Central());
  }

  /**
   * New accounts follow these settings, in this Region alone.
   *
   * @param autoEnable whether Security Hub is enabled in new accounts
   * @param standards which standards are enabled there
   */
  record Local(boolean autoEnable, AutoEnableStandards standards)
      implements OrganizationConfiguration {

    @Override
    public ConfigurationType type() {
      return ConfigurationType.LOCAL;
    }

    @Override
    public Map<String, String> fields() {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put(TYPE, type().name());
      fields.put(AUTO_ENABLE, Boolean.toString(autoEnable));
      fields.put(STANDARDS, standards.name());
      return fields;
    }
  }

  /** Accounts follow configuration policies, which are not part of this resource. */
  record Central() implements OrganizationConfiguration {
    @Override
    public ConfigurationType type() {
      return ConfigurationType.CENTRAL;
    }

    @Override
    public Map<String, String> fields() {
      return Map.of(TYPE, type().name());
    }
  }
}

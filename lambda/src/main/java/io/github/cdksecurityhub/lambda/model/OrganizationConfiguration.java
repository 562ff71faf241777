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
  String TYPE = "ConfigurationType";

  String AUTO_ENABLE = "AutoEnable";

  String STANDARDS = "AutoEnableStandards";

  ConfigurationType type();

  /** Returns the AutoEnable that an Update sends; {@code false} with CENTRAL (R11). */
  default boolean autoEnable() {
    return false;
  }

  /** Returns the AutoEnableStandards that an Update sends; {@code NONE} with CENTRAL (R11). */
  default AutoEnableStandards standards() {
    return AutoEnableStandards.NONE;
  }

  default boolean isCentral() {
    return type() == ConfigurationType.CENTRAL;
  }

  HubSettings hub();

  OrganizationConfiguration withHub(HubSettings hub);

  /** Returns the declared fields, by the service's names, type first. */
  Map<String, String> fields();

  /**
   * Returns the declared values: {@code LOCAL,false,DEFAULT} or {@code CENTRAL}, and the hub's
   * settings with their names.
   */
  default String encoded() {
    return String.join(",", withHub(HubSettings.NONE).fields().values()) + hub().encoded();
  }

  /**
   * Returns the declared fields in which live differs, type first: the one decision that everything
   * else serves. Under CENTRAL only the type is declared: the other fields are the service's own
   * there (R11).
   */
  default List<FieldChange> diff(LiveConfiguration live) {
    Map<String, String> actual = live.fields();
    return fields().entrySet().stream()
        .filter(field -> !field.getValue().equals(actual.get(field.getKey())))
        .map(field -> FieldChange.of(field.getKey(), actual.get(field.getKey()), field.getValue()))
        .toList();
  }

  /** Returns whether {@code live} has every declared field, with any Status. */
  default boolean matches(LiveConfiguration live) {
    return diff(live).isEmpty();
  }

  /** Reads what {@link #encoded()} wrote; empty where it is anything else. */
  static Optional<OrganizationConfiguration> decode(String encoded) {
    return values().stream()
        .filter(each -> (encoded + ",").startsWith(each.encoded() + ","))
        .flatMap(
            each ->
                HubSettings.decode(encoded.substring(each.encoded().length())).stream()
                    .map(each::withHub))
        .findFirst();
  }

  /** Returns all five configurations, without settings of the hub. */
  static List<OrganizationConfiguration> values() {
    return List.of(
        new Local(false, AutoEnableStandards.DEFAULT),
        new Local(false, AutoEnableStandards.NONE),
        new Local(true, AutoEnableStandards.DEFAULT),
        new Local(true, AutoEnableStandards.NONE),
        new Central());
  }

  /** New accounts follow these settings, in this Region alone. */
  record Local(boolean autoEnable, AutoEnableStandards standards, HubSettings hub)
      implements OrganizationConfiguration {

    public Local(boolean autoEnable, AutoEnableStandards standards) {
      this(autoEnable, standards, HubSettings.NONE);
    }

    @Override
    public Local withHub(HubSettings other) {
      return new Local(autoEnable, standards, other);
    }

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
      fields.putAll(hub.fields());
      return fields;
    }
  }

  /** Accounts follow configuration policies, which are not part of this resource. */
  record Central(HubSettings hub) implements OrganizationConfiguration {

    public Central() {
      this(HubSettings.NONE);
    }

    @Override
    public Central withHub(HubSettings other) {
      return new Central(other);
    }

    @Override
    public ConfigurationType type() {
      return ConfigurationType.CENTRAL;
    }

    @Override
    public Map<String, String> fields() {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put(TYPE, type().name());
      fields.putAll(hub.fields());
      return fields;
    }
  }
}

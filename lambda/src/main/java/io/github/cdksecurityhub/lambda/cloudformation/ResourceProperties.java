package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.PropertyValue;
import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The resource's properties, SchemaVersion 1, understood.
 *
 * @param region the Region to configure
 * @param configuration what is to be live there
 * @param onDelete what a Delete leaves behind
 */
record ResourceProperties(
    String region, OrganizationConfiguration configuration, OnDelete onDelete) {
  static final String SCHEMA_VERSION = "SchemaVersion";
  static final String REGION = "Region";
  static final String CONFIGURATION_TYPE = "ConfigurationType";
  static final String AUTO_ENABLE = "AutoEnable";
  static final String STANDARDS = "AutoEnableStandards";
  static final String ON_DELETE = "OnDelete";

  private static final List<String> OURS =
      List.of(SCHEMA_VERSION, REGION, CONFIGURATION_TYPE, AUTO_ENABLE, STANDARDS, ON_DELETE);

  /** CloudFormation puts its own two among the properties (R33). */
  private static final List<String> CLOUDFORMATIONS = List.of("ServiceToken", "ServiceTimeout");

  /** A Region becomes part of a host name, so nothing else may pass. */
  private static final Pattern REGION_NAME =
      Pattern.compile("[a-z]{2,8}(-[a-z]{2,12}){1,3}-\\d{1,2}");

  private static final int MOST_QUOTED = 60;

  /**
   * Reads every property strictly, for Create and Update.
   *
   * @throws InvalidPropertyException naming the property and what is allowed
   */
  static ResourceProperties read(Map<String, PropertyValue> properties)
      throws InvalidPropertyException {
    oneOf(properties, SCHEMA_VERSION, "1");
    for (String name : new TreeSet<>(properties.keySet())) {
      if (!OURS.contains(name) && !CLOUDFORMATIONS.contains(name)) {
        throw new InvalidPropertyException(
            "the property " + quoted(name) + " is unknown; known are " + String.join(", ", OURS));
      }
    }
    String region = required(properties, REGION);
    if (!REGION_NAME.matcher(region).matches()) {
      throw new InvalidPropertyException(
          REGION + " is " + quoted(region) + "; allowed is a Region name such as eu-west-1");
    }
    return new ResourceProperties(
        region,
        configuration(properties),
        OnDelete.valueOf(oneOf(properties, ON_DELETE, names(OnDelete.values()))));
  }

  /**
   * Reads what a Delete needs; empty where it can't tell what was ours. What it does not know, it
   * ignores.
   */
  static Optional<ResourceProperties> readLeniently(Map<String, PropertyValue> properties) {
    Map<String, PropertyValue> known = new LinkedHashMap<>(properties);
    known.keySet().retainAll(OURS);
    try {
      return Optional.of(read(known));
    } catch (InvalidPropertyException e) {
      return Optional.empty();
    }
  }

  private static OrganizationConfiguration configuration(Map<String, PropertyValue> properties)
      throws InvalidPropertyException {
    String type = oneOf(properties, CONFIGURATION_TYPE, names(ConfigurationType.values()));
    if (type.equals(ConfigurationType.CENTRAL.name())) {
      refuseWithCentral(properties, AUTO_ENABLE);
      refuseWithCentral(properties, STANDARDS);
      return new OrganizationConfiguration.Central();
    }
    return new OrganizationConfiguration.Local(
        oneOf(properties, AUTO_ENABLE, "true", "false").equals("true"),
        AutoEnableStandards.valueOf(
            oneOf(properties, STANDARDS, names(AutoEnableStandards.values()))));
  }

  private static void refuseWithCentral(Map<String, PropertyValue> properties, String name)
      throws InvalidPropertyException {
    if (properties.containsKey(name)) {
      throw new InvalidPropertyException(
          name
              + " must be absent where ConfigurationType is CENTRAL: configuration policies decide there, and the"
              + " service refuses it");
    }
  }

  private static String oneOf(Map<String, PropertyValue> properties, String name, String... allowed)
      throws InvalidPropertyException {
    String value = required(properties, name);
    if (!Arrays.asList(allowed).contains(value)) {
      throw new InvalidPropertyException(
          name + " is " + quoted(value) + "; allowed is " + String.join(" or ", allowed));
    }
    return value;
  }

  private static String required(Map<String, PropertyValue> properties, String name)
      throws InvalidPropertyException {
    PropertyValue value = properties.get(name);
    if (value == null) {
      throw new InvalidPropertyException("the property " + name + " is missing");
    }
    if (!value.isScalar()) {
      throw new InvalidPropertyException(name + " is not a string");
    }
    return value.text();
  }

  private static String[] names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
  }

  private static String quoted(String value) {
    return "'" + Shortened.to(MOST_QUOTED, Discreet.text(value)) + "'";
  }

  /** A property is not as the contract says. */
  static final class InvalidPropertyException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidPropertyException(String message) {
      super(message);
    }
  }
}

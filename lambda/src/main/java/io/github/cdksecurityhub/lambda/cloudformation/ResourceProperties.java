package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The resource's properties, SchemaVersion 1. */
record ResourceProperties(
    String region, OrganizationConfiguration configuration, OnDelete onDelete, boolean takeOver) {
  static final String REGION = "Region";

  private static final String SCHEMA_VERSION = "SchemaVersion";
  private static final String TYPE = OrganizationConfiguration.TYPE;
  private static final String AUTO_ENABLE = OrganizationConfiguration.AUTO_ENABLE;
  private static final String STANDARDS = OrganizationConfiguration.STANDARDS;
  private static final String ON_DELETE = "OnDelete";
  private static final String TAKE_OVER = "TakeOver";

  /** Any text; a change makes CloudFormation send an event, which reverts drift. */
  private static final String REVISION = "Revision";

  private static final List<String> KNOWN =
      List.of(
          SCHEMA_VERSION,
          REGION,
          TYPE,
          AUTO_ENABLE,
          STANDARDS,
          HubSettings.CONTROL_FINDING_GENERATOR,
          HubSettings.AUTO_ENABLE_CONTROLS,
          ON_DELETE,
          TAKE_OVER,
          REVISION);

  /** CloudFormation adds these two (R33). */
  private static final List<String> ADDED = List.of("ServiceToken", "ServiceTimeout");

  private static final String NOT_ALLOWED = "%s is '%s'; allowed is %s";
  private static final String NOT_WITH_CENTRAL =
      "%s must be absent where ConfigurationType is CENTRAL: configuration policies decide there, and the service refuses it";

  /**
   * Reads every property strictly, for Create and Update.
   *
   * @throws InvalidPropertyException naming the property and what is allowed
   */
  static ResourceProperties read(Map<String, String> properties) throws InvalidPropertyException {
    oneOf(properties, SCHEMA_VERSION, "1");
    for (String name : new TreeSet<>(properties.keySet())) {
      boolean isKnown = KNOWN.contains(name) || ADDED.contains(name);
      require(
          isKnown, "the property '%s' is unknown; known are %s", name, String.join(", ", KNOWN));
    }
    String region = required(properties, REGION);
    require(
        AccountRegion.isRegion(region),
        NOT_ALLOWED,
        REGION,
        region,
        "a Region name such as eu-west-1");
    return new ResourceProperties(
        region,
        configuration(properties).withHub(hub(properties)),
        enumOf(OnDelete.class, properties, ON_DELETE),
        properties.containsKey(TAKE_OVER) && oneOf(properties, TAKE_OVER, "true").equals("true"));
  }

  Map.Entry<String, OrganizationConfiguration> declaration() {
    return Map.entry(region, configuration);
  }

  /** Reads what a Delete needs and ignores unknown properties; empty where something is missing. */
  static Optional<ResourceProperties> readLeniently(Map<String, String> properties) {
    Map<String, String> known = new HashMap<>(properties);
    known.keySet().retainAll(KNOWN);
    try {
      return Optional.of(read(known));
    } catch (InvalidPropertyException e) {
      return Optional.empty();
    }
  }

  private static OrganizationConfiguration configuration(Map<String, String> properties)
      throws InvalidPropertyException {
    if (enumOf(ConfigurationType.class, properties, TYPE) == ConfigurationType.LOCAL) {
      return new OrganizationConfiguration.Local(
          oneOf(properties, AUTO_ENABLE, "true", "false").equals("true"),
          enumOf(AutoEnableStandards.class, properties, STANDARDS));
    }
    for (String name : List.of(AUTO_ENABLE, STANDARDS)) {
      require(!properties.containsKey(name), NOT_WITH_CENTRAL, name);
    }
    return new OrganizationConfiguration.Central();
  }

  private static HubSettings hub(Map<String, String> properties) throws InvalidPropertyException {
    Map<String, String> fields = new HashMap<>();
    for (Map.Entry<String, Set<String>> setting : HubSettings.ALLOWED.entrySet()) {
      String name = setting.getKey();
      if (properties.containsKey(name)) {
        String[] allowed = setting.getValue().stream().sorted().toArray(String[]::new);
        fields.put(name, oneOf(properties, name, allowed));
      }
    }
    return new HubSettings(fields);
  }

  private static <E extends Enum<E>> E enumOf(
      Class<E> type, Map<String, String> properties, String name) throws InvalidPropertyException {
    String[] names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toArray(String[]::new);
    return Enum.valueOf(type, oneOf(properties, name, names));
  }

  private static String oneOf(Map<String, String> properties, String name, String... allowed)
      throws InvalidPropertyException {
    String value = required(properties, name);
    boolean isAllowed = List.of(allowed).contains(value);
    require(isAllowed, NOT_ALLOWED, name, value, String.join(" or ", allowed));
    return value;
  }

  private static String required(Map<String, String> properties, String name)
      throws InvalidPropertyException {
    require(properties.containsKey(name), "the property %s is missing", name);
    return properties.get(name);
  }

  private static void require(boolean isValid, String problem, Object... details)
      throws InvalidPropertyException {
    if (!isValid) {
      throw new InvalidPropertyException(problem.formatted(details));
    }
  }

  static final class InvalidPropertyException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidPropertyException(String message) {
      super(message);
    }
  }
}
